package dev.sluice.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Filter;
import dev.sluice.vocabulary.Filter.MaxOpen;
import dev.sluice.vocabulary.Filter.MaxOpen.Kind;
import dev.sluice.vocabulary.Filter.MaxOpen.Scope;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts a symbol's filters ({@code filters.md}) into the basic ones and the further ones. */
final class FilterDecoder {
    private static final Instrument.Lot ANY_LOT = new Instrument.Lot(0, 0, 0);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE, FixedPoint.SCALE);

    long minPrice;
    long maxPrice;
    long tickSize;
    Instrument.Lot lot = ANY_LOT;
    Instrument.Lot marketLot = ANY_LOT;
    Instrument.Notional notional = new Instrument.Notional(BigDecimal.ZERO, false, BigDecimal.ZERO, false);
    final List<Filter> further = new ArrayList<>();

    /** @throws IllegalArgumentException naming the filter, the field and its value */
    void read(JsonNode filter) {
        String type = filter.path("filterType").asText("");
        switch (type) {
            case "PRICE_FILTER" -> {
                minPrice = units(filter, "minPrice");
                maxPrice = units(filter, "maxPrice");
                tickSize = units(filter, "tickSize");
            }
            case "LOT_SIZE" -> lot = lot(filter);
            case "MARKET_LOT_SIZE" -> marketLot = lot(filter);
            case "NOTIONAL" ->
                notional = new Instrument.Notional(
                        decimal(filter, "minNotional"),
                        filter.path("applyMinToMarket").asBoolean(),
                        decimal(filter, "maxNotional"),
                        filter.path("applyMaxToMarket").asBoolean());
            default -> further.add(further(type, filter));
        }
    }

    /** A filter that is none of the basic ones; one that is not known is kept as it stands. */
    static Filter further(String type, JsonNode filter) {
        Filter counted = counted(type, filter);
        if (counted != null) {
            return counted;
        }
        return switch (type) {
            case "PERCENT_PRICE" ->
                new Filter.PercentPrice(
                        decimal(filter, "multiplierUp"),
                        decimal(filter, "multiplierDown"),
                        count(filter, "avgPriceMins"));
            case "PERCENT_PRICE_BY_SIDE" ->
                new Filter.PercentPriceBySide(
                        decimal(filter, "bidMultiplierUp"),
                        decimal(filter, "bidMultiplierDown"),
                        decimal(filter, "askMultiplierUp"),
                        decimal(filter, "askMultiplierDown"),
                        count(filter, "avgPriceMins"));
            case "MIN_NOTIONAL" ->
                new Filter.MinNotional(
                        decimal(filter, "minNotional"),
                        filter.path("applyToMarket").asBoolean(),
                        count(filter, "avgPriceMins"));
            case "ICEBERG_PARTS" -> new Filter.IcebergParts(count(filter, "limit"));
            case "MAX_POSITION" -> new Filter.MaxPosition(decimal(filter, "maxPosition"));
            case "TRAILING_DELTA" ->
                new Filter.TrailingDelta(
                        count(filter, "minTrailingAboveDelta"),
                        count(filter, "maxTrailingAboveDelta"),
                        count(filter, "minTrailingBelowDelta"),
                        count(filter, "maxTrailingBelowDelta"));
            case "MAX_NUM_ORDER_AMENDS" -> new Filter.MaxNumOrderAmends(count(filter, "maxNumOrderAmends"));
            case "MAX_ASSET" ->
                new Filter.MaxAsset(new Asset(filter.path("asset").asText()), decimal(filter, "limit"));
            default -> new Filter.Unknown(type, filter.toString());
        };
    }

    private static @Nullable Filter counted(String type, JsonNode filter) {
        boolean exchange = type.startsWith("EXCHANGE_");
        Scope scope = exchange ? Scope.EXCHANGE : Scope.SYMBOL;
        return switch (exchange ? type.substring("EXCHANGE_".length()) : type) {
            case "MAX_NUM_ORDERS" -> new MaxOpen(Kind.ORDERS, scope, count(filter, "maxNumOrders"));
            case "MAX_NUM_ALGO_ORDERS" -> new MaxOpen(Kind.ALGO_ORDERS, scope, count(filter, "maxNumAlgoOrders"));
            case "MAX_NUM_ICEBERG_ORDERS" ->
                new MaxOpen(Kind.ICEBERG_ORDERS, scope, count(filter, "maxNumIcebergOrders"));
            case "MAX_NUM_ORDER_LISTS" -> new MaxOpen(Kind.ORDER_LISTS, scope, count(filter, "maxNumOrderLists"));
            default -> null;
        };
    }

    private static Instrument.Lot lot(JsonNode filter) {
        return new Instrument.Lot(units(filter, "minQty"), units(filter, "maxQty"), units(filter, "stepSize"));
    }

    /** A bound beyond what fits is no bound for anything that fits. */
    private static long units(JsonNode filter, String field) {
        BigDecimal value = decimal(filter, field);
        if (value.signum() < 0) {
            throw broken(filter, field, "must be 0 or more");
        }
        if (value.compareTo(LARGEST) > 0) {
            return field.startsWith("max") ? 0 : overflow(filter, field);
        }
        try {
            return FixedPoint.toUnits(value);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw broken(filter, field, "must have at most 8 decimals");
        }
    }

    private static long overflow(JsonNode filter, String field) {
        throw broken(filter, field, "must be at most " + LARGEST);
    }

    private static BigDecimal decimal(JsonNode filter, String field) {
        String text = filter.path(field).asText("");
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw broken(filter, field, "must be a decimal");
        }
    }

    private static int count(JsonNode filter, String field) {
        JsonNode value = filter.path(field);
        if (!value.canConvertToInt() || value.asInt() < 0) {
            throw broken(filter, field, "must be a whole number from 0");
        }
        return value.asInt();
    }

    private static IllegalArgumentException broken(JsonNode filter, String field, String rule) {
        return new IllegalArgumentException(
                filter.path("filterType").asText() + " " + field + " " + rule + " but is " + filter.path(field));
    }
}
