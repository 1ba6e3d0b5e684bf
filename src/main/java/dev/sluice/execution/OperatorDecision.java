package dev.sluice.execution;

import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Quantity;
import java.util.Optional;

/**
 * Applies what a person decided about an order in doubt. What they say it traded beyond what is booked is booked as one
 * trade of their own, which gives way to the real trades when they come; what contradicts the decision alarms.
 */
final class OperatorDecision {
    private final Saga saga;
    private final Evidence evidence;

    OperatorDecision(Saga saga, Evidence evidence) {
        this.saga = saga;
        this.evidence = evidence;
    }

    Resolution.Answer resolve(Order order, Resolution decided, Turn turn) {
        if (!order.isInDoubt()) {
            return Resolution.Answer.NOT_IN_DOUBT;
        }
        Instrument instrument = saga.context.instruments().get(order.terms().symbol());
        if (instrument == null || !isPossible(order, decided)) {
            return Resolution.Answer.IMPOSSIBLE_QUANTITY;
        }
        Quantity missing = decided.filled().minus(order.filled());
        if (!missing.isZero()) {
            evidence.filled(order, fill(order, decided, missing, instrument, turn), turn);
        }
        order.word().give();
        if (!order.state().isTerminal()) {
            saga.move(order, trigger(decided.state()), "operator " + decided.by(), Optional.of(decided.reason()), turn);
        }
        return Resolution.Answer.RESOLVED;
    }

    private static boolean isPossible(Order order, Resolution decided) {
        Quantity all = order.terms().quantity();
        boolean whole = decided.filled().equals(all);
        return switch (decided.state()) {
            case FILLED -> whole;
            case REJECTED -> decided.filled().isZero() && order.filled().isZero();
            default ->
                !whole
                        && decided.filled().compareTo(order.filled()) >= 0
                        && decided.filled().compareTo(all) < 0;
        };
    }

    private static Fill fill(Order order, Resolution decided, Quantity quantity, Instrument instrument, Turn turn) {
        return new Fill(
                order.terms().symbol(),
                PersonsWord.TRADE_ID + order.clientOrderId(),
                order.clientOrderId(),
                order.terms().side(),
                decided.price().or(() -> order.terms().price()).orElse(order.reference()),
                quantity,
                Money.zero(instrument.quote()),
                Liquidity.TAKER,
                turn.nowNanos());
    }

    private static OrderTrigger trigger(OrderState state) {
        return switch (state) {
            case REJECTED -> OrderTrigger.REJECTED;
            case EXPIRED -> OrderTrigger.EXPIRED;
            default -> OrderTrigger.CANCELED;
        };
    }
}
