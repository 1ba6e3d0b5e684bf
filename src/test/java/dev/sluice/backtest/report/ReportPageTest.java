package dev.sluice.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.backtest.Backtest;
import dev.sluice.backtest.BacktestResult;
import dev.sluice.backtest.BacktestSettings;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.EventSource;
import dev.sluice.feed.MarketEvent;
import dev.sluice.strategy.StrategyCatalogue;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The page says what the result says, and nothing in it can become markup. */
class ReportPageTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final Symbol WALK = new Symbol("WALK");
    private static final Offset<Double> WITHIN = Offset.offset(1e-6);
    private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror=\"alert('2')\">&";

    @Test
    void drawsWhatTheResultSays() throws IOException {
        PriceTrack prices = new PriceTrack(walk(500));
        BacktestResult result = run(prices);

        String page = page(result, prices);
        JsonNode charts = embedded(page, "charts");

        assertThat(charts.get("equity")).hasSize(result.curve().size());
        assertThat(charts.at("/equity/499/1").asDouble())
                .isEqualTo(result.curve().value(499), WITHIN);
        double deepest = 0;
        for (JsonNode point : charts.get("drawdown")) {
            deepest = Math.min(deepest, point.get(1).asDouble());
        }
        assertThat(deepest).isEqualTo(result.metrics().drawdowns().maxPct(), WITHIN);
        assertThat(charts.at("/symbols/0/name").asText()).isEqualTo("WALK");
        assertThat(charts.at("/symbols/0/candles")).hasSize(500);
        assertThat(charts.at("/symbols/0/trades")).hasSize(result.trades().size());
        assertThat(result.trades()).isNotEmpty();
        assertThat(charts.at("/symbols/0/trades/0/entry/1").asDouble())
                .isEqualTo(FixedPoint.toDecimal(result.trades().getFirst().entryPrice())
                        .doubleValue());
        assertThat(embedded(page, "result").get("digest").asText()).isEqualTo(result.digest());
    }

    @Test
    void hasTheTablesWithoutAnyScript() throws IOException {
        PriceTrack prices = new PriceTrack(walk(500));
        BacktestResult result = run(prices);

        String tables = page(result, prices).replaceAll("(?s)<script.*?</script>", "");

        assertThat(tables)
                .contains(result.digest(), "<td>fast-value</td>", "<th scope=\"row\">1970</th>")
                .contains(
                        result.finalEquity().setScale(2, RoundingMode.HALF_EVEN).toPlainString());
        assertThat(Pattern.compile("<tr class=\"(gain|loss)\">")
                        .matcher(tables)
                        .results()
                        .count())
                .isEqualTo(result.trades().size());
    }

    @Test
    void takesNothingForMarkupThatComesFromOutside() throws IOException {
        PriceTrack prices = new PriceTrack(walk(100));
        BacktestResult result = run(prices);
        String tame = new ReportPage(result, Map.of("x", "tame"), List.of(), Map.of("p", "tame")).html(prices);

        String page = new ReportPage(
                        result,
                        Map.of(HOSTILE, HOSTILE),
                        List.of(new ReportPage.Source(HOSTILE, HOSTILE, 1, 0)),
                        Map.of(HOSTILE, HOSTILE))
                .html(prices);

        assertThat(page).doesNotContain("<script>alert");
        assertThat(count(page, "<img")).isEqualTo(count(tame, "<img"));
        assertThat(count(page, "<script")).isEqualTo(count(tame, "<script"));
        assertThat(count(page, "</script")).isEqualTo(count(tame, "</script"));
        assertThat(embedded(page, "result").get(HOSTILE).asText()).isEqualTo(HOSTILE);
        assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(1)");
    }

    @Test
    void needsNoNetwork() throws IOException {
        PriceTrack prices = new PriceTrack(walk(100));

        String page = page(run(prices), prices);

        assertThat(page).contains("default-src 'none'").contains("echarts");
        assertThat(page).doesNotContainPattern("(src|href)=\"(https?:)?//");
        assertThat(page).doesNotContain("<link");
    }

    @Test
    void equalRunsMakeEqualPages() throws IOException {
        PriceTrack one = new PriceTrack(walk(300));
        PriceTrack other = new PriceTrack(walk(300));

        assertThat(page(run(one), one)).isEqualTo(page(run(other), other));
    }

    @Test
    void compoundsMonthsToTheWholeReturn() throws IOException {
        PriceTrack prices = new PriceTrack(walk(800));
        BacktestResult result = run(prices);

        Monthly monthly = Monthly.of(result.curve(), result.settings().cash().doubleValue());

        double months = 1;
        double years = 1;
        for (double[] row : monthly.years().values()) {
            years *= 1 + row[Monthly.YEAR] / 100;
            for (int month = 0; month < Monthly.YEAR; month++) {
                months *= Double.isNaN(row[month]) ? 1 : 1 + row[month] / 100;
            }
        }
        double whole = 1 + result.metrics().returns().totalPct() / 100;
        assertThat(months).isCloseTo(whole, Offset.offset(1e-9));
        assertThat(years).isCloseTo(whole, Offset.offset(1e-9));
        assertThat(monthly.years()).hasSize(3);
    }

    @Property(tries = 200)
    void thinningKeepsExtremesAndEnds(
            @ForAll @Size(min = 1, max = 400) List<@DoubleRange(min = -1e6, max = 1e6) Double> points,
            @ForAll @IntRange(min = 4, max = 100) int most) {
        double[] values = points.stream().mapToDouble(Double::doubleValue).toArray();
        int[] places = Thinning.places(values, most);

        assertThat(places).isSorted().doesNotHaveDuplicates();
        assertThat(places.length).isLessThanOrEqualTo(Math.max(most, 4));
        assertThat(places[0]).isZero();
        assertThat(places[places.length - 1]).isEqualTo(values.length - 1);
        double[] kept =
                Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
        assertThat(Arrays.stream(kept).max()).isEqualTo(Arrays.stream(values).max());
        assertThat(Arrays.stream(kept).min()).isEqualTo(Arrays.stream(values).min());
    }

    @Test
    void keepsEveryHighAndLowOfManyCandles() throws IOException {
        PriceTrack prices = new PriceTrack(walk(25_000));
        long highest = Long.MIN_VALUE;
        long lowest = Long.MAX_VALUE;
        long last = 0;
        for (MarketEvent event = prices.next(); event != null; event = prices.next()) {
            CandleClosed candle = (CandleClosed) event;
            highest = Math.max(highest, candle.high());
            lowest = Math.min(lowest, candle.low());
            last = candle.close();
        }

        PriceTrack.Bars bars =
                Objects.requireNonNull(prices.symbols().get(WALK)).finished();

        assertThat(bars.size()).isBetween(1_000, PriceTrack.BARS_MAX);
        long barsHighest = Long.MIN_VALUE;
        long barsLowest = Long.MAX_VALUE;
        for (int i = 0; i < bars.size(); i++) {
            barsHighest = Math.max(barsHighest, bars.high(i));
            barsLowest = Math.min(barsLowest, bars.low(i));
            assertThat(bars.from(i)).isGreaterThan(i == 0 ? Long.MIN_VALUE : bars.from(i - 1));
        }
        assertThat(barsHighest).isEqualTo(highest);
        assertThat(barsLowest).isEqualTo(lowest);
        assertThat(bars.close(bars.size() - 1)).isEqualTo(last);
    }

    private static BacktestResult run(EventSource source) throws IOException {
        return Backtest.run(
                BacktestSettings.DEFAULT,
                List.of(StrategyCatalogue.builtIn().create("sma-cross", Map.of("fast", "3", "slow", "10"))),
                source);
    }

    private static String page(BacktestResult result, PriceTrack prices) {
        return new ReportPage(
                        result,
                        Map.of("digest", result.digest()),
                        List.of(new ReportPage.Source("walk.csv", "WALK", 500, 0)),
                        Map.of("fast", "fast-value"))
                .html(prices);
    }

    private static JsonNode embedded(String page, String id) throws IOException {
        Matcher found = Pattern.compile("<script type=\"application/json\" id=\"" + id + "\">(.*?)</script>")
                .matcher(page);
        assertThat(found.find()).isTrue();
        return new ObjectMapper().readTree(found.group(1));
    }

    private static int count(String page, String what) {
        return page.split(Pattern.quote(what), -1).length - 1;
    }

    private static EventSource walk(int days) {
        SplittableRandom chance = new SplittableRandom(3);
        List<MarketEvent> candles = new ArrayList<>();
        long price = 10_000_000_000L;
        for (int day = 0; day < days; day++) {
            long open = price;
            price = Math.max(1_000_000_000L, price + chance.nextLong(-300_000_000L, 310_000_000L));
            candles.add(new CandleClosed(
                    WALK,
                    (day + 1) * DAY,
                    day * DAY,
                    (day + 1) * DAY,
                    open,
                    Math.max(open, price) + chance.nextLong(1_000_000L),
                    Math.min(open, price) - chance.nextLong(1_000_000L),
                    price,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    1,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO));
        }
        return new Listed(candles.iterator());
    }

    private record Listed(Iterator<MarketEvent> events) implements EventSource {
        @Override
        public @Nullable MarketEvent next() {
            return events.hasNext() ? events.next() : null;
        }

        @Override
        public void close() {}
    }
}
