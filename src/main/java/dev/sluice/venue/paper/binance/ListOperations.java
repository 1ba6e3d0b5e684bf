package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.ListRequest;
import dev.sluice.venue.paper.OrderKey;
import dev.sluice.venue.paper.OrderRequest;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Order lists ({@code rest-api.md}, "Order lists"; {@code web-socket-api.md}, same names). */
final class ListOperations {
    private final TradingFloor floor;

    ListOperations(TradingFloor floor) {
        this.floor = floor;
    }

    List<Operation> operations() {
        return List.of(
                TradingOperations.trade("POST /api/v3/orderList/oco", "orderList.place.oco")
                        .orders(2)
                        .does(placed(ListOperations::oco)),
                TradingOperations.trade("POST /api/v3/order/oco", "orderList.place")
                        .orders(2)
                        .does(placed(ListOperations::oldOco)),
                TradingOperations.trade("POST /api/v3/orderList/oto", "orderList.place.oto")
                        .orders(2)
                        .does(placed(ListOperations::oto)),
                TradingOperations.trade("POST /api/v3/orderList/otoco", "orderList.place.otoco")
                        .orders(3)
                        .does(placed(ListOperations::otoco)),
                TradingOperations.trade("POST /api/v3/orderList/opo", "orderList.place.opo")
                        .does(ListOperations::refuseOpo),
                TradingOperations.trade("POST /api/v3/orderList/opoco", "orderList.place.opoco")
                        .does(ListOperations::refuseOpo),
                TradingOperations.trade("DELETE /api/v3/orderList", "orderList.cancel")
                        .does(this::cancel),
                query("GET /api/v3/orderList", "orderList.status").weight(4).does(this::one),
                query("GET /api/v3/allOrderList", "allOrderLists").weight(20).does(this::all),
                query("GET /api/v3/openOrderList", "openOrderLists.status")
                        .weight(6)
                        .does(this::open));
    }

    private static Operation.Builder query(String route, String method) {
        return Operation.security(Security.USER_DATA).rest(route).ws(method);
    }

    private static Operation.Action refuseOpo(Params params) {
        throw ApiError.of(-2010, "OPO orders are not supported for this symbol.");
    }

    private Operation.Handler placed(Function<Params, ListRequest> form) {
        return params -> {
            ListRequest request = form.apply(params);
            Optional<Outcome.ResponseType> type = Outcome.ResponseType.read(params);
            return (call, reply) -> floor.call(
                    exchange -> new Outcome(exchange.placeList(call.account(), request, floor.nowNanos())),
                    outcome -> outcome.listRefusal(-2010)
                            .ifPresentOrElse(reply::refused, () -> reply.ok(outcome.placedList(type))));
        };
    }

    private static ListRequest oco(Params params) {
        Symbol symbol = params.instrument().symbol();
        Side side = OrderForm.side(params, "side");
        Optional<Quantity> quantity = Optional.of(quantity(params, "quantity"));
        List<OrderRequest.Sized> pair = pair(params, "above", "below", symbol, side, quantity);
        return new ListRequest(symbol, listId(params), Optional.empty(), pair);
    }

    /** @param quantity of both orders */
    private static List<OrderRequest.Sized> pair(
            Params params, String above, String below, Symbol symbol, Side side, Optional<Quantity> quantity) {
        Optional<SelfTradePrevention> mode = OrderForm.mode(params);
        OrderType aboveType = OrderForm.type(params, above + "Type");
        OrderType belowType = OrderForm.type(params, below + "Type");
        OcoRules.require(side, aboveType, belowType);
        return List.of(
                OrderForm.leg(params, above, new OrderForm.Shape(symbol, side, aboveType, mode), quantity),
                OrderForm.leg(params, below, new OrderForm.Shape(symbol, side, belowType, mode), quantity));
    }

    private static ListRequest oto(Params params) {
        Symbol symbol = params.instrument().symbol();
        OrderRequest.Sized working = working(params, symbol);
        OrderForm.Shape pending = new OrderForm.Shape(
                symbol,
                OrderForm.side(params, "pendingSide"),
                OrderForm.type(params, "pendingType"),
                OrderForm.mode(params));
        List<OrderRequest.Sized> others = List.of(OrderForm.leg(params, "pending", pending, Optional.empty()));
        return new ListRequest(symbol, listId(params), Optional.of(working), others);
    }

    private static ListRequest otoco(Params params) {
        Symbol symbol = params.instrument().symbol();
        OrderRequest.Sized working = working(params, symbol);
        Side side = OrderForm.side(params, "pendingSide");
        Optional<Quantity> quantity = Optional.of(quantity(params, "pendingQuantity"));
        List<OrderRequest.Sized> pair = pair(params, "pendingAbove", "pendingBelow", symbol, side, quantity);
        return new ListRequest(symbol, listId(params), Optional.of(working), pair);
    }

    private static OrderRequest.Sized working(Params params, Symbol symbol) {
        OrderType type = OrderForm.type(params, "workingType");
        if (type != OrderType.LIMIT && type != OrderType.LIMIT_MAKER) {
            throw ApiError.invalid("workingType");
        }
        OrderForm.Shape shape =
                new OrderForm.Shape(symbol, OrderForm.side(params, "workingSide"), type, OrderForm.mode(params));
        return OrderForm.leg(params, "working", shape, Optional.empty());
    }

    /** {@code rest-api.md}, "New OCO - Deprecated": a LIMIT_MAKER and a STOP_LOSS, or STOP_LOSS_LIMIT with a limit. */
    private static ListRequest oldOco(Params params) {
        Symbol symbol = params.instrument().symbol();
        Side side = OrderForm.side(params, "side");
        Quantity quantity = quantity(params, "quantity");
        Optional<SelfTradePrevention> mode = OrderForm.mode(params);
        if (params.has("trailingDelta")) {
            throw ApiError.of(-2010, "Trailing stop orders are not supported for this symbol.");
        }
        OrderTerms limit = new OrderTerms(
                symbol,
                side,
                OrderType.LIMIT_MAKER,
                quantity,
                Optional.of(params.price("price").orElseThrow(() -> ApiError.mandatory("price"))),
                TimeInForce.GTC,
                new OrderOptions(Optional.empty(), params.quantity("limitIcebergQty"), mode));
        OrderRequest.Sized limitLeg = new OrderRequest.Sized(
                params.clientOrderId("limitClientOrderId"), limit, OrderForm.tags(params, "limit"));
        OrderRequest.Sized stopLeg = oldStop(params, limit, mode);
        List<OrderRequest.Sized> pair = side == Side.SELL ? List.of(limitLeg, stopLeg) : List.of(stopLeg, limitLeg);
        return new ListRequest(symbol, listId(params), Optional.empty(), pair);
    }

    private static OrderRequest.Sized oldStop(Params params, OrderTerms limit, Optional<SelfTradePrevention> mode) {
        Optional<Price> price = params.price("stopLimitPrice");
        Optional<TimeInForce> timeInForce = params.choice(
                "stopLimitTimeInForce", TimeInForce.class, () -> ApiError.of(-1115, "Invalid timeInForce."));
        if (price.isPresent() && timeInForce.isEmpty()) {
            throw ApiError.mandatory("stopLimitTimeInForce");
        }
        if (price.isEmpty() && timeInForce.isPresent()) {
            throw ApiError.notRequired("stopLimitTimeInForce");
        }
        Optional<Quantity> iceberg = params.quantity("stopIcebergQty");
        if (iceberg.isPresent() && !timeInForce.equals(Optional.of(TimeInForce.GTC))) {
            throw ApiError.of(-2010, "Unsupported order combination");
        }
        OrderOptions options = new OrderOptions(
                Optional.of(params.price("stopPrice").orElseThrow(() -> ApiError.mandatory("stopPrice"))),
                iceberg,
                mode);
        OrderTerms stop = new OrderTerms(
                limit.symbol(),
                limit.side(),
                price.isPresent() ? OrderType.STOP_LOSS_LIMIT : OrderType.STOP_LOSS,
                limit.quantity(),
                price,
                timeInForce.orElse(TimeInForce.GTC),
                options);
        return new OrderRequest.Sized(params.clientOrderId("stopClientOrderId"), stop, OrderForm.tags(params, "stop"));
    }

    private static Quantity quantity(Params params, String name) {
        return params.quantity(name).orElseThrow(() -> ApiError.mandatory(name));
    }

    private static Optional<ClientOrderId> listId(Params params) {
        return params.clientOrderId("listClientOrderId");
    }

    private Operation.Action cancel(Params params) {
        Symbol symbol = params.instrument().symbol();
        OrderKey key = TradingOperations.key(params, "orderListId", "listClientOrderId");
        Optional<ClientOrderId> cancelId = params.clientOrderId("newClientOrderId");
        return (call, reply) -> floor.call(
                exchange -> new Outcome(exchange.cancelList(call.account(), symbol, key, cancelId, floor.nowNanos())),
                outcome -> outcome.listRefusal(-2011)
                        .ifPresentOrElse(reply::refused, () -> reply.ok(outcome.cancelledOne())));
    }

    private Operation.Action one(Params params) {
        OrderKey key = TradingOperations.key(params, "orderListId", "origClientOrderId");
        return (call, reply) -> floor.call(
                exchange -> exchange.queries(call.account()).list(key),
                list -> list.ifPresentOrElse(
                        found -> reply.ok(OrderTexts.list(found)),
                        () -> reply.refused(ApiError.of(-2013, "Order does not exist."))));
    }

    private Operation.Action all(Params params) {
        Optional<Long> fromId = params.integer("fromId");
        Span span = Span.read(params);
        if (fromId.isPresent() && span.isBounded()) {
            throw ApiError.of(-1128, "Combination of optional parameters invalid.");
        }
        int limit = params.limit(500, 1000);
        return (call, reply) -> floor.call(
                exchange -> exchange.queries(call.account()).lists(),
                lists -> reply.ok(Span.page(
                                lists.stream()
                                        .filter(list -> list.id() >= fromId.orElse(0L))
                                        .filter(list -> span.holds(list.changedAtNanos()))
                                        .toList(),
                                limit,
                                fromId.isPresent() || span.hasStart())
                        .stream()
                        .map(OrderTexts::list)
                        .toList()));
    }

    private Operation.Action open(Params params) {
        return (call, reply) -> floor.call(
                exchange -> exchange.queries(call.account()).lists(),
                lists -> reply.ok(lists.stream()
                        .filter(list -> !list.done())
                        .map(OrderTexts::list)
                        .toList()));
    }
}
