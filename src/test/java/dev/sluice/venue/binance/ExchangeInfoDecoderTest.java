package dev.sluice.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.RealData;
import dev.sluice.feed.MalformedMessageException;
import dev.sluice.venue.binance.ExchangeInfo.Feature;
import dev.sluice.venue.binance.ExchangeInfo.Listing;
import dev.sluice.venue.binance.RateLimit.Kind;
import dev.sluice.vocabulary.Filter;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeInfoDecoderTest {
    private static final String RECORDED = "exchange-info/exchangeInfo_binance_2025-08-07_25symbols.json.gz";

    /** Every filter of filters.md as the document shows it, and one that it does not know. */
    private static final String EVERY_FILTER = """
            {"filterType":"PRICE_FILTER","minPrice":"0.00000100","maxPrice":"100000.00000000","tickSize":"0.00000100"},
            {"filterType":"PERCENT_PRICE","multiplierUp":"1.3000","multiplierDown":"0.7000","avgPriceMins":5},
            {"filterType":"PERCENT_PRICE_BY_SIDE","bidMultiplierUp":"1.2","bidMultiplierDown":"0.2",
             "askMultiplierUp":"5","askMultiplierDown":"0.8","avgPriceMins":1},
            {"filterType":"LOT_SIZE","minQty":"0.00100000","maxQty":"100000.00000000","stepSize":"0.00100000"},
            {"filterType":"MIN_NOTIONAL","minNotional":"0.00100000","applyToMarket":true,"avgPriceMins":5},
            {"filterType":"NOTIONAL","minNotional":"10.00000000","applyMinToMarket":false,
             "maxNotional":"10000.00000000","applyMaxToMarket":true,"avgPriceMins":5},
            {"filterType":"ICEBERG_PARTS","limit":10},
            {"filterType":"MARKET_LOT_SIZE","minQty":"0.00100000","maxQty":"100000000000","stepSize":"0.00100000"},
            {"filterType":"MAX_NUM_ORDERS","maxNumOrders":25},
            {"filterType":"MAX_NUM_ALGO_ORDERS","maxNumAlgoOrders":5},
            {"filterType":"MAX_NUM_ICEBERG_ORDERS","maxNumIcebergOrders":6},
            {"filterType":"MAX_POSITION","maxPosition":"10.00000000"},
            {"filterType":"TRAILING_DELTA","minTrailingAboveDelta":10,"maxTrailingAboveDelta":2000,
             "minTrailingBelowDelta":11,"maxTrailingBelowDelta":2001},
            {"filterType":"MAX_NUM_ORDER_AMENDS","maxNumOrderAmends":10},
            {"filterType":"MAX_NUM_ORDER_LISTS","maxNumOrderLists":20},
            {"filterType":"OF_NEXT_YEAR","limit":"7"}
            """;

    @Test
    @Tag("real-data")
    void readsARecordedAnswerWhole() throws Exception {
        ExchangeInfo info = ExchangeInfoDecoder.decode(recorded());

        assertThat(info.symbols()).hasSize(25);
        assertThat(info.problems()).isEmpty();
        assertThat(info.rateLimits())
                .containsExactlyInAnyOrder(
                        new RateLimit(Kind.REQUEST_WEIGHT, 60 * UtcNanos.PER_SECOND, 6_000),
                        new RateLimit(Kind.ORDERS, 10 * UtcNanos.PER_SECOND, 100),
                        new RateLimit(Kind.ORDERS, 86_400 * UtcNanos.PER_SECOND, 200_000),
                        new RateLimit(Kind.RAW_REQUESTS, 300 * UtcNanos.PER_SECOND, 61_000));
        assertThat(info.symbols().values()).allSatisfy(listing -> {
            assertThat(listing.unknownFilters()).isEmpty();
            assertThat(listing.instrument().filters()).hasSizeGreaterThanOrEqualTo(5);
        });
    }

    @Test
    void keepsEveryFilter() throws Exception {
        Instrument instrument = listing(EVERY_FILTER).instrument();

        assertThat(instrument.tickSize()).isEqualTo(100);
        assertThat(instrument.maxPrice()).isEqualTo(100_000 * FixedPoint.ONE);
        assertThat(instrument.lot()).isEqualTo(new Instrument.Lot(100_000, 100_000 * FixedPoint.ONE, 100_000));
        assertThat(instrument.notional().minAppliesToMarket()).isFalse();
        assertThat(instrument.notional().maxAppliesToMarket()).isTrue();
        assertThat(instrument.filters())
                .containsExactly(
                        new Filter.PercentPrice(new BigDecimal("1.3000"), new BigDecimal("0.7000"), 5),
                        new Filter.PercentPriceBySide(
                                new BigDecimal("1.2"),
                                new BigDecimal("0.2"),
                                new BigDecimal("5"),
                                new BigDecimal("0.8"),
                                1),
                        new Filter.MinNotional(new BigDecimal("0.00100000"), true, 5),
                        new Filter.IcebergParts(10),
                        new Filter.MaxOpen(Filter.MaxOpen.Kind.ORDERS, Filter.MaxOpen.Scope.SYMBOL, 25),
                        new Filter.MaxOpen(Filter.MaxOpen.Kind.ALGO_ORDERS, Filter.MaxOpen.Scope.SYMBOL, 5),
                        new Filter.MaxOpen(Filter.MaxOpen.Kind.ICEBERG_ORDERS, Filter.MaxOpen.Scope.SYMBOL, 6),
                        new Filter.MaxPosition(new BigDecimal("10.00000000")),
                        new Filter.TrailingDelta(10, 2000, 11, 2001),
                        new Filter.MaxNumOrderAmends(10),
                        new Filter.MaxOpen(Filter.MaxOpen.Kind.ORDER_LISTS, Filter.MaxOpen.Scope.SYMBOL, 20),
                        new Filter.Unknown("OF_NEXT_YEAR", "{\"filterType\":\"OF_NEXT_YEAR\",\"limit\":\"7\"}"),
                        new Filter.MaxOpen(Filter.MaxOpen.Kind.ORDERS, Filter.MaxOpen.Scope.EXCHANGE, 1000));
    }

    @Test
    void reportsFiltersThatItDoesNotKnow() throws Exception {
        assertThat(listing(EVERY_FILTER).unknownFilters())
                .extracting(Filter.Unknown::type)
                .containsExactly("OF_NEXT_YEAR");
    }

    @Test
    void takesABoundThatIsTooLargeForNone() throws Exception {
        assertThat(listing(EVERY_FILTER).instrument().marketLot().max()).isZero();
    }

    @Test
    void saysWhatMayBeDoneWithASymbol() throws Exception {
        Listing listing = listing("");

        assertThat(listing.isTrading()).isFalse();
        assertThat(listing.status()).isEqualTo("CANCEL_ONLY");
        assertThat(listing.orderTypes()).containsExactlyInAnyOrder(OrderType.LIMIT, OrderType.STOP_LOSS_LIMIT);
        assertThat(listing.features()).containsExactlyInAnyOrder(Feature.OCO, Feature.AMEND);
        assertThat(listing.selfTradePreventions())
                .containsExactlyInAnyOrder(SelfTradePrevention.NONE, SelfTradePrevention.DECREMENT);
        assertThat(listing.defaultSelfTradePrevention()).contains(SelfTradePrevention.NONE);
    }

    @Test
    void namesASymbolThatItCannotReadAndReadsTheOthers() throws Exception {
        ExchangeInfo info = ExchangeInfoDecoder.decode(bytes("{\"symbols\":["
                + symbol(
                        "BADUSDT",
                        "{\"filterType\":\"LOT_SIZE\",\"minQty\":\"much\",\"maxQty\":\"1\",\"stepSize\":\"1\"}")
                + "," + symbol("GOODUSDT", "") + "]}"));

        assertThat(info.symbols().keySet()).containsExactly(new Symbol("GOODUSDT"));
        assertThat(info.problems()).containsExactly("BADUSDT: LOT_SIZE minQty must be a decimal but is \"much\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"symbols\":", "{\"symbols\":{}}", "<html>"})
    void refusesWhatIsNoExchangeInfo(String answer) {
        assertThatThrownBy(() -> ExchangeInfoDecoder.decode(bytes(answer)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("exchangeInfo");
    }

    private static Listing listing(String filters) throws MalformedMessageException {
        ExchangeInfo info = ExchangeInfoDecoder.decode(bytes("{\"exchangeFilters\":[{\"filterType\":"
                + "\"EXCHANGE_MAX_NUM_ORDERS\",\"maxNumOrders\":1000}],\"symbols\":[" + symbol("ABCUSDT", filters)
                + "]}"));
        assertThat(info.problems()).isEmpty();
        return Objects.requireNonNull(info.symbols().get(new Symbol("ABCUSDT")));
    }

    private static String symbol(String name, String filters) {
        return "{\"symbol\":\"" + name + "\",\"status\":\"CANCEL_ONLY\",\"baseAsset\":\"ABC\",\"quoteAsset\":\"USDT\","
                + "\"orderTypes\":[\"LIMIT\",\"STOP_LOSS_LIMIT\",\"PEGGED_MOON\"],\"ocoAllowed\":true,"
                + "\"amendAllowed\":true,\"icebergAllowed\":false,\"allowedSelfTradePreventionModes\":"
                + "[\"NONE\",\"DECREMENT\"],\"defaultSelfTradePreventionMode\":\"NONE\",\"filters\":[" + filters + "]}";
    }

    private static byte[] recorded() throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(RealData.file(RECORDED)))) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
