package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountTrade;
import dev.sluice.venue.paper.Amendment;
import dev.sluice.venue.paper.ExchangeEvent;
import dev.sluice.venue.paper.OrderDetails;
import dev.sluice.venue.paper.OrderListView;
import dev.sluice.venue.paper.OrderPhase;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.venue.paper.PreventedMatch;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Orders and what belongs to them as answers have them ({@code rest-api.md}, "Trading endpoints"). */
final class OrderTexts {
    private OrderTexts() {}

    /** {@code enums.md}, "Order status". */
    static String status(OrderView order) {
        return switch (order.state()) {
            case SUBMITTED -> order.details().phase() == OrderPhase.PENDING ? "PENDING_NEW" : "NEW";
            case CANCELLED -> "CANCELED";
            case EXPIRED -> order.endedBy().equals(Optional.of(Reason.SELF_TRADE)) ? "EXPIRED_IN_MATCH" : "EXPIRED";
            default -> order.state().name();
        };
    }

    /** {@code enums.md}, "Expiry Reasons"; empty for an order that did not expire by the rules. */
    static Optional<String> expiryReason(OrderView order) {
        if (!status(order).equals("EXPIRED")) {
            return Optional.empty();
        }
        return order.endedBy().map(reason -> switch (reason) {
            case NOT_FILLED_AT_ONCE ->
                order.terms().timeInForce() == TimeInForce.FOK
                        ? "UNFILLED_FOK_ORDER_EXPIRED"
                        : "UNFILLED_IOC_QUANTITY_EXPIRED";
            case NO_LIQUIDITY -> "INSUFFICIENT_LIQUIDITY";
            case OTHER_LEG -> "OCO_TRIGGER";
            case WORKING_LEG_ENDED -> "OTO_PHASE_ONE_EXPIRED";
            default -> "REJECTED";
        });
    }

    static BigDecimal price(OrderView order) {
        return order.terms().price().map(Price::decimal).orElse(BigDecimal.ZERO);
    }

    static BigDecimal stopPrice(OrderView order) {
        return order.terms().options().stopPrice().map(Price::decimal).orElse(BigDecimal.ZERO);
    }

    static BigDecimal icebergQuantity(OrderView order) {
        return order.terms().options().icebergQuantity().map(Quantity::decimal).orElse(BigDecimal.ZERO);
    }

    static BigDecimal quoteQuantity(OrderView order) {
        return order.details().quoteQuantity().orElse(BigDecimal.ZERO);
    }

    /** The short answer to a new order. */
    static JsonObject ack(OrderView order) {
        return ids(order)
                .put("clientOrderId", order.clientOrderId().value())
                .time("transactTime", order.changedAtNanos());
    }

    /** The answer to a new order that says how it stands. */
    static JsonObject result(OrderView order) {
        JsonObject json = terms(ack(order), order);
        working(json, order);
        return rest(json, order);
    }

    /** The answer to a cancellation. */
    static JsonObject cancelled(OrderView order, ClientOrderId cancelId) {
        JsonObject json = new JsonObject()
                .put("symbol", order.terms().symbol().name())
                .put("origClientOrderId", order.clientOrderId().value())
                .put("orderId", order.number())
                .put("orderListId", order.details().listId())
                .put("clientOrderId", cancelId.value())
                .time("transactTime", order.changedAtNanos());
        return rest(terms(json, order), order);
    }

    /** What a query about an order answers. */
    static JsonObject queried(OrderView order) {
        JsonObject json = ids(order)
                .put("clientOrderId", order.clientOrderId().value())
                .put("price", price(order))
                .put("origQty", order.terms().quantity())
                .put("executedQty", order.filled())
                .put("cummulativeQuoteQty", order.filledQuote())
                .put("status", status(order))
                .put("timeInForce", order.terms().timeInForce().name())
                .put("type", order.terms().type().name())
                .put("side", order.terms().side().name())
                .put("stopPrice", stopPrice(order))
                .put("icebergQty", icebergQuantity(order))
                .time("time", order.acceptedAtNanos())
                .time("updateTime", order.changedAtNanos())
                .put("isWorking", order.details().phase() == OrderPhase.WORKING);
        working(json, order).put("origQuoteOrderQty", quoteQuantity(order));
        json.put("selfTradePreventionMode", order.details().mode().name());
        return conditional(json, order);
    }

    /** {@code rest-api.md}, "Order Amend Keep Priority". */
    static JsonObject amended(ExchangeEvent.OrderReplaced event) {
        OrderView order = event.order();
        JsonObject json = ids(order)
                .put("origClientOrderId", event.previousId().value())
                .put("clientOrderId", order.clientOrderId().value())
                .put("price", price(order))
                .put("qty", order.terms().quantity())
                .put("executedQty", order.filled())
                .put("preventedQty", order.details().prevented())
                .put("quoteOrderQty", quoteQuantity(order))
                .put("cumulativeQuoteQty", order.filledQuote())
                .put("status", status(order))
                .put("timeInForce", order.terms().timeInForce().name())
                .put("type", order.terms().type().name())
                .put("side", order.terms().side().name());
        shape(json, order);
        if (order.details().workingAtNanos() != OrderDetails.NONE) {
            working(json, order);
        }
        return json.put("selfTradePreventionMode", order.details().mode().name());
    }

    private static JsonObject ids(OrderView order) {
        return new JsonObject()
                .put("symbol", order.terms().symbol().name())
                .put("orderId", order.number())
                .put("orderListId", order.details().listId());
    }

    private static JsonObject terms(JsonObject json, OrderView order) {
        json.put("price", price(order))
                .put("origQty", order.terms().quantity())
                .put("executedQty", order.filled())
                .put("origQuoteOrderQty", quoteQuantity(order))
                .put("cummulativeQuoteQty", order.filledQuote())
                .put("status", status(order))
                .put("timeInForce", order.terms().timeInForce().name())
                .put("type", order.terms().type().name())
                .put("side", order.terms().side().name());
        return shape(json, order);
    }

    private static JsonObject shape(JsonObject json, OrderView order) {
        OrderOptions options = order.terms().options();
        options.stopPrice().ifPresent(stop -> json.put("stopPrice", stop));
        options.icebergQuantity().ifPresent(shown -> json.put("icebergQty", shown));
        return json;
    }

    private static JsonObject working(JsonObject json, OrderView order) {
        long working = order.details().workingAtNanos();
        return working == OrderDetails.NONE ? json.put("workingTime", working) : json.time("workingTime", working);
    }

    private static JsonObject rest(JsonObject json, OrderView order) {
        return conditional(
                json.put("selfTradePreventionMode", order.details().mode().name()), order);
    }

    /** {@code rest-api.md}, "Conditional fields in Order Responses". */
    private static JsonObject conditional(JsonObject json, OrderView order) {
        OrderDetails details = order.details();
        if (details.preventedMatchId() != OrderDetails.NONE) {
            json.put("preventedMatchId", details.preventedMatchId()).put("preventedQuantity", details.prevented());
        }
        details.tags().strategyId().ifPresent(id -> json.put("strategyId", id));
        details.tags().strategyType().ifPresent(type -> json.put("strategyType", type));
        expiryReason(order).ifPresent(reason -> json.put("expiryReason", reason));
        return json;
    }

    /** One fill in the FULL answer to a new order. */
    static JsonObject fill(Fill fill) {
        return new JsonObject()
                .put("price", fill.price())
                .put("qty", fill.quantity())
                .put("commission", fill.commission().amount())
                .put("commissionAsset", fill.commission().asset().code())
                .put("tradeId", Long.parseLong(fill.tradeId()));
    }

    /** One prevented match in the FULL answer to a new order ({@code faqs/stp_faq.md}). */
    static JsonObject preventedOf(PreventedMatch match) {
        JsonObject json = new JsonObject()
                .put("preventedMatchId", match.id())
                .put("makerSymbol", match.symbol().name())
                .put("makerOrderId", Long.parseLong(match.maker().value()))
                .put("price", match.price());
        return preventedQuantities(json, match);
    }

    /** {@code rest-api.md}, "Query Prevented Matches". */
    static JsonObject prevented(PreventedMatch match) {
        JsonObject json = new JsonObject()
                .put("symbol", match.symbol().name())
                .put("preventedMatchId", match.id())
                .put("takerOrderId", Long.parseLong(match.taker().value()))
                .put("makerSymbol", match.symbol().name())
                .put("makerOrderId", Long.parseLong(match.maker().value()))
                .put("tradeGroupId", -1)
                .put("selfTradePreventionMode", match.mode().name())
                .put("price", match.price());
        return preventedQuantities(json, match).time("transactTime", match.atNanos());
    }

    private static JsonObject preventedQuantities(JsonObject json, PreventedMatch match) {
        match.takerPrevented().ifPresent(quantity -> json.put("takerPreventedQuantity", quantity));
        match.makerPrevented().ifPresent(quantity -> json.put("makerPreventedQuantity", quantity));
        return json;
    }

    /** {@code rest-api.md}, "Account trade list". */
    static JsonObject trade(AccountTrade trade) {
        Fill fill = trade.fill();
        return new JsonObject()
                .put("symbol", fill.symbol().name())
                .put("id", trade.number())
                .put("orderId", Long.parseLong(trade.order().value()))
                .put("orderListId", trade.listId())
                .put("price", fill.price())
                .put("qty", fill.quantity())
                .put("quoteQty", fill.price().times(fill.quantity()))
                .put("commission", fill.commission().amount())
                .put("commissionAsset", fill.commission().asset().code())
                .time("time", fill.atNanos())
                .put("isBuyer", fill.side() == Side.BUY)
                .put("isMaker", fill.liquidity() == Liquidity.MAKER)
                .put("isBestMatch", true);
    }

    /** {@code rest-api.md}, "Query Order Amendments". */
    static JsonObject amendment(Amendment amendment) {
        return new JsonObject()
                .put("symbol", amendment.symbol().name())
                .put("orderId", Long.parseLong(amendment.order().value()))
                .put("executionId", amendment.executionId())
                .put("origClientOrderId", amendment.before().value())
                .put("newClientOrderId", amendment.after().value())
                .put("origQty", amendment.quantityBefore())
                .put("newQty", amendment.quantityAfter())
                .time("time", amendment.atNanos());
    }

    /** {@code rest-api.md}, "Query Order list". */
    static JsonObject list(OrderListView list) {
        return new JsonObject()
                .put("orderListId", list.id())
                .put("contingencyType", list.contingency().name())
                .put("listStatusType", list.done() ? "ALL_DONE" : "EXEC_STARTED")
                .put("listOrderStatus", list.done() ? "ALL_DONE" : "EXECUTING")
                .put("listClientOrderId", list.clientOrderId().value())
                .time("transactionTime", list.changedAtNanos())
                .put("symbol", list.symbol().name())
                .put("orders", legs(list));
    }

    static List<JsonObject> legs(OrderListView list) {
        return list.orders().stream()
                .map(leg -> new JsonObject()
                        .put("symbol", list.symbol().name())
                        .put("orderId", Long.parseLong(leg.venueOrderId().value()))
                        .put("clientOrderId", leg.clientOrderId().value()))
                .toList();
    }
}
