package dev.sluice.execution;

import dev.sluice.approval.ApprovedOrder;
import dev.sluice.approval.PendingApproval;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.portfolio.ReducingOrder;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The execution saga as a state machine: its inputs are approved and reducing orders, commits, venue reports, people's
 * wishes and time, its outputs are {@link Command}s. It does nothing itself.
 *
 * <p>The straight road: approved → PENDING → pre-trade checks → intent (SUBMITTING) journaled and committed → trading
 * state and drift once more → submit → acknowledged → fills → ended. A lost answer makes the order UNKNOWN: its
 * exposure stays reserved and its symbol is paused, because only evidence may end an order ({@link Inquest}). A submit
 * that was definitely not accepted is tried again under an id of its own ({@link Submission}).
 */
public final class OrderDesk {
    private final Saga saga;
    private final Submission submission;
    private final Cancellation cancellation;
    private final Evidence evidence;
    private final Inquest inquest;
    private final OperatorDecision decision;
    private long announcedNanos = Long.MAX_VALUE;

    public OrderDesk(ExecutionContext context) {
        this.saga = new Saga(context);
        this.submission = new Submission(saga);
        this.cancellation = new Cancellation(saga, submission);
        this.evidence = new Evidence(saga);
        this.inquest = new Inquest(saga, submission);
        this.decision = new OperatorDecision(saga, evidence);
    }

    /** Orders that have not ended. */
    public Collection<Order> live() {
        return Collections.unmodifiableCollection(saga.orders.live());
    }

    /** An order, ended or not, as long as it is remembered. */
    public Optional<Order> find(OrderId id) {
        return saga.orders.find(id);
    }

    /** An order by the id of any of its attempts, ended or not, as long as it is remembered. */
    public Optional<Order> find(ClientOrderId id) {
        return saga.orders.find(id);
    }

    /**
     * Takes over the orders of an earlier process, before anything else; what they may still do is reserved again.
     *
     * @param rows of orders, ended ones too, as far as late reports may come for them
     * @param fills of those orders
     */
    public void restore(List<ProjectedRow> rows, List<ProjectedRow> fills) {
        Map<String, List<ProjectedRow>> fillsByOrder =
                fills.stream().collect(Collectors.groupingBy(fill -> fill.text("orderId")));
        for (ProjectedRow row : rows) {
            Order order = OrderRow.restored(row, fillsByOrder.getOrDefault(row.text("orderId"), List.of()));
            saga.orders.add(order);
            if (order.state().isTerminal()) {
                saga.orders.end(order);
            } else {
                saga.context
                        .portfolio()
                        .reserveAgain(order.id(), order.terms(), order.reference(), order.open(), order.claiming());
            }
        }
    }

    /**
     * After a restart nobody knows what became of the orders on their way: each is UNKNOWN until evidence comes. What
     * was not sent is known: it goes on if it makes a position smaller, waits on if a person has yet to sign it off,
     * and is withdrawn else, because the gates that it passed have another day.
     */
    public void doubtAll(Consumer<Command> out, long nowNanos) {
        Turn turn = new Turn(out, nowNanos);
        for (Order order : List.copyOf(saga.orders.live())) {
            boolean unsent = order.state() == OrderState.PENDING || order.awaitsRetry();
            if (saga.queue.isHeld(order)) {
                continue;
            }
            if (unsent && !order.reducing()) {
                submission.withdraw(order, "not sent before the restart", Reason.CANCELLED_BEFORE_SUBMIT, turn);
            } else if (order.state() == OrderState.PENDING) {
                saga.queue.add(order);
            } else if (!unsent) {
                evidence.doubt(order, "restart", turn);
            }
            saga.note(order, turn);
        }
        wake(turn);
    }

    /**
     * Holds a cleared order until a person has signed it off; its exposure is reserved already. Only {@link #start}
     * lets it go, and only a cancel or {@link #withdraw} ends it.
     */
    public void hold(PendingApproval pending, Consumer<Command> out, long nowNanos) {
        Order order = opening(pending.order(), pending.terms(), pending.origin(), pending.reference(), nowNanos);
        saga.orders.add(order);
        saga.queue.hold(order);
        new Turn(out, nowNanos).journal(new OrderHeld(order.id(), OrderRow.of(order), nowNanos));
    }

    /** Holds an order that waited for a person when an earlier process ended; false if it is not there to be held. */
    public boolean holdAgain(OrderId id) {
        Optional<Order> order = saga.orders.find(id).filter(known -> known.state() == OrderState.PENDING);
        order.ifPresent(saga.queue::hold);
        return order.isPresent();
    }

    /** Starts an approved order, held until now or new; its exposure is reserved already. */
    public void start(ApprovedOrder approved, Consumer<Command> out, long nowNanos) {
        Turn turn = new Turn(out, nowNanos);
        Optional<Order> held = saga.orders.find(approved.order()).filter(saga.queue::letGo);
        if (held.isPresent()) {
            held.get().signedOff(nowNanos);
            submission.enter(held.get(), turn);
            wake(turn);
        } else {
            begin(opening(approved.order(), approved.terms(), approved.origin(), approved.reference(), nowNanos), turn);
        }
    }

    private Order opening(OrderId id, OrderTerms terms, String origin, Price reference, long nowNanos) {
        Order.Aim aim = saga.context.portfolio().isReducing(id) ? Order.Aim.SHRINK : Order.Aim.OPEN;
        return new Order(id, terms, origin, reference, aim, nowNanos);
    }

    /** Takes back an order of which nothing was sent and that waits for a person; false if it does not. */
    public boolean withdraw(OrderId id, String code, Consumer<Command> out, long nowNanos) {
        Turn turn = new Turn(out, nowNanos);
        Optional<Order> held = saga.orders.find(id).filter(saga.queue::isHeld);
        held.ifPresent(order -> {
            saga.queue.remove(order);
            saga.move(order, OrderTrigger.WITHDRAWN, "approval", Optional.of(code), turn);
            follow(order, turn);
        });
        return held.isPresent();
    }

    /** Why an order that has waited could not be sent now: trading state, pause, or drift; empty if it could. */
    public Optional<Obstacle> obstacle(OrderId id) {
        return saga.orders.find(id).flatMap(submission::obstacle);
    }

    /** Starts a reducing order: no gates, but the venue's filters hold for it too. */
    public void start(OrderId id, ReducingOrder reduction, Consumer<Command> out, long nowNanos) {
        Turn turn = new Turn(out, nowNanos);
        saga.context.portfolio().reserve(id, reduction);
        turn.journal(new ReductionDecided(id, reduction));
        Order order =
                new Order(id, reduction.terms(), reduction.origin(), reduction.reference(), Order.Aim.REDUCE, nowNanos);
        begin(order, turn);
    }

    private void begin(Order order, Turn turn) {
        submission.begin(order, turn);
        wake(turn);
    }

    /** What was asked to be journaled for this order is committed: it may go out now. */
    public void onCommitted(OrderId id, JournalReceipt receipt, Consumer<Command> out, long nowNanos) {
        Turn turn = new Turn(out, nowNanos);
        Optional<Order> known = saga.orders.find(id);
        if (known.isEmpty()) {
            saga.alarm(Optional.of(id), "a commit came for an order that is not known", turn);
            return;
        }
        Order order = known.get();
        Optional<Quantity> smaller = order.committingAmend();
        if (order.cancelWish().isCommitting()) {
            cancellation.committed(order, turn);
        } else if (smaller.isPresent()) {
            cancellation.amendCommitted(order, smaller.get(), turn);
        } else if (order.awaitsCommit()) {
            submission.committed(order, receipt, turn);
        } else {
            saga.alarm(Optional.of(id), "a commit came for an order that does not wait for one", turn);
        }
        follow(order, turn);
    }

    /** The venue, or the road to it, said something. */
    public void onReport(OrderReport report, Consumer<Command> out, long nowNanos) {
        Turn turn = new Turn(out, nowNanos);
        Optional<Order> known = saga.orders.find(report.clientOrderId());
        if (known.isEmpty()) {
            saga.alarm(Optional.empty(), "report for an order that is not ours: " + report.clientOrderId(), turn);
            return;
        }
        Order order = known.get();
        try {
            if (report.clientOrderId().equals(order.clientOrderId())) {
                apply(order, report, turn);
            } else {
                earlierAttempt(order, report, turn);
            }
        } catch (IllegalOrderTransitionException e) {
            saga.alarm(Optional.of(order.id()), String.valueOf(e.getMessage()), turn);
        }
        follow(order, turn);
    }

    /** Time has passed: whatever is due is done. Called too early or too often it does no harm. */
    public void onTime(Consumer<Command> out, long nowNanos) {
        Turn turn = new Turn(out, nowNanos);
        announcedNanos = Long.MAX_VALUE;
        for (Optional<OrderId> next = saga.timers.poll(nowNanos); next.isPresent(); next = saga.timers.poll(nowNanos)) {
            next.flatMap(saga.orders::find).ifPresent(order -> {
                due(order, turn);
                cancellation.goOn(order, turn);
                saga.note(order, turn);
            });
        }
        submission.pump(turn);
        wake(turn);
    }

    /**
     * Somebody wants an order cancelled. It happens when it can: at once for an order in the venue's book, after its
     * acknowledgement for one on its way, and without a word to the venue for one that was not sent.
     *
     * @return whether the order is alive, so that there is something to cancel
     */
    public boolean cancel(OrderId id, Consumer<Command> out, long nowNanos) {
        Turn turn = new Turn(out, nowNanos);
        Optional<Order> known =
                saga.orders.find(id).filter(order -> !order.state().isTerminal());
        known.ifPresent(order -> {
            cancellation.want(order, turn);
            follow(order, turn);
        });
        return known.isPresent();
    }

    /** Somebody wants an order smaller; it keeps its place in the venue's queue. */
    public AmendAnswer amend(OrderId id, Quantity quantity, Consumer<Command> out, long nowNanos) {
        Optional<Order> known = saga.orders.find(id);
        if (known.isEmpty()) {
            return AmendAnswer.UNKNOWN_ORDER;
        }
        Order order = known.get();
        Turn turn = new Turn(out, nowNanos);
        AmendAnswer answer = cancellation.amend(order, quantity, turn);
        follow(order, turn);
        return answer;
    }

    /** A person decides about an order in doubt. */
    public Resolution.Answer resolve(OrderId id, Resolution decided, Consumer<Command> out, long nowNanos) {
        Optional<Order> known = saga.orders.find(id);
        if (known.isEmpty()) {
            return Resolution.Answer.UNKNOWN_ORDER;
        }
        Turn turn = new Turn(out, nowNanos);
        Resolution.Answer answer = decision.resolve(known.get(), decided, turn);
        follow(known.get(), turn);
        return answer;
    }

    private void apply(Order order, OrderReport report, Turn turn) {
        switch (report) {
            case OrderReport.Acknowledged told -> evidence.acknowledged(order, told.venueOrderId(), turn);
            case OrderReport.Filled told -> evidence.filled(order, told.fill(), turn);
            case OrderReport.Progressed told -> evidence.progressed(order, told.filled(), turn);
            case OrderReport.Rejected told -> evidence.ended(order, OrderTrigger.REJECTED, told.reason(), turn);
            case OrderReport.Canceled told -> evidence.ended(order, OrderTrigger.CANCELED, told.reason(), turn);
            case OrderReport.Expired told -> evidence.ended(order, OrderTrigger.EXPIRED, told.reason(), turn);
            case OrderReport.CancelRefused told -> cancellation.refused(order, told.reason(), turn);
            case OrderReport.Amended told -> evidence.amended(order, told.quantity(), turn);
            case OrderReport.AmendRefused told -> cancellation.amendRefused(order, told.reason(), turn);
            case OrderReport.NotAccepted told -> notAccepted(order, told, turn);
            case OrderReport.OutcomeLost told -> {
                if (told.request() == OrderReport.Request.CANCEL) {
                    cancellation.lost(order, turn);
                }
                evidence.lost(order, told, turn);
            }
            case OrderReport.Described told -> evidence.described(order, told.order(), turn);
            case OrderReport.NotFound told -> inquest.notFound(order, told.askedNanos(), turn);
        }
    }

    private void notAccepted(Order order, OrderReport.NotAccepted report, Turn turn) {
        switch (report.request()) {
            case SUBMIT -> submission.notAccepted(order, report, turn);
            case CANCEL -> cancellation.notAccepted(order, report, turn);
            case AMEND -> cancellation.amendRefused(order, report.reason(), turn);
        }
    }

    /** An attempt that was proven to have left no order has left one after all: a person has to see it. */
    private void earlierAttempt(Order order, OrderReport report, Turn turn) {
        boolean alive = switch (report) {
            case OrderReport.Acknowledged _, OrderReport.Amended _ -> true;
            case OrderReport.Filled told -> {
                evidence.filled(order, told.fill(), turn);
                yield true;
            }
            case OrderReport.Described told -> {
                told.order().fills().forEach(fill -> evidence.filled(order, fill, turn));
                yield told.order().state() != OrderState.REJECTED;
            }
            default -> false;
        };
        if (alive) {
            saga.alarm(Optional.of(order.id()), report.clientOrderId() + " was placed after all", turn);
            turn.command(
                    new Command.Cancel(new CancelOrder(order.id(), order.terms().symbol(), report.clientOrderId())));
        }
    }

    private void due(Order order, Turn turn) {
        switch (order.state()) {
            case PENDING -> submission.withdraw(order, "not sent", Reason.EXPIRED_IN_QUEUE, turn);
            case SUBMITTING -> {
                if (order.awaitsRetry()) {
                    submission.retry(order, turn);
                } else if (isOverdue(order.sentNanos(), turn)) {
                    evidence.doubt(order, "no answer", turn);
                }
            }
            case CANCEL_REQUESTED -> {
                if (isOverdue(order.cancelWish().sentNanos(), turn)) {
                    cancellation.lost(order, turn);
                    evidence.doubt(order, "no answer", turn);
                }
            }
            case AMEND_REQUESTED -> {
                if (isOverdue(order.amendSentNanos(), turn)) {
                    evidence.doubt(order, "no answer", turn);
                }
            }
            case UNKNOWN, MANUAL_REVIEW_REQUIRED -> inquest.pursue(order, turn);
            case SUBMITTED, PARTIALLY_FILLED -> {
                if (order.inquiry().dueNanos() == 0 && saga.dueTimes().isLate(order, turn.nowNanos())) {
                    inquest.ask(order, turn);
                }
            }
            case FILLED, CANCELLED, REJECTED, EXPIRED -> {}
        }
        if (order.inquiry().isDue(turn.nowNanos())) {
            inquest.ask(order, turn);
        }
    }

    private boolean isOverdue(long sentNanos, Turn turn) {
        return saga.dueTimes().isOverdue(sentNanos, turn.nowNanos());
    }

    /** What follows from whatever happened to an order. */
    private void follow(Order order, Turn turn) {
        cancellation.goOn(order, turn);
        saga.note(order, turn);
        submission.pump(turn);
        wake(turn);
    }

    private void wake(Turn turn) {
        long next = saga.timers.nextNanos();
        if (next < announcedNanos) {
            announcedNanos = next;
            turn.command(new Command.WakeAt(next));
        }
    }
}
