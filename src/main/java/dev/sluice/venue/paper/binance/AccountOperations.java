package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.AccountQueries;
import dev.sluice.venue.paper.AccountTrade;
import dev.sluice.venue.paper.Amendment;
import dev.sluice.venue.paper.Balance;
import dev.sluice.venue.paper.OrderKey;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.venue.paper.PreventedMatch;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Filter;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What an account is and did ({@code rest-api.md}, "Account Endpoints"; {@code web-socket-api.md}, same names). */
final class AccountOperations {
    private static final int USUAL_LIMIT = 500;
    private static final int MOST = 1_000;

    private final TradingFloor floor;
    private final ApiLimits limits;
    private final Function<AccountId, OrderCounts.Count> counts;

    AccountOperations(TradingFloor floor, ApiLimits limits, Function<AccountId, OrderCounts.Count> counts) {
        this.floor = floor;
        this.limits = limits;
        this.counts = counts;
    }

    List<Operation> operations() {
        return List.of(
                query("GET /api/v3/account", "account.status").weight(20).does(this::account),
                query("GET /api/v3/account/commission", "account.commission")
                        .weight(20)
                        .does(this::commission),
                query("GET /api/v3/order", "order.status").weight(4).does(this::order),
                query("GET /api/v3/openOrders", "openOrders.status")
                        .weight(params -> params.peek("symbol").isPresent() ? 6 : 80)
                        .does(this::openOrders),
                query("GET /api/v3/allOrders", "allOrders").weight(20).does(this::allOrders),
                query("GET /api/v3/myTrades", "myTrades")
                        .weight(params -> params.peek("orderId").isPresent() ? 5 : 20)
                        .does(this::trades),
                query("GET /api/v3/myPreventedMatches", "myPreventedMatches")
                        .weight(params -> params.peek("orderId").isPresent() ? 20 : 2)
                        .does(this::preventedMatches),
                query("GET /api/v3/myAllocations", "myAllocations").weight(20).does(this::allocations),
                query("GET /api/v3/rateLimit/order", "account.rateLimits.orders")
                        .weight(40)
                        .does(this::orderCounts),
                query("GET /api/v3/order/amendments", "order.amendments")
                        .weight(4)
                        .does(this::amendments),
                query("GET /api/v3/myFilters", "myFilters").weight(40).does(this::filters));
    }

    private static Operation.Builder query(String route, String method) {
        return Operation.security(Security.USER_DATA).rest(route).ws(method);
    }

    /** Asks about the account and answers with what came of it. */
    private Operation.Action ask(BiFunction<AccountQueries, Call, Object> question) {
        return (call, reply) ->
                floor.call(exchange -> question.apply(exchange.queries(call.account()), call), reply::ok);
    }

    private Operation.Action account(Params params) {
        boolean omitZeros = params.flag("omitZeroBalances").orElse(false);
        return ask((account, call) -> {
            List<JsonObject> balances = new ArrayList<>();
            for (Map.Entry<Asset, Balance> each : account.balances().entrySet()) {
                Balance balance = each.getValue();
                if (!omitZeros || balance.free().add(balance.locked()).signum() != 0) {
                    balances.add(new JsonObject()
                            .put("asset", each.getKey().code())
                            .put("free", balance.free())
                            .put("locked", balance.locked()));
                }
            }
            return new JsonObject()
                    .put("makerCommission", account.fees().makerBps().longValue())
                    .put("takerCommission", account.fees().takerBps().longValue())
                    .put("buyerCommission", 0)
                    .put("sellerCommission", 0)
                    .put("commissionRates", CommissionTexts.rates(account.fees()))
                    .put("canTrade", true)
                    .put("canWithdraw", false)
                    .put("canDeposit", false)
                    .put("brokered", false)
                    .put("requireSelfTradePrevention", false)
                    .put("preventSor", false)
                    .time("updateTime", call.nowNanos())
                    .put("accountType", "SPOT")
                    .put("balances", balances)
                    .put("permissions", List.of("SPOT"))
                    .put("uid", Integer.toUnsignedLong(call.account().value().hashCode()));
        });
    }

    private Operation.Action commission(Params params) {
        Symbol symbol = params.instrument().symbol();
        return ask((account, call) -> CommissionTexts.ofAccount(symbol, account.fees()));
    }

    private Operation.Action order(Params params) {
        Symbol symbol = params.instrument().symbol();
        OrderKey key = TradingOperations.key(params, "orderId", "origClientOrderId");
        return (call, reply) -> floor.call(
                exchange -> exchange.queries(call.account()).order(symbol, key),
                order -> order.ifPresentOrElse(
                        found -> reply.ok(OrderTexts.queried(found.order())),
                        () -> reply.refused(ApiError.of(-2013, "Order does not exist."))));
    }

    private Operation.Action openOrders(Params params) {
        Optional<Symbol> symbol = params.instrumentIfSent().map(Instrument::symbol);
        return ask((account, call) -> account.openOrders().stream()
                .filter(each ->
                        symbol.isEmpty() || each.order().terms().symbol().equals(symbol.get()))
                .map(each -> OrderTexts.queried(each.order()))
                .toList());
    }

    private Operation.Action allOrders(Params params) {
        Symbol symbol = params.instrument().symbol();
        Optional<Long> from = params.integer("orderId");
        Span span = Span.read(params);
        int limit = params.limit(USUAL_LIMIT, MOST);
        return ask((account, call) -> {
            List<OrderView> orders = account.orders(symbol).stream()
                    .filter(order -> order.number() >= from.orElse(0L))
                    .filter(order -> span.holds(order.acceptedAtNanos()))
                    .toList();
            return Span.page(orders, limit, from.isPresent() || span.hasStart()).stream()
                    .map(OrderTexts::queried)
                    .toList();
        });
    }

    /** {@code rest-api.md}, "Account trade list": no other combinations than those named there. */
    private Operation.Action trades(Params params) {
        Symbol symbol = params.instrument().symbol();
        Optional<Long> order = params.integer("orderId");
        Optional<Long> from = params.integer("fromId");
        Span span = Span.read(params);
        if (span.isBounded() && (order.isPresent() || from.isPresent())) {
            throw ApiError.of(-1128, "Combination of optional parameters invalid.");
        }
        int limit = params.limit(USUAL_LIMIT, MOST);
        return ask((account, call) -> {
            List<AccountTrade> trades = account.trades(symbol).stream()
                    .filter(trade -> order.isEmpty()
                            || trade.order().value().equals(order.get().toString()))
                    .filter(trade -> trade.number() >= from.orElse(0L))
                    .filter(trade -> span.holds(trade.fill().atNanos()))
                    .toList();
            return Span.page(trades, limit, from.isPresent() || span.hasStart()).stream()
                    .map(OrderTexts::trade)
                    .toList();
        });
    }

    private Operation.Action preventedMatches(Params params) {
        Symbol symbol = params.instrument().symbol();
        Optional<Long> id = params.integer("preventedMatchId");
        Optional<Long> order = params.integer("orderId");
        Optional<Long> from = params.integer("fromPreventedMatchId");
        int limit = params.limit(USUAL_LIMIT, MOST);
        if (id.isPresent() == order.isPresent() || (from.isPresent() && order.isEmpty())) {
            throw ApiError.of(-1128, "Combination of optional parameters invalid.");
        }
        return ask((account, call) -> account.preventedMatches(symbol).stream()
                .filter(match -> id.isEmpty() || match.id() == id.get())
                .filter(match -> order.isEmpty() || concerns(match, order.get().toString()))
                .filter(match -> match.id() >= from.orElse(0L))
                .limit(limit)
                .map(OrderTexts::prevented)
                .toList());
    }

    private static boolean concerns(PreventedMatch match, String order) {
        return match.taker().value().equals(order) || match.maker().value().equals(order);
    }

    /** Allocations come of smart order routing, which there is not. */
    private Operation.Action allocations(Params params) {
        params.instrument();
        Span.read(params);
        params.integer("fromAllocationId");
        params.integer("orderId");
        params.limit(USUAL_LIMIT, MOST);
        return (call, reply) -> reply.ok(List.of());
    }

    private Operation.Action orderCounts(Params params) {
        return (call, reply) -> {
            OrderCounts.Count count = counts.apply(call.account());
            reply.ok(List.of(
                    LimitTexts.ordersInTenSeconds(limits).put("count", count.inTenSeconds(call.nowNanos())),
                    LimitTexts.ordersInDay(limits).put("count", count.inDay(call.nowNanos()))));
        };
    }

    private Operation.Action amendments(Params params) {
        Symbol symbol = params.instrument().symbol();
        String order = params.integer("orderId")
                .orElseThrow(() -> ApiError.mandatory("orderId"))
                .toString();
        Optional<Long> from = params.integer("fromExecutionId");
        int limit = params.limit(USUAL_LIMIT, MOST);
        return ask((account, call) -> {
            List<Amendment> amendments = account.amendments(symbol).stream()
                    .filter(amendment -> amendment.order().value().equals(order))
                    .filter(amendment -> amendment.executionId() >= from.orElse(0L))
                    .toList();
            return Span.page(amendments, limit, true).stream()
                    .map(OrderTexts::amendment)
                    .toList();
        });
    }

    private Operation.Action filters(Params params) {
        Instrument instrument = params.instrument();
        return (call, reply) -> reply.ok(new JsonObject()
                .put("exchangeFilters", FilterTexts.ofExchange(floor.instruments()))
                .put("symbolFilters", FilterTexts.of(instrument))
                .put(
                        "assetFilters",
                        instrument.filters().stream()
                                .filter(Filter.MaxAsset.class::isInstance)
                                .map(FilterTexts::text)
                                .toList()));
    }
}
