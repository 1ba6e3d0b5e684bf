package dev.sluice.strategy;

import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.OrderBook;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Follows short moves of the micro-price: the middle of the book, weighted by the opposite quantities, which leans
 * towards the side that is about to give way.
 *
 * <p>It buys when the micro-price has risen by {@code momentumBps} within the lookback while the top of the book leans
 * to the bids, and leaves at the target, at the stop, when momentum has turned against it by as much, or after the
 * holding time. It is long only, because a spot account has nothing to sell short. It decides on book updates only.
 */
public final class MicroPriceMomentum implements Strategy {
    public static final String NAME = "micro-price-momentum";

    private final MicroPriceMomentumParameters parameters;
    private final long lookbackNanos;
    private final long holdNanos;
    private final long cooldownNanos;
    private final Map<Symbol, State> states = new HashMap<>();

    public MicroPriceMomentum(MicroPriceMomentumParameters parameters) {
        this.parameters = parameters;
        this.lookbackNanos = parameters.lookback().toNanos();
        this.holdNanos = parameters.hold().toNanos();
        this.cooldownNanos = parameters.cooldown().toNanos();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding) {
        if (!(event instanceof DepthDiff)) {
            return List.of();
        }
        State state = states.computeIfAbsent(event.symbol(), symbol -> new State());
        OrderBook book = market.book();
        if (!book.synchronised() || !book.hasSaneTop()) {
            state.history.clear();
            return List.of();
        }
        long now = event.receivedNanos();
        double microPrice = book.microPrice();
        double momentumBps = state.history.moveBps(now, microPrice, lookbackNanos);
        state.history.add(now, microPrice);
        if (holding.busy()) {
            return List.of();
        }
        if (holding.isFlat()) {
            state.leave();
            return enter(state, book, event, momentumBps);
        }
        return exit(state, book, event, momentumBps);
    }

    private List<Idea> enter(State state, OrderBook book, MarketEvent event, double momentumBps) {
        long now = event.receivedNanos();
        double lean = book.topImbalance();
        boolean cooling = state.lastEntryNanos != 0 && now - state.lastEntryNanos < cooldownNanos;
        if (cooling || !(momentumBps >= parameters.momentumBps()) || lean < parameters.imbalance()) {
            return List.of();
        }
        state.lastEntryNanos = now;
        Price best = Price.ofUnits(book.price(Side.SELL, 0));
        double confidence = Math.min(1, momentumBps / (2 * parameters.momentumBps())) * lean;
        return List.of(new Idea.Enter(
                NAME,
                event.symbol(),
                Side.BUY,
                best.movedByBps(parameters.collarBps()),
                Optional.of(best.movedByBps(-parameters.stopBps())),
                Optional.of(best.movedByBps(parameters.targetBps())),
                confidence,
                text("momentum %.2f bps, imbalance %.2f", momentumBps, lean),
                now));
    }

    private List<Idea> exit(State state, OrderBook book, MarketEvent event, double momentumBps) {
        long now = event.receivedNanos();
        double bid = book.price(Side.BUY, 0);
        state.enter(now, bid);
        double gainBps = (bid / state.referencePrice - 1) * 10_000;
        String why;
        if (gainBps >= parameters.targetBps()) {
            why = text("target: %.2f bps", gainBps);
        } else if (gainBps <= -parameters.stopBps()) {
            why = text("stop: %.2f bps", gainBps);
        } else if (momentumBps <= -parameters.momentumBps()) {
            why = text("momentum turned: %.2f bps", momentumBps);
        } else if (now - state.heldSinceNanos >= holdNanos) {
            why = "holding time is over";
        } else {
            return List.of();
        }
        return List.of(new Idea.Exit(NAME, event.symbol(), why, now));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Per symbol; the reference price is the bid when the position was first seen. */
    private static final class State {
        private final PriceHistory history = new PriceHistory();
        private long lastEntryNanos;
        private long heldSinceNanos;
        private double referencePrice;

        void enter(long now, double bid) {
            if (heldSinceNanos == 0) {
                heldSinceNanos = now;
                referencePrice = bid;
            }
        }

        void leave() {
            heldSinceNanos = 0;
        }
    }
}
