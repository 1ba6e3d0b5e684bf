package dev.sluice.venue.binance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The short way to read what most placements are answered with ({@code rest-api.md}, New order, FULL): a plain order
 * that did not trade at once. It makes no tree, and gives up on whatever is different; {@link AnswerDecoder#order} then
 * reads that, or says what is wrong with it.
 */
final class OrderReader {
    private static final long ABSENT = Long.MIN_VALUE;

    private String symbol = "";
    private String clientOrderId = "";
    private String side = "";
    private String type = "";
    private String timeInForce = "";
    private String quantity = "";
    private String executed = "";
    private String price = "";
    private String selfTradePrevention = "";
    private String status = "";
    private long orderId = ABSENT;
    private long listId = ABSENT;
    private long millis = ABSENT;
    private boolean plain = true;

    private OrderReader() {}

    /** The order; null if it has to be read the long way. */
    static @Nullable OrderSnapshot read(byte[] body) {
        OrderReader reader = new OrderReader();
        try (JsonParser parser = ErrorAnswers.JSON.getFactory().createParser(body)) {
            boolean whole = parser.nextToken() == JsonToken.START_OBJECT;
            while (whole && reader.plain && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                reader.field(name, parser, parser.nextToken());
            }
            whole &= parser.currentToken() == JsonToken.END_OBJECT;
            return whole && reader.isComplete() ? reader.order() : null;
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            return null;
        }
    }

    private void field(String name, JsonParser parser, JsonToken token) throws IOException {
        switch (name) {
            case "symbol" -> symbol = text(parser, token);
            case "clientOrderId" -> clientOrderId = text(parser, token);
            case "side" -> side = text(parser, token);
            case "type" -> type = text(parser, token);
            case "timeInForce" -> timeInForce = text(parser, token);
            case "origQty" -> quantity = text(parser, token);
            case "executedQty" -> executed = text(parser, token);
            case "price" -> price = text(parser, token);
            case "selfTradePreventionMode" -> selfTradePrevention = text(parser, token);
            case "status" -> status = text(parser, token);
            case "orderId" -> orderId = number(parser, token);
            case "orderListId" -> listId = number(parser, token);
            case "transactTime" -> millis = number(parser, token);
            case "fills" -> plain &= token == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.END_ARRAY;
            case "origClientOrderId", "stopPrice", "icebergQty", "expiryReason" -> plain = false;
            default -> parser.skipChildren();
        }
    }

    private String text(JsonParser parser, JsonToken token) throws IOException {
        plain &= token == JsonToken.VALUE_STRING;
        return plain ? parser.getText() : "";
    }

    private long number(JsonParser parser, JsonToken token) throws IOException {
        plain &= token == JsonToken.VALUE_NUMBER_INT;
        return plain ? parser.getLongValue() : ABSENT;
    }

    private boolean isComplete() {
        return plain
                && !clientOrderId.isEmpty()
                && !type.isEmpty()
                && orderId != ABSENT
                && listId != ABSENT
                && millis >= 0
                && millis <= Long.MAX_VALUE / UtcNanos.PER_MILLI;
    }

    private OrderSnapshot order() {
        return new OrderSnapshot(
                new Symbol(symbol),
                clientOrderId,
                orderId,
                listId,
                Side.valueOf(side),
                type,
                timeInForce,
                Quantity.of(quantity),
                Quantity.of(executed),
                price.isEmpty() || FixedPoint.parse(price) == 0 ? Optional.empty() : Optional.of(Price.of(price)),
                Optional.empty(),
                Optional.empty(),
                selfTradePrevention,
                OrderStatus.valueOf(status),
                List.of(),
                "",
                millis * UtcNanos.PER_MILLI);
    }
}
