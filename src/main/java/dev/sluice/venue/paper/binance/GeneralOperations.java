package dev.sluice.venue.paper.binance;

import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Connectivity, time and trading rules ({@code rest-api.md}, "General endpoints"). */
final class GeneralOperations {
    private static final List<String> ORDER_TYPES =
            Stream.of(OrderType.values()).map(OrderType::name).sorted().toList();

    private static final String SPOT = "SPOT";

    private final TradingFloor floor;
    private final ApiLimits limits;

    GeneralOperations(TradingFloor floor, ApiLimits limits) {
        this.floor = floor;
        this.limits = limits;
    }

    List<Operation> operations() {
        return List.of(
                open("GET /api/v3/ping", "ping").does(params -> (call, reply) -> reply.ok(new JsonObject())),
                open("GET /api/v3/time", "time")
                        .does(params ->
                                (call, reply) -> reply.ok(new JsonObject().time("serverTime", call.nowNanos()))),
                open("GET /api/v3/exchangeInfo", "exchangeInfo").weight(20).does(this::exchangeInfo),
                open("GET /api/v3/executionRules", "executionRules")
                        .weight(params -> params.peek("symbol").isPresent() ? 2 : 40)
                        .does(this::executionRules));
    }

    private static Operation.Builder open(String route, String method) {
        return Operation.security(Security.NONE).rest(route).ws(method);
    }

    private Operation.Action exchangeInfo(Params params) {
        Optional<Instrument> one = params.instrumentIfSent();
        Optional<List<Instrument>> some = params.instrumentsIfSent();
        Optional<String> permissions = params.textIfSent("permissions");
        boolean permissionSets = params.flag("showPermissionSets").orElse(true);
        Optional<String> status = SymbolStatus.word(params);
        boolean named = one.isPresent() || some.isPresent();
        if ((one.isPresent() && some.isPresent()) || (named && (permissions.isPresent() || status.isPresent()))) {
            throw ApiError.of(-1128, "Combination of optional parameters invalid.");
        }
        boolean shown = permissions.map(text -> text.contains(SPOT)).orElse(true) && SymbolStatus.isTrading(status);
        List<Instrument> wanted =
                one.map(List::of).or(() -> some).orElseGet(() -> shown ? floor.instruments() : List.of());
        return (call, reply) -> reply.ok(new JsonObject()
                .put("timezone", "UTC")
                .time("serverTime", call.nowNanos())
                .put(
                        "rateLimits",
                        List.of(
                                LimitTexts.weight(limits),
                                LimitTexts.ordersInTenSeconds(limits),
                                LimitTexts.ordersInDay(limits),
                                LimitTexts.rawRequests(limits)))
                .put("exchangeFilters", FilterTexts.ofExchange(floor.instruments()))
                .put(
                        "symbols",
                        wanted.stream()
                                .map(each -> symbol(each, permissionSets))
                                .toList()));
    }

    private static JsonObject symbol(Instrument instrument, boolean permissionSets) {
        return new JsonObject()
                .put("symbol", instrument.symbol().name())
                .put("status", SymbolStatus.TRADING)
                .put("baseAsset", instrument.base().code())
                .put("baseAssetPrecision", 8)
                .put("quoteAsset", instrument.quote().code())
                .put("quotePrecision", 8)
                .put("quoteAssetPrecision", 8)
                .put("baseCommissionPrecision", 8)
                .put("quoteCommissionPrecision", 8)
                .put("orderTypes", ORDER_TYPES)
                .put("icebergAllowed", true)
                .put("ocoAllowed", true)
                .put("otoAllowed", true)
                .put("opoAllowed", false)
                .put("quoteOrderQtyMarketAllowed", true)
                .put("allowTrailingStop", false)
                .put("cancelReplaceAllowed", true)
                .put("amendAllowed", true)
                .put("pegInstructionsAllowed", false)
                .put("isSpotTradingAllowed", true)
                .put("isMarginTradingAllowed", false)
                .put("filters", FilterTexts.of(instrument))
                .put("permissions", List.of())
                .put("permissionSets", permissionSets ? List.of(List.of(SPOT)) : List.of())
                .put("defaultSelfTradePreventionMode", "EXPIRE_MAKER")
                .put(
                        "allowedSelfTradePreventionModes",
                        List.of("NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT"));
    }

    /** No symbol has any. */
    private Operation.Action executionRules(Params params) {
        Optional<Instrument> one = params.instrumentIfSent();
        Optional<List<Instrument>> some = params.instrumentsIfSent();
        Optional<String> status = SymbolStatus.word(params);
        if (Stream.of(one, some, status).filter(Optional::isPresent).count() > 1) {
            throw ApiError.of(-1128, "Combination of optional parameters invalid.");
        }
        return (call, reply) -> reply.ok(new JsonObject().put("symbolRules", List.of()));
    }
}
