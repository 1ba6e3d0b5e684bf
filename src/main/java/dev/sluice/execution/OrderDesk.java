package dev.sluice.execution;

import dev.sluice.approval.ApprovedOrder;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.portfolio.FillBooked;
import dev.sluice.portfolio.ReducingOrder;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Symbol;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The execution saga as a state machine: its inputs are approved and reducing orders, commits and venue reports, its
 * outputs are {@link Command}s. It does nothing itself.
 *
 * <p>The straight road: approved → PENDING → pre-trade checks → intent (SUBMITTING) journaled and committed → trading
 * state and drift once more → submit → acknowledged → fills → ended. A lost answer makes the order UNKNOWN: its
 * exposure stays reserved and its symbol is paused, because only evidence may end an order.
 */
public final class OrderDesk {
    private static final Optional<String> NOT_SENT = Optional.of(Reason.CANCELLED_BEFORE_SUBMIT.code());

    private final ExecutionContext context;
    private final PreTradeChecks checks;
    private final OrderBookkeeping orders = new OrderBookkeeping();

    public OrderDesk(ExecutionContext context) {
        this.context = context;
        this.checks = new PreTradeChecks(context);
    }

    /** Orders that have not ended. */
    public Collection<Order> live() {
        return Collections.unmodifiableCollection(orders.live());
    }

    /**
     * Takes over the orders of an earlier process, before anything else; what they may still do is reserved again.
     *
     * @param rows of orders that had not ended
     * @param fills of those orders
     */
    public void restore(List<ProjectedRow> rows, List<ProjectedRow> fills) {
        for (ProjectedRow row : rows) {
            String id = row.text("orderId");
            Order order = Order.restored(
                    row,
                    fills.stream()
                            .filter(fill -> fill.text("orderId").equals(id))
                            .toList());
            orders.add(order);
            context.portfolio()
                    .reserveAgain(order.id(), order.terms(), order.reference(), order.open(), order.reducing());
        }
    }

    /** After a restart nobody knows what became of the orders on their way: each is UNKNOWN until evidence comes. */
    public void doubtAll(Consumer<Command> out, long nowNanos) {
        for (Order order : List.copyOf(orders.live())) {
            if (order.state() == OrderState.PENDING) {
                move(order, OrderTrigger.WITHDRAWN, "not sent before the restart", NOT_SENT, out, nowNanos);
            } else {
                onReport(new OrderReport.OutcomeLost(order.clientOrderId(), "restart"), out, nowNanos);
            }
        }
    }

    /** An order, ended or not, as long as it is remembered. */
    public Optional<Order> find(OrderId id) {
        return orders.find(id);
    }

    /**
     * Somebody wants an order cancelled. It happens when it can: at once for an order in the venue's book, after its
     * acknowledgement for one on its way, and without a word to the venue for one that was not sent.
     *
     * @return whether the order is alive, so that there is something to cancel
     */
    public boolean cancel(OrderId id, Consumer<Command> out, long nowNanos) {
        Optional<Order> known = orders.find(id).filter(order -> !order.state().isTerminal());
        known.ifPresent(order -> {
            order.wantCancel();
            cancelIfWanted(order, out, nowNanos);
        });
        return known.isPresent();
    }

    private void cancelIfWanted(Order order, Consumer<Command> out, long nowNanos) {
        if (order.cancelWanted() && order.isCancellable()) {
            order.beginCancel();
            JournalEntry wish = order.take(OrderTrigger.CANCEL_STARTED, "request", Optional.empty(), nowNanos);
            out.accept(new Command.JournalIntent(order.id(), List.of(wish)));
        }
    }

    /** Starts an approved order; its exposure is reserved already. */
    public void start(ApprovedOrder approved, Consumer<Command> out, long nowNanos) {
        Order order =
                new Order(approved.order(), approved.terms(), approved.origin(), approved.reference(), false, nowNanos);
        begin(order, out, nowNanos);
    }

    /** Starts a reducing order: no gates, but the venue's filters hold for it too. */
    public void start(OrderId id, ReducingOrder reduction, Consumer<Command> out, long nowNanos) {
        context.portfolio().reserve(id, reduction);
        out.accept(new Command.Journal(new ReductionDecided(id, reduction)));
        Order order = new Order(id, reduction.terms(), reduction.origin(), reduction.reference(), true, nowNanos);
        begin(order, out, nowNanos);
    }

    /** The intent is committed: the order may go out now, if trading still may. */
    public void onCommitted(OrderId id, JournalReceipt receipt, Consumer<Command> out, long nowNanos) {
        Optional<Order> known = orders.find(id);
        if (known.isPresent() && known.get().takeCommittedCancel()) {
            sendCancel(known.get(), out);
            return;
        }
        if (known.isEmpty() || !known.get().awaitsCommit()) {
            alarm(Optional.of(id), "a commit came for an order that does not wait for one", out, nowNanos);
            return;
        }
        Order order = known.get();
        Optional<Reason> withdrawn =
                order.cancelWanted() ? Optional.of(Reason.CANCELLED_BEFORE_SUBMIT) : checks.beforeSubmit(order);
        if (withdrawn.isPresent()) {
            move(order, OrderTrigger.WITHDRAWN, "not sent", withdrawn.map(Reason::code), out, nowNanos);
        } else {
            order.handOver();
            out.accept(new Command.Submit(new MintedIntent(id, order.clientOrderId(), order.terms(), receipt)));
        }
    }

    /** The venue, or the road to it, said something. */
    public void onReport(OrderReport report, Consumer<Command> out, long nowNanos) {
        Optional<Order> known = orders.find(report.clientOrderId());
        if (known.isEmpty()) {
            alarm(Optional.empty(), "report for an order that is not ours: " + report.clientOrderId(), out, nowNanos);
            return;
        }
        try {
            apply(known.get(), report, out, nowNanos);
            resumeIfCertain(known.get(), out, nowNanos);
            cancelIfWanted(known.get(), out, nowNanos);
        } catch (IllegalOrderTransitionException e) {
            alarm(Optional.of(known.get().id()), String.valueOf(e.getMessage()), out, nowNanos);
        }
    }

    /** An order that ended while the wish was being committed needs no cancel. */
    private static void sendCancel(Order order, Consumer<Command> out) {
        if (!order.state().isTerminal()) {
            out.accept(
                    new Command.Cancel(new CancelOrder(order.id(), order.terms().symbol(), order.clientOrderId())));
        }
    }

    private void begin(Order order, Consumer<Command> out, long nowNanos) {
        orders.add(order);
        Optional<Reason> refused = checks.beforeIntent(order, orders.live());
        if (refused.isPresent()) {
            move(order, OrderTrigger.REFUSED_LOCALLY, "pre-trade check", refused.map(Reason::code), out, nowNanos);
            return;
        }
        JournalEntry intent =
                order.take(OrderTrigger.SUBMIT_STARTED, "pre-trade checks passed", Optional.empty(), nowNanos);
        out.accept(new Command.JournalIntent(order.id(), List.of(intent)));
    }

    private void apply(Order order, OrderReport report, Consumer<Command> out, long nowNanos) {
        switch (report) {
            case OrderReport.Acknowledged acknowledged -> {
                order.knownAs(acknowledged.venueOrderId());
                move(order, OrderTrigger.ACKNOWLEDGED, "venue", Optional.empty(), out, nowNanos);
            }
            case OrderReport.Filled filled -> fill(order, filled.fill(), out, nowNanos);
            case OrderReport.Rejected rejected ->
                move(order, OrderTrigger.REJECTED, "venue", Optional.of(rejected.reason()), out, nowNanos);
            case OrderReport.Canceled canceled ->
                move(order, OrderTrigger.CANCELED, "venue", Optional.of(canceled.reason()), out, nowNanos);
            // That the venue has no open order of that id says nothing about one in doubt.
            case OrderReport.CancelRefused refused when order.isInDoubt() -> {}
            case OrderReport.CancelRefused refused ->
                move(order, OrderTrigger.REQUEST_REFUSED, "venue", Optional.of(refused.reason()), out, nowNanos);
            case OrderReport.Expired expired ->
                move(order, OrderTrigger.EXPIRED, "venue", Optional.of(expired.reason()), out, nowNanos);
            case OrderReport.OutcomeLost lost -> {
                move(order, OrderTrigger.OUTCOME_LOST, "none", Optional.of(lost.reason()), out, nowNanos);
                pauseWhileInDoubt(order, out, nowNanos);
            }
        }
    }

    /** A symbol takes orders again when the last of its orders in doubt has found evidence. */
    private void resumeIfCertain(Order order, Consumer<Command> out, long nowNanos) {
        Symbol symbol = order.terms().symbol();
        boolean doubted =
                orders.live().stream().anyMatch(other -> other.terms().symbol().equals(symbol) && other.isInDoubt());
        if (!doubted) {
            context.halt()
                    .resumeSymbol(symbol, "no order of it is in doubt", nowNanos)
                    .ifPresent(entry -> out.accept(new Command.Journal(entry)));
        }
    }

    private void pauseWhileInDoubt(Order order, Consumer<Command> out, long nowNanos) {
        if (!order.state().isTerminal()) {
            context.halt()
                    .pauseSymbol(order.terms().symbol(), "unknown outcome of " + order.id(), nowNanos)
                    .ifPresent(entry -> out.accept(new Command.Journal(entry)));
        }
    }

    /** A fill is booked whatever the state says: the venue has traded, and the position is what the venue did. */
    private void fill(Order order, Fill fill, Consumer<Command> out, long nowNanos) {
        Instrument instrument = context.instruments().get(fill.symbol());
        if (instrument == null) {
            alarm(Optional.of(order.id()), "fill on unknown symbol " + fill.symbol(), out, nowNanos);
            return;
        }
        Optional<FillBooked> booked = context.portfolio().book(order.id(), fill, instrument, nowNanos);
        if (booked.isEmpty()) {
            return;
        }
        order.bookFill(fill);
        out.accept(new Command.Journal(booked.get()));
        order.contradiction(fill).ifPresent(what -> alarm(Optional.of(order.id()), what, out, nowNanos));
        OrderTrigger trigger = order.isComplete() ? OrderTrigger.COMPLETELY_FILLED : OrderTrigger.PARTLY_FILLED;
        move(order, trigger, "trade " + fill.tradeId(), Optional.empty(), out, nowNanos);
    }

    private void move(
            Order order,
            OrderTrigger trigger,
            String evidence,
            Optional<String> reason,
            Consumer<Command> out,
            long nowNanos) {
        OrderTransitioned moved = order.take(trigger, evidence, reason, nowNanos);
        out.accept(new Command.Journal(moved));
        if (moved.to().isTerminal()) {
            orders.end(order);
            context.portfolio().release(order.id());
        }
        if (moved.alarming()) {
            revive(order);
            alarm(Optional.of(order.id()), moved.from() + " order took " + trigger.code(), out, nowNanos);
        }
    }

    /** What was released when the order was thought ended is held again, as far as it is open. */
    private void revive(Order order) {
        orders.revive(order);
        if (!order.state().isTerminal()) {
            context.portfolio()
                    .reserveAgain(order.id(), order.terms(), order.reference(), order.open(), order.reducing());
        }
    }

    private void alarm(Optional<OrderId> order, String message, Consumer<Command> out, long nowNanos) {
        out.accept(new Command.Journal(new ExecutionAlarm(order, message, nowNanos)));
        context.halt()
                .change(TradingState.HALTED, message, nowNanos)
                .ifPresent(entry -> out.accept(new Command.Journal(entry)));
    }
}
