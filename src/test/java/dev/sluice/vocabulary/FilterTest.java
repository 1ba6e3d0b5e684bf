package dev.sluice.vocabulary;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Binance {@code filters.md}, one test a filter, with the documented comparisons at their bounds. */
class FilterTest {
    private static final FilterContext.Open NINE_OPEN = new FilterContext.Open(9, 4, 2);

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({"130, true", "130.01, false", "70, true", "69.99, false"})
    void holdsAPriceToItsRangeAroundTheReference(String limit, boolean admitted) {
        Filter filter = new Filter.PercentPrice(new BigDecimal("1.3"), new BigDecimal("0.7"), 5);

        assertThat(filter.admits(buy(limit, "1"), at("100"))).isEqualTo(admitted);
        assertThat(filter.admits(buy(limit, "1"), at(null))).isTrue();
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "BUY, 120, true",
        "BUY, 120.01, false",
        "BUY, 20, true",
        "BUY, 19.99, false",
        "SELL, 500, true",
        "SELL, 500.01, false",
        "SELL, 80, true",
        "SELL, 79.99, false"
    })
    void holdsEachSideToARangeOfItsOwn(Side side, String limit, boolean admitted) {
        Filter filter = new Filter.PercentPriceBySide(
                new BigDecimal("1.2"), new BigDecimal("0.2"), new BigDecimal("5"), new BigDecimal("0.8"), 1);
        OrderTerms terms = OrderTerms.limit(BTCUSDT, side, quantity("1"), price(limit), TimeInForce.GTC);

        assertThat(filter.admits(terms, at("100"))).isEqualTo(admitted);
    }

    @Test
    void valuesAMarketOrderByTheReferenceWhereTheMinimumAppliesToIt() {
        OrderTerms market = OrderTerms.market(BTCUSDT, Side.BUY, quantity("0.1"));

        assertThat(minNotional(true).admits(market, at("100"))).isTrue();
        assertThat(minNotional(true).admits(market, at("99.99"))).isFalse();
        assertThat(minNotional(false).admits(market, at("99.99"))).isTrue();
        assertThat(minNotional(true).admits(market, at(null))).isTrue();
        assertThat(minNotional(false).admits(buy("99.99", "0.1"), at("1000"))).isFalse();
    }

    @Test
    void roundsThePartsOfAnIcebergUp() {
        Filter filter = new Filter.IcebergParts(10);

        assertThat(filter.admits(iceberg("1", "0.1"), at("100"))).isTrue();
        assertThat(filter.admits(iceberg("1.00000001", "0.1"), at("100"))).isFalse();
        assertThat(filter.admits(buy("100", "1"), at("100"))).isTrue();
    }

    @Test
    void countsOnlyOrdersThatStayOpen() {
        Filter nine = new Filter.MaxOpen(Filter.MaxOpen.Kind.ORDERS, Filter.MaxOpen.Scope.SYMBOL, 9);
        Filter ten = new Filter.MaxOpen(Filter.MaxOpen.Kind.ORDERS, Filter.MaxOpen.Scope.SYMBOL, 10);

        assertThat(nine.admits(buy("100", "1"), open())).isFalse();
        assertThat(ten.admits(buy("100", "1"), open())).isTrue();
        assertThat(nine.admits(OrderTerms.market(BTCUSDT, Side.BUY, quantity("1")), open()))
                .isTrue();
    }

    @Test
    void countsStopsAndIcebergsByThemselves() {
        Filter stops = new Filter.MaxOpen(Filter.MaxOpen.Kind.ALGO_ORDERS, Filter.MaxOpen.Scope.EXCHANGE, 4);
        Filter icebergs = new Filter.MaxOpen(Filter.MaxOpen.Kind.ICEBERG_ORDERS, Filter.MaxOpen.Scope.SYMBOL, 2);

        assertThat(stops.admits(stop("100"), open())).isFalse();
        assertThat(stops.admits(buy("100", "1"), open())).isTrue();
        assertThat(icebergs.admits(iceberg("1", "0.1"), open())).isFalse();
        assertThat(icebergs.admits(buy("100", "1"), open())).isTrue();
        assertThat(stops.reason()).contains(Reason.FILTER_EXCHANGE_MAX_NUM_ALGO_ORDERS);
        assertThat(icebergs.reason()).contains(Reason.FILTER_MAX_NUM_ICEBERG_ORDERS);
    }

    @Test
    void refusesABuyBeyondTheLargestPositionButNoSell() {
        Filter filter = new Filter.MaxPosition(new BigDecimal("10"));
        OrderTerms sell = OrderTerms.limit(BTCUSDT, Side.SELL, quantity("5"), price("100"), TimeInForce.GTC);

        assertThat(filter.admits(buy("100", "3"), open())).isTrue();
        assertThat(filter.admits(buy("100", "3.00000001"), open())).isFalse();
        assertThat(filter.admits(sell, open())).isTrue();
    }

    @Test
    void limitsWhatOneOrderMovesOfAnAsset() {
        Filter base = new Filter.MaxAsset(bitcoin().base(), new BigDecimal("2"));
        Filter quote = new Filter.MaxAsset(bitcoin().quote(), new BigDecimal("200"));

        assertThat(base.admits(buy("100", "2"), at("100"))).isTrue();
        assertThat(base.admits(buy("1", "2.00000001"), at("100"))).isFalse();
        assertThat(quote.admits(buy("100", "2"), at("100"))).isTrue();
        assertThat(quote.admits(buy("100", "2.00000001"), at("100"))).isFalse();
    }

    @ParameterizedTest(name = "{0} {1} by {2} bps: {3}")
    @CsvSource({
        "STOP_LOSS,         BUY,  10,   true",
        "STOP_LOSS_LIMIT,   BUY,  2001, false",
        "TAKE_PROFIT,       SELL, 9,    false",
        "STOP_LOSS,         SELL, 20,   true",
        "STOP_LOSS,         SELL, 19,   false",
        "TAKE_PROFIT_LIMIT, BUY,  3001, false"
    })
    void boundsATrailingStopByItsDirection(OrderType type, Side side, int deltaBps, boolean admitted) {
        assertThat(new Filter.TrailingDelta(10, 2000, 20, 3000).admits(type, side, deltaBps))
                .isEqualTo(admitted);
    }

    @Test
    void holdsStopPriceAndIcebergToTheBasicFilters() {
        OrderTerms offTick = new OrderTerms(
                BTCUSDT,
                Side.SELL,
                OrderType.STOP_LOSS,
                quantity("1"),
                Optional.empty(),
                TimeInForce.GTC,
                OrderOptions.stop(price("100.001")));

        assertThat(bitcoin().brokenFilter(offTick, price("100"))).contains(Reason.FILTER_PRICE_FILTER);
        assertThat(bitcoin().brokenFilter(iceberg("1", "0.0005"), price("100"))).contains(Reason.FILTER_LOT_SIZE);
    }

    @Test
    void namesTheFirstFurtherFilterThatIsBrokenAndSkipsUnknownOnes() {
        Instrument instrument = bitcoin()
                .withFilters(List.of(
                        new Filter.Unknown("NEW_KIND", "{}"),
                        new Filter.IcebergParts(5),
                        new Filter.MaxPosition(new BigDecimal("0.5"))));

        assertThat(instrument.brokenFilter(iceberg("1", "0.1"), open())).contains(Reason.FILTER_ICEBERG_PARTS);
        assertThat(instrument.brokenFilter(buy("100", "1"), open())).contains(Reason.FILTER_MAX_POSITION);
    }

    private static Filter minNotional(boolean applyToMarket) {
        return new Filter.MinNotional(new BigDecimal("10"), applyToMarket, 5);
    }

    private static OrderTerms buy(String limit, String quantity) {
        return OrderTerms.limit(BTCUSDT, Side.BUY, quantity(quantity), price(limit), TimeInForce.GTC);
    }

    private static OrderTerms iceberg(String quantity, String shown) {
        return new OrderTerms(
                BTCUSDT,
                Side.BUY,
                OrderType.LIMIT,
                quantity(quantity),
                Optional.of(price("100")),
                TimeInForce.GTC,
                OrderOptions.NONE.withIceberg(quantity(shown)));
    }

    private static OrderTerms stop(String stopPrice) {
        return new OrderTerms(
                BTCUSDT,
                Side.SELL,
                OrderType.STOP_LOSS,
                quantity("1"),
                Optional.empty(),
                TimeInForce.GTC,
                OrderOptions.stop(price(stopPrice)));
    }

    private static FilterContext at(@Nullable String reference) {
        return FilterContext.of(bitcoin(), Optional.ofNullable(reference).map(VocabularyFixture::price));
    }

    private static FilterContext open() {
        return new FilterContext(
                bitcoin().base(),
                bitcoin().quote(),
                Optional.of(price("100")),
                NINE_OPEN,
                NINE_OPEN,
                Optional.of(new BigDecimal("7")));
    }
}
