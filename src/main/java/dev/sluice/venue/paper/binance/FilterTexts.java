package dev.sluice.venue.paper.binance;

import dev.sluice.vocabulary.Filter;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Instrument.Lot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Filters as {@code exchangeInfo} states them ({@code filters.md}). */
final class FilterTexts {
    private FilterTexts() {}

    /** Those of a symbol. */
    static List<JsonObject> of(Instrument instrument) {
        List<JsonObject> all = new ArrayList<>();
        all.add(filter("PRICE_FILTER")
                .put("minPrice", units(instrument.minPrice()))
                .put("maxPrice", units(instrument.maxPrice()))
                .put("tickSize", units(instrument.tickSize())));
        all.add(lot("LOT_SIZE", instrument.lot()));
        all.add(lot("MARKET_LOT_SIZE", instrument.marketLot()));
        // The exchange values MARKET orders by the last price, which is what no minutes mean.
        all.add(filter("NOTIONAL")
                .put("minNotional", instrument.notional().min())
                .put("applyMinToMarket", instrument.notional().minAppliesToMarket())
                .put("maxNotional", instrument.notional().max())
                .put("applyMaxToMarket", instrument.notional().maxAppliesToMarket())
                .put("avgPriceMins", 0));
        instrument.filters().stream()
                .filter(each -> !isOfExchange(each) && !(each instanceof Filter.MaxAsset))
                .forEach(each -> all.add(text(each)));
        return all;
    }

    /** Those of the exchange, which every instrument carries. */
    static List<JsonObject> ofExchange(List<Instrument> instruments) {
        return instruments.stream()
                .flatMap(instrument -> instrument.filters().stream())
                .filter(FilterTexts::isOfExchange)
                .distinct()
                .map(FilterTexts::text)
                .toList();
    }

    private static boolean isOfExchange(Filter filter) {
        return filter instanceof Filter.MaxOpen open && open.scope() == Filter.MaxOpen.Scope.EXCHANGE;
    }

    /** One filter of those beyond the basic ones. */
    static JsonObject text(Filter filter) {
        return switch (filter) {
            case Filter.PercentPrice range ->
                filter("PERCENT_PRICE")
                        .put("multiplierUp", plain(range.multiplierUp()))
                        .put("multiplierDown", plain(range.multiplierDown()))
                        .put("avgPriceMins", range.averageMinutes());
            case Filter.PercentPriceBySide range ->
                filter("PERCENT_PRICE_BY_SIDE")
                        .put("bidMultiplierUp", plain(range.bidMultiplierUp()))
                        .put("bidMultiplierDown", plain(range.bidMultiplierDown()))
                        .put("askMultiplierUp", plain(range.askMultiplierUp()))
                        .put("askMultiplierDown", plain(range.askMultiplierDown()))
                        .put("avgPriceMins", range.averageMinutes());
            case Filter.MinNotional least ->
                filter("MIN_NOTIONAL")
                        .put("minNotional", least.minNotional())
                        .put("applyToMarket", least.applyToMarket())
                        .put("avgPriceMins", least.averageMinutes());
            case Filter.IcebergParts parts -> filter("ICEBERG_PARTS").put("limit", parts.limit());
            case Filter.MaxOpen open -> maxOpen(open);
            case Filter.MaxPosition most -> filter("MAX_POSITION").put("maxPosition", most.maxPosition());
            case Filter.TrailingDelta delta ->
                filter("TRAILING_DELTA")
                        .put("minTrailingAboveDelta", delta.minAboveBps())
                        .put("maxTrailingAboveDelta", delta.maxAboveBps())
                        .put("minTrailingBelowDelta", delta.minBelowBps())
                        .put("maxTrailingBelowDelta", delta.maxBelowBps());
            case Filter.MaxNumOrderAmends most -> filter("MAX_NUM_ORDER_AMENDS").put("maxNumOrderAmends", most.limit());
            case Filter.MaxAsset most ->
                filter("MAX_ASSET").put("asset", most.asset().code()).put("limit", most.limit());
            case Filter.Unknown unknown -> filter(unknown.type());
        };
    }

    private static JsonObject maxOpen(Filter.MaxOpen open) {
        String prefix = open.scope() == Filter.MaxOpen.Scope.EXCHANGE ? "EXCHANGE_" : "";
        return switch (open.kind()) {
            case ORDERS -> filter(prefix + "MAX_NUM_ORDERS").put("maxNumOrders", open.limit());
            case ALGO_ORDERS -> filter(prefix + "MAX_NUM_ALGO_ORDERS").put("maxNumAlgoOrders", open.limit());
            case ICEBERG_ORDERS -> filter(prefix + "MAX_NUM_ICEBERG_ORDERS").put("maxNumIcebergOrders", open.limit());
            case ORDER_LISTS -> filter(prefix + "MAX_NUM_ORDER_LISTS").put("maxNumOrderLists", open.limit());
        };
    }

    private static JsonObject lot(String type, Lot lot) {
        return filter(type)
                .put("minQty", units(lot.min()))
                .put("maxQty", units(lot.max()))
                .put("stepSize", units(lot.step()));
    }

    private static JsonObject filter(String type) {
        return new JsonObject().put("filterType", type);
    }

    private static BigDecimal units(long units) {
        return FixedPoint.toDecimal(units);
    }

    private static String plain(BigDecimal multiplier) {
        return multiplier.toPlainString();
    }
}
