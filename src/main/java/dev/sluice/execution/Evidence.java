package dev.sluice.execution;

import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.Optional;

/** What the venue says of an order, applied: on its streams, in its answers, and when it is asked. */
final class Evidence {
    private static final String VENUE = "venue";
    private static final String QUERY = "query";

    private final Saga saga;

    Evidence(Saga saga) {
        this.saga = saga;
    }

    void acknowledged(Order order, VenueOrderId venueId, Turn turn) {
        order.knownAs(venueId);
        saga.move(order, OrderTrigger.ACKNOWLEDGED, VENUE, Optional.empty(), turn);
    }

    /** An end is one when its trades are all booked: until then the order is asked for. */
    void ended(Order order, OrderTrigger trigger, String reason, Turn turn) {
        if (order.missesTrades() && !order.state().isTerminal()) {
            order.holdEnd(trigger, reason);
        } else {
            saga.move(order, trigger, VENUE, Optional.of(reason), turn);
        }
    }

    /** The trades of it may still be on their way; if not, they are asked for. */
    void progressed(Order order, Quantity filled, Turn turn) {
        order.toldFilled(filled);
        if (order.missesTrades() && order.inquiry().dueNanos() == 0) {
            order.inquiry().begin(turn.nowNanos() + Inquest.STREAM_WAIT_NANOS);
        }
    }

    /** A fill is booked whatever the state says: the venue has traded, and the position is what the venue did. */
    void filled(Order order, Fill fill, Turn turn) {
        Instrument instrument = saga.context.instruments().get(fill.symbol());
        if (instrument == null) {
            saga.alarm(Optional.of(order.id()), "fill on unknown symbol " + fill.symbol(), turn);
            return;
        }
        if (saga.context.portfolio().isBooked(fill.symbol(), fill.tradeId())) {
            return;
        }
        boolean contradicts = order.word().isContradictedBy(fill);
        takeBackWord(order, fill, instrument, turn);
        saga.context
                .portfolio()
                .book(order.id(), fill, instrument, turn.nowNanos())
                .ifPresent(turn::journal);
        order.bookFill(fill);
        order.contradiction(fill).ifPresent(what -> saga.alarm(Optional.of(order.id()), what, turn));
        if (contradicts) {
            saga.alarm(Optional.of(order.id()), "trade " + fill.tradeId() + " is not what a person decided", turn);
        }
        OrderTrigger trigger = order.isComplete() ? OrderTrigger.COMPLETELY_FILLED : OrderTrigger.PARTLY_FILLED;
        saga.move(order, trigger, "trade " + fill.tradeId(), Optional.empty(), turn);
        if (!order.missesTrades()) {
            order.heldEnd().ifPresent(end -> endNow(order, end, turn));
        }
    }

    /** What a person's word had booked gives way to the trade itself: the same quantity is never booked twice. */
    private void takeBackWord(Order order, Fill fill, Instrument instrument, Turn turn) {
        Quantity covered = order.word().covers(fill);
        if (covered.isZero()) {
            return;
        }
        Fill reversal = new Fill(
                fill.symbol(),
                PersonsWord.TRADE_ID + order.clientOrderId() + "-" + fill.tradeId(),
                order.clientOrderId(),
                fill.side().opposite(),
                order.word().price(),
                covered,
                Money.zero(instrument.quote()),
                Liquidity.TAKER,
                turn.nowNanos());
        saga.context
                .portfolio()
                .book(order.id(), reversal, instrument, turn.nowNanos())
                .ifPresent(turn::journal);
        order.takeBack(reversal);
    }

    private void endNow(Order order, HeldEnd end, Turn turn) {
        order.inquiry().end();
        if (!order.state().isTerminal()) {
            saga.move(order, end.trigger(), VENUE, Optional.of(end.reason()), turn);
        }
    }

    /** The venue made it smaller, as asked or by itself; what it holds and what is left follow. */
    void amended(Order order, Quantity quantity, Turn turn) {
        boolean asked = order.amendSentNanos() != 0;
        boolean smaller = quantity.compareTo(order.terms().quantity()) < 0;
        if (!smaller && !asked || order.state().isTerminal()) {
            return;
        }
        shrink(order, quantity);
        order.endAmend();
        saga.move(order, OrderTrigger.AMENDED, VENUE, Optional.empty(), turn);
    }

    private void shrink(Order order, Quantity quantity) {
        if (!quantity.isZero() && quantity.compareTo(order.terms().quantity()) < 0) {
            order.shrink(quantity);
            saga.context.portfolio().shrink(order.id(), order.open());
        }
    }

    /** A request's outcome is not known. The user stream may have shown meanwhile that the submit was accepted. */
    void lost(Order order, OrderReport.OutcomeLost report, Turn turn) {
        boolean awaited = switch (report.request()) {
            case SUBMIT -> order.state() == OrderState.SUBMITTING;
            case CANCEL -> order.state() == OrderState.CANCEL_REQUESTED;
            case AMEND -> order.state() == OrderState.AMEND_REQUESTED;
        };
        if (awaited) {
            doubt(order, report.reason(), turn);
        }
    }

    /** From here on only evidence leads out; the user stream has a moment to bring it before the venue is asked. */
    void doubt(Order order, String reason, Turn turn) {
        order.endAmend();
        order.inquiry().begin(turn.nowNanos() + Inquest.STREAM_WAIT_NANOS);
        saga.move(order, OrderTrigger.OUTCOME_LOST, "none", Optional.of(reason), turn);
    }

    /** The answer to a question. It may be older than what the streams have said since, so only news counts. */
    void described(Order order, VenueOrder venue, Turn turn) {
        order.inquiry().found();
        if (!venue.addsUp()) {
            progressed(order, venue.filled(), turn);
            return; // its trades lag behind; asked again when the next question is due
        }
        boolean unconfirmed = order.isInDoubt() || order.state() == OrderState.SUBMITTING;
        boolean revoked = order.state() == OrderState.REJECTED && venue.state() != OrderState.REJECTED;
        if ((unconfirmed || revoked) && venue.state() != OrderState.REJECTED) {
            shrink(order, venue.quantity());
            order.knownAs(venue.venueOrderId());
            saga.move(order, OrderTrigger.ACKNOWLEDGED, QUERY, Optional.empty(), turn);
        }
        venue.fills().forEach(fill -> filled(order, fill, turn));
        if (!order.state().isTerminal()) {
            end(order, venue, turn);
        }
        if (!order.missesTrades()) {
            order.inquiry().end();
        }
        if (saga.dueTimes().isLate(order, turn.nowNanos())) {
            order.cancelWish().want();
        }
    }

    private void end(Order order, VenueOrder venue, Turn turn) {
        switch (venue.state()) {
            case CANCELLED -> saga.move(order, OrderTrigger.CANCELED, QUERY, Optional.of(venue.reason()), turn);
            case EXPIRED -> saga.move(order, OrderTrigger.EXPIRED, QUERY, Optional.of(venue.reason()), turn);
            case REJECTED -> saga.move(order, OrderTrigger.REJECTED, QUERY, Optional.of(venue.reason()), turn);
            default -> {} // open, or filled, which its trades say
        }
    }
}
