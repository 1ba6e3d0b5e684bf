package dev.sluice.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the events of {@code user-data-stream.md}, unwrapped from their {@code subscriptionId}. */
final class UserEventDecoder {
    /** Stands in until it is known whose order it is. */
    private static final ClientOrderId ANYBODY = new ClientOrderId("-");

    private static final String NONE = "NONE";

    private UserEventDecoder() {}

    /** @throws MalformedAnswerException if a documented event lacks what it is documented to have */
    static UserEvent decode(JsonNode event) throws MalformedAnswerException {
        JsonFields fields = JsonFields.object(event);
        String kind = fields.text("e");
        return switch (kind) {
            case "executionReport" -> execution(fields);
            case "outboundAccountPosition" -> position(fields);
            case "balanceUpdate" ->
                new UserEvent.Transfer(
                        new AssetTransfer(fields.asset("a"), fields.decimal("d"), fields.timeNanos("T")));
            case "externalLockUpdate" ->
                new UserEvent.ExternalLock(fields.asset("a"), fields.decimal("d"), fields.timeNanos("T"));
            case "listStatus" ->
                new UserEvent.ListStatus(
                        fields.symbol("s"),
                        fields.number("g"),
                        fields.text("C"),
                        fields.text("l"),
                        fields.text("L"),
                        fields.timeNanos("T"));
            default -> new UserEvent.Unknown(ErrorAnswers.clean(kind));
        };
    }

    private static UserEvent execution(JsonFields fields) throws MalformedAnswerException {
        Symbol symbol = fields.symbol("s");
        UserEvent.ExecutionType type = fields.constant(UserEvent.ExecutionType.class, "x");
        String current = fields.text("c");
        String original = fields.textOrEmpty("C");
        long at = fields.timeNanos("T");
        return new UserEvent.Execution(
                symbol,
                original.isEmpty() ? current : original,
                current,
                fields.number("i"),
                type,
                fields.constant(OrderStatus.class, "X"),
                fields.number("I"),
                fields.quantity("z"),
                fields.quantity("q"),
                type == UserEvent.ExecutionType.TRADE ? Optional.of(trade(fields, symbol, at)) : Optional.empty(),
                reason(fields),
                at);
    }

    private static UserEvent.Trade trade(JsonFields fields, Symbol symbol, long at) throws MalformedAnswerException {
        return new UserEvent.Trade(new Fill(
                symbol,
                Long.toString(fields.number("t")),
                ANYBODY,
                fields.constant(Side.class, "S"),
                fields.price("L"),
                fields.quantity("l"),
                new Money(fields.decimal("n"), fields.asset("N")),
                fields.truth("m") ? Liquidity.MAKER : Liquidity.TAKER,
                at));
    }

    /** The reject reason {@code r}, else the expiry reason {@code eR}. */
    private static String reason(JsonFields fields) {
        String rejected = fields.textOrEmpty("r");
        String expired = fields.textOrEmpty("eR");
        String reason = rejected.isEmpty() || rejected.equals(NONE) ? expired : rejected;
        return reason.equals(NONE) ? "" : reason;
    }

    private static UserEvent position(JsonFields fields) throws MalformedAnswerException {
        long updated = fields.timeNanos("u");
        List<BalanceChange> balances = new ArrayList<>();
        for (JsonNode each : JsonFields.array(fields.node().path("B"))) {
            JsonFields balance = JsonFields.object(each);
            if (balance.namesAsset("a")) {
                balances.add(
                        new BalanceChange(balance.asset("a"), balance.decimal("f"), balance.decimal("l"), updated));
            }
        }
        return new UserEvent.Position(balances, updated);
    }
}
