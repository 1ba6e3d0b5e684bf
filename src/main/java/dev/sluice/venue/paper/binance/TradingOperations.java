package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountQueries;
import dev.sluice.venue.paper.AmendRequest;
import dev.sluice.venue.paper.CancelRequest;
import dev.sluice.venue.paper.ExchangeEvent;
import dev.sluice.venue.paper.OrderKey;
import dev.sluice.venue.paper.OrderRequest;
import dev.sluice.venue.paper.Refusal;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Orders: place, test, cancel, replace, amend ({@code rest-api.md}, "Trading endpoints"; {@code web-socket-api.md},
 * "Trading requests", which has the same parameters and results).
 */
final class TradingOperations {
    private final TradingFloor floor;

    TradingOperations(TradingFloor floor) {
        this.floor = floor;
    }

    List<Operation> operations() {
        return List.of(
                trade("POST /api/v3/order", "order.place").orders(1).does(this::place),
                trade("POST /api/v3/order/test", "order.test")
                        .weight(params -> params.peek("computeCommissionRates")
                                        .map("true"::equals)
                                        .orElse(false)
                                ? 20
                                : 1)
                        .does(this::test),
                trade("DELETE /api/v3/order", "order.cancel").does(this::cancel),
                trade("DELETE /api/v3/openOrders", "openOrders.cancelAll").does(this::cancelAll),
                trade("POST /api/v3/order/cancelReplace", "order.cancelReplace")
                        .orders(1)
                        .does(this::replace),
                trade("PUT /api/v3/order/amend/keepPriority", "order.amend.keepPriority")
                        .weight(4)
                        .does(this::amend),
                trade("POST /api/v3/sor/order", "sor.order.place").does(TradingOperations::refuseSor),
                trade("POST /api/v3/sor/order/test", "sor.order.test").does(TradingOperations::refuseSor));
    }

    static Operation.Builder trade(String route, String method) {
        return Operation.security(Security.TRADE).rest(route).ws(method);
    }

    /** No symbol takes part in smart order routing; {@code errors.md} has no words for it. */
    private static Operation.Action refuseSor(Params params) {
        throw ApiError.of(-1013, "This symbol does not support SOR.");
    }

    private Operation.Action place(Params params) {
        OrderRequest request = OrderForm.single(params);
        Optional<Outcome.ResponseType> type = Outcome.ResponseType.read(params);
        return (call, reply) -> floor.call(
                exchange -> new Outcome(exchange.place(call.account(), request, floor.nowNanos())),
                outcome ->
                        outcome.orderRefusal().ifPresentOrElse(reply::refused, () -> reply.ok(outcome.placed(type))));
    }

    /** Checks the order's form; prices, funds and other orders are the matching engine's. */
    private Operation.Action test(Params params) {
        OrderRequest request = OrderForm.single(params);
        Outcome.ResponseType.read(params);
        boolean rates = params.flag("computeCommissionRates").orElse(false);
        return (call, reply) -> floor.call(
                exchange -> {
                    Optional<Refusal> refusal = exchange.test(call.account(), request);
                    return refusal.map(why -> (Object) Outcome.error(-2010, why.reason(), why.text()))
                            .orElseGet(() -> rates
                                    ? CommissionTexts.ofOrder(
                                            exchange.queries(call.account()).fees())
                                    : new JsonObject());
                },
                made -> {
                    if (made instanceof ApiError error) {
                        reply.refused(error);
                    } else {
                        reply.ok(made);
                    }
                });
    }

    private Operation.Action cancel(Params params) {
        Symbol symbol = params.instrument().symbol();
        OrderKey key = key(params, "orderId", "origClientOrderId");
        CancelRequest request =
                new CancelRequest(symbol, key, params.clientOrderId("newClientOrderId"), restriction(params));
        return (call, reply) -> floor.call(
                exchange -> new Outcome(exchange.cancel(call.account(), request, floor.nowNanos())),
                outcome -> outcome.cancelRefusal()
                        .ifPresentOrElse(reply::refused, () -> reply.ok(outcome.cancelledOne())));
    }

    /** Which order is meant; {@code rest-api.md}, "Cancel order", notes. */
    static OrderKey key(Params params, String numberName, String idName) {
        Optional<Long> number = params.integer(numberName);
        Optional<ClientOrderId> id = params.clientOrderId(idName);
        if (number.isEmpty() && id.isEmpty()) {
            throw ApiError.mandatory(idName, numberName);
        }
        return new OrderKey(number.map(OptionalLong::of).orElse(OptionalLong.empty()), id);
    }

    private static Optional<CancelRequest.Restriction> restriction(Params params) {
        return params.choice(
                "cancelRestrictions",
                CancelRequest.Restriction.class,
                () -> ApiError.of(-1145, "Invalid cancelRestrictions"));
    }

    private Operation.Action cancelAll(Params params) {
        Symbol symbol = params.instrument().symbol();
        return (call, reply) -> floor.call(
                exchange -> new Outcome(exchange.cancelAll(call.account(), symbol, floor.nowNanos())), outcome -> {
                    if (outcome.cancelled()) {
                        reply.ok(outcome.cancelledAll());
                    } else {
                        reply.refused(ApiError.of(-2011, "Unknown order sent."));
                    }
                });
    }

    /** {@code rest-api.md}, "Cancel an Existing Order and Send a New Order". */
    private enum ReplaceMode {
        STOP_ON_FAILURE,
        ALLOW_FAILURE
    }

    /** What to do when the account has too many unfilled orders; that is seen to before this operation's turn. */
    private enum RateMode {
        DO_NOTHING,
        CANCEL_ONLY
    }

    private Operation.Action replace(Params params) {
        OrderRequest request = OrderForm.single(params);
        Optional<Outcome.ResponseType> type = Outcome.ResponseType.read(params);
        ReplaceMode mode = params.choice(
                        "cancelReplaceMode", ReplaceMode.class, () -> ApiError.invalid("cancelReplaceMode"))
                .orElseThrow(() -> ApiError.mandatory("cancelReplaceMode"));
        params.choice(
                "orderRateLimitExceededMode", RateMode.class, () -> ApiError.invalid("orderRateLimitExceededMode"));
        CancelRequest cancel = new CancelRequest(
                request.symbol(),
                key(params, "cancelOrderId", "cancelOrigClientOrderId"),
                params.clientOrderId("cancelNewClientOrderId"),
                restriction(params));
        boolean always = mode == ReplaceMode.ALLOW_FAILURE;
        return (call, reply) -> floor.call(
                exchange -> exchange.replace(call.account(), cancel, request, always, floor.nowNanos()),
                events -> new Replacement(events, type).answer(reply));
    }

    private Operation.Action amend(Params params) {
        Symbol symbol = params.instrument().symbol();
        OrderKey key = key(params, "orderId", "origClientOrderId");
        Quantity quantity = params.quantity("newQty").orElseThrow(() -> ApiError.mandatory("newQty"));
        AmendRequest request = new AmendRequest(symbol, key, quantity, params.clientOrderId("newClientOrderId"));
        return (call, reply) -> floor.call(
                exchange -> {
                    Outcome outcome = new Outcome(exchange.amend(call.account(), request, floor.nowNanos()));
                    return outcome.amendRefusal()
                            .<Object>map(error -> error)
                            .orElseGet(() -> amended(outcome, exchange.queries(call.account())));
                },
                made -> {
                    if (made instanceof ApiError error) {
                        reply.refused(error);
                    } else {
                        reply.ok(made);
                    }
                });
    }

    private static JsonObject amended(Outcome outcome, AccountQueries account) {
        ExchangeEvent.OrderReplaced event = outcome.replaced().orElseThrow();
        JsonObject json = new JsonObject()
                .time("transactTime", event.atNanos())
                .put("executionId", event.executionId())
                .put("amendedOrder", OrderTexts.amended(event));
        long list = event.order().details().listId();
        if (list >= 0) {
            account.list(OrderKey.of(list))
                    .ifPresent(view -> json.put(
                            "listStatus",
                            new JsonObject()
                                    .put("orderListId", view.id())
                                    .put("contingencyType", view.contingency().name())
                                    .put("listOrderStatus", view.done() ? "ALL_DONE" : "EXECUTING")
                                    .put(
                                            "listClientOrderId",
                                            view.clientOrderId().value())
                                    .put("symbol", view.symbol().name())
                                    .put("orders", OrderTexts.legs(view))));
        }
        return json;
    }
}
