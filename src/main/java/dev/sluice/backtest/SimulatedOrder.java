package dev.sluice.backtest;

import dev.sluice.execution.OrderTransitions;
import dev.sluice.execution.OrderTrigger;
import dev.sluice.strategy.Idea;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import java.util.Optional;

/** An order of a run. Its states are those of a live order, by the same table. */
final class SimulatedOrder {
    /** Its place in the queue is not known yet, or can never be. */
    static final long UNKNOWN_QUEUE = Long.MAX_VALUE;

    private final Optional<OrderId> id;
    private final String strategy;
    private final Side side;
    private final boolean closing;
    private final long limit;
    private final long stop;
    private final long target;
    private final long arrivalNanos;
    private long quantity;
    private long filled;
    private long ahead = UNKNOWN_QUEUE;
    private OrderState state = OrderState.PENDING;

    /**
     * An entry.
     *
     * @param limit worst price in 10⁻⁸; 0 for a market order
     * @param quantity in 10⁻⁸; 0 to be sized when it is filled
     */
    SimulatedOrder(Idea.Enter idea, Optional<OrderId> id, long limit, long quantity, long arrivalNanos) {
        this.id = id;
        Bracket bracket = Bracket.of(idea);
        this.strategy = idea.strategy();
        this.side = idea.side();
        this.closing = false;
        this.limit = limit;
        this.stop = bracket.stop();
        this.target = bracket.target();
        this.quantity = quantity;
        this.arrivalNanos = arrivalNanos;
    }

    /** An exit at the market. */
    SimulatedOrder(String strategy, Optional<OrderId> id, Side side, long arrivalNanos) {
        this.id = id;
        this.strategy = strategy;
        this.side = side;
        this.closing = true;
        this.limit = 0;
        this.stop = 0;
        this.target = 0;
        this.arrivalNanos = arrivalNanos;
    }

    /** Prices in 10⁻⁸ at which a position is left; 0 for none. */
    record Bracket(long stop, long target) {
        static Bracket of(Idea.Enter idea) {
            return new Bracket(
                    idea.stop().map(Price::units).orElse(0L),
                    idea.target().map(Price::units).orElse(0L));
        }
    }

    /** What the gates know it by, where there are gates. */
    Optional<OrderId> id() {
        return id;
    }

    String strategy() {
        return strategy;
    }

    Side side() {
        return side;
    }

    boolean isClosing() {
        return closing;
    }

    boolean isMarket() {
        return limit == 0;
    }

    long limit() {
        return limit;
    }

    Bracket bracket() {
        return new Bracket(stop, target);
    }

    long stop() {
        return stop;
    }

    boolean isDue(long nowNanos) {
        return nowNanos >= arrivalNanos;
    }

    /** The market has it; said once, and only if nothing else was said before. */
    void acknowledge() {
        if (state == OrderState.SUBMITTING) {
            on(OrderTrigger.ACKNOWLEDGED);
        }
    }

    boolean hasArrived() {
        return state != OrderState.PENDING && state != OrderState.SUBMITTING;
    }

    boolean isSized() {
        return quantity != 0;
    }

    void size(long units) {
        quantity = units;
    }

    long remaining() {
        return quantity - filled;
    }

    /** It is to close this much, whatever it was for before. */
    void cover(long units) {
        quantity = filled + units;
    }

    boolean isUntouched() {
        return filled == 0;
    }

    /** Whether the price is no worse than its limit. */
    boolean admits(long price) {
        return limit == 0 || (side == Side.BUY ? price <= limit : price >= limit);
    }

    /** Whether the price lies beyond its limit, so that whoever waits there has traded. */
    boolean isPassedBy(long price) {
        return side == Side.BUY ? price < limit : price > limit;
    }

    /** Quantity that stands before it at its price. */
    long ahead() {
        return ahead;
    }

    void queueBehind(long units) {
        ahead = units;
    }

    OrderState state() {
        return state;
    }

    boolean isOpen() {
        return !state.isTerminal();
    }

    void filled(long units) {
        filled += units;
        on(remaining() == 0 ? OrderTrigger.COMPLETELY_FILLED : OrderTrigger.PARTLY_FILLED);
    }

    void on(OrderTrigger trigger) {
        OrderTransitions.Transition transition = OrderTransitions.of(state, trigger)
                .orElseThrow(
                        () -> new IllegalStateException("order is " + state + ", which " + trigger + " cannot be"));
        state = transition.to(filled > 0);
    }
}
