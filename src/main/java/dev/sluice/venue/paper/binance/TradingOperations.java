package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.ExchangeEvent;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Orders: place, query, cancel ({@code rest-api.md}, "Trading endpoints"; {@code web-socket-api.md}, same names). */
final class TradingOperations {
    private final TradingFloor floor;
    private long generatedIds;

    TradingOperations(TradingFloor floor) {
        this.floor = floor;
    }

    List<Operation> operations() {
        return List.of(
                Operation.security(Security.TRADE)
                        .rest("POST /api/v3/order")
                        .ws("order.place")
                        .orders(1)
                        .does(this::place),
                Operation.security(Security.TRADE)
                        .rest("DELETE /api/v3/order")
                        .ws("order.cancel")
                        .does(this::cancel),
                Operation.security(Security.USER_DATA)
                        .rest("GET /api/v3/order")
                        .ws("order.status")
                        .weight(4)
                        .does(this::query));
    }

    private Operation.Action place(Params params) {
        OrderTerms terms = terms(params);
        Optional<ClientOrderId> named = params.clientOrderId("newClientOrderId");
        params.textIfSent("newOrderRespType");
        return (call, reply) -> {
            ClientOrderId id = named.orElseGet(this::generated);
            floor.call(
                    exchange -> {
                        List<ExchangeEvent> events = exchange.place(call.account(), id, terms, call.nowNanos());
                        if (events.getFirst() instanceof ExchangeEvent.OrderRejected refused) {
                            return new Placed(Optional.empty(), refused.text());
                        }
                        return new Placed(exchange.order(call.account(), terms.symbol(), id), "");
                    },
                    placed -> placed.order()
                            .ifPresentOrElse(
                                    order -> reply.ok(json(order)),
                                    () -> reply.refused(ApiError.of(-2010, placed.refusal()))));
        };
    }

    private record Placed(Optional<OrderView> order, String refusal) {}

    private static OrderTerms terms(Params params) {
        Symbol symbol = params.instrument().symbol();
        Side side = params.choice("side", Side.class, () -> ApiError.of(-1117, "Invalid side."))
                .orElseThrow(() -> ApiError.mandatory("side"));
        OrderType type = params.choice("type", OrderType.class, () -> ApiError.of(-1116, "Invalid orderType."))
                .orElseThrow(() -> ApiError.mandatory("type"));
        Quantity quantity = params.quantity("quantity").orElseThrow(() -> ApiError.mandatory("quantity"));
        Optional<TimeInForce> timeInForce =
                params.choice("timeInForce", TimeInForce.class, () -> ApiError.of(-1115, "Invalid timeInForce."));
        Optional<Price> price = params.price("price");
        if (type == OrderType.MARKET) {
            params.refuse("price");
            return OrderTerms.market(symbol, side, quantity);
        }
        return new OrderTerms(
                symbol,
                side,
                type,
                quantity,
                Optional.of(price.orElseThrow(() -> ApiError.mandatory("price"))),
                timeInForce.orElse(TimeInForce.GTC));
    }

    private Operation.Action cancel(Params params) {
        Symbol symbol = params.instrument().symbol();
        ClientOrderId id =
                params.clientOrderId("origClientOrderId").orElseThrow(() -> ApiError.mandatory("origClientOrderId"));
        return (call, reply) -> floor.call(
                exchange -> {
                    List<ExchangeEvent> events = exchange.cancel(call.account(), symbol, id, call.nowNanos());
                    return events.getFirst() instanceof ExchangeEvent.CancelRejected
                            ? Optional.<OrderView>empty()
                            : exchange.order(call.account(), symbol, id);
                },
                order -> order.ifPresentOrElse(
                        found -> reply.ok(json(found)),
                        () -> reply.refused(ApiError.of(-2011, "Unknown order sent."))));
    }

    private Operation.Action query(Params params) {
        Symbol symbol = params.instrument().symbol();
        ClientOrderId id =
                params.clientOrderId("origClientOrderId").orElseThrow(() -> ApiError.mandatory("origClientOrderId"));
        return (call, reply) -> floor.call(
                exchange -> exchange.order(call.account(), symbol, id),
                order -> order.ifPresentOrElse(
                        found -> reply.ok(json(found)),
                        () -> reply.refused(ApiError.of(-2013, "Order does not exist."))));
    }

    private ClientOrderId generated() {
        return new ClientOrderId("paper-" + ++generatedIds);
    }

    private static JsonObject json(OrderView order) {
        OrderTerms terms = order.terms();
        return new JsonObject()
                .put("symbol", terms.symbol().name())
                .put("orderId", Long.parseLong(order.venueOrderId().value()))
                .put("orderListId", -1)
                .put("clientOrderId", order.clientOrderId().value())
                .time("transactTime", order.changedAtNanos())
                .put("price", JsonObject.decimal(terms.price().map(Price::decimal).orElse(BigDecimal.ZERO)))
                .put("origQty", terms.quantity())
                .put("executedQty", order.filled())
                .put("cummulativeQuoteQty", order.filledQuote())
                .put("status", word(order.state()))
                .put("timeInForce", terms.timeInForce().name())
                .put("type", terms.type().name())
                .put("side", terms.side().name());
    }

    private static String word(OrderState state) {
        return switch (state) {
            case SUBMITTED -> "NEW";
            case CANCELLED -> "CANCELED";
            default -> state.name();
        };
    }
}
