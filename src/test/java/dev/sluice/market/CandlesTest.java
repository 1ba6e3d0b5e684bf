package dev.sluice.market;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CandlesTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long START = 1_700_002_800L * SECOND; // a whole hour

    private final Candles candles = new Candles();

    @Test
    void foldsTheTradesOfAnInterval() {
        trade(START, "100", "1");
        trade(START + 1, "103", "2");
        sold(START + 2, "99", "0.5");
        trade(START + SECOND - 1, "101", "1");

        assertThat(candles.newest(CandleInterval.ONE_SECOND, 10))
                .containsExactly(new Candle(
                        START,
                        START + SECOND,
                        units("100"),
                        units("103"),
                        units("99"),
                        units("101"),
                        decimal("4.50000000"),
                        decimal("456.5").setScale(16),
                        4,
                        decimal("4.00000000"),
                        decimal("407").setScale(16),
                        true));
    }

    @Test
    void leavesAHoleWhereNothingTraded() {
        trade(START, "100", "1");
        trade(START + 3 * SECOND, "101", "1");

        assertThat(candles.newest(CandleInterval.ONE_SECOND, 10))
                .extracting(Candle::openNanos)
                .containsExactly(START, START + 3 * SECOND);
    }

    @Test
    void putsLongerCandlesTogetherOfShorterOnes() {
        trade(START, "100", "1");
        trade(START + MINUTE, "105", "1");
        trade(START + 2 * MINUTE, "95", "1");

        for (String interval : List.of("3m", "1h", "4h", "1d", "1w", "1M", "1d@22:00", "30m", "40m")) {
            assertThat(newest(interval)).as(interval).singleElement().satisfies(candle -> {
                assertThat(candle.openNanos()).isLessThanOrEqualTo(START);
                assertThat(candle.closeNanos()).isGreaterThan(START + 2 * MINUTE);
                assertThat(candle.open()).isEqualTo(units("100"));
                assertThat(candle.high()).isEqualTo(units("105"));
                assertThat(candle.low()).isEqualTo(units("95"));
                assertThat(candle.close()).isEqualTo(units("95"));
                assertThat(candle.trades()).isEqualTo(3);
                assertThat(candle.volume()).isEqualByComparingTo("3");
                assertThat(candle.takerBuyQuoteVolume()).isEqualByComparingTo("300");
            });
        }
        assertThat(newest("7s")).hasSize(3);
    }

    @Test
    void putsALateTradeIntoItsOwnCandle() {
        trade(START, "100", "1");
        trade(START + 3 * SECOND, "101", "1");
        trade(START + 5, "99", "1");
        trade(START + SECOND, "98", "1");

        List<Candle> seconds = newest("1s");
        assertThat(seconds).extracting(Candle::openNanos).containsExactly(START, START + SECOND, START + 3 * SECOND);
        assertThat(seconds.getFirst().low()).isEqualTo(units("99"));
        assertThat(seconds.getFirst().trades()).isEqualTo(2);
        assertThat(candles.late()).isEqualTo(2);
        assertThat(candles.dropped()).isZero();
    }

    @Test
    void keepsNoMoreThanItsLimitsAndLeavesOutWhatIsTooLate() {
        for (int i = 0; i < Candles.SECONDS_KEPT + 10; i++) {
            trade(START + i * SECOND, "100", "1");
        }
        trade(START, "1", "1");

        assertThat(candles.newest(CandleInterval.ONE_SECOND, 10_000))
                .hasSize(Candles.SECONDS_KEPT)
                .allMatch(candle -> candle.low() == units("100"));
        assertThat(newest("2s", 2))
                .hasSize(2)
                .last()
                .satisfies(last -> assertThat(last.openNanos()).isEqualTo(START + (Candles.SECONDS_KEPT + 8) * SECOND));
        assertThat(newest("1h").getFirst().low()).isEqualTo(units("1"));
    }

    @Test
    void saysWhichCandlesAreIncomplete() {
        trade(START + 30 * SECOND, "100", "1");
        trade(START + MINUTE, "100", "1");
        trade(START + 2 * MINUTE, "100", "1");
        candles.onLoss(START + 2 * MINUTE + SECOND);
        trade(START + 2 * MINUTE + SECOND, "100", "1");
        trade(START + 3 * MINUTE, "100", "1");

        assertThat(newest("1m")).extracting(Candle::complete).containsExactly(false, true, false, true);
        assertThat(newest("2m")).extracting(Candle::complete).containsExactly(false, false);
        assertThat(newest("1h")).extracting(Candle::complete).containsExactly(false);
    }

    @Test
    void doesNotCallACandleCompleteWhoseFirstPartIsNoLongerKept() {
        for (int i = 0; i <= Candles.MINUTES_KEPT; i++) {
            trade(START + i * MINUTE, "100", "1");
        }

        assertThat(newest("10m").getFirst().complete()).isFalse();
        assertThat(newest("10m").get(1).complete()).isTrue();
    }

    @Test
    void believesGivenCandlesRatherThanItsOwn() {
        trade(START, "100", "1");
        trade(START + 16 * MINUTE, "100", "1");
        given(START, 15 * MINUTE, "200");

        assertThat(newest("15m")).extracting(Candle::close).containsExactly(units("200"), units("100"));
        assertThat(newest("1h")).extracting(Candle::close).containsExactly(units("100"));

        given(START + 15 * MINUTE, 15 * MINUTE, "201");
        given(START + 30 * MINUTE, 15 * MINUTE, "202");
        given(START + 45 * MINUTE, 15 * MINUTE, "203");
        assertThat(newest("1h")).singleElement().satisfies(hour -> {
            assertThat(hour.open()).isEqualTo(units("200"));
            assertThat(hour.close()).isEqualTo(units("203"));
            assertThat(hour.volume()).isEqualByComparingTo("8");
            assertThat(hour.complete()).isTrue();
        });
    }

    @Test
    void takesGivenMonthsAsMonths() {
        CandleInterval months = CandleInterval.of("1M");
        long open = months.startOf(START);
        for (int i = 0; i < 12; i++) {
            given(open, months.endOf(open) - open, "100");
            open = months.endOf(open);
        }

        assertThat(newest("1M")).hasSize(12).allMatch(Candle::complete);
        assertThat(newest("6M")).hasSizeBetween(2, 3);
        assertThat(newest("1d")).isEmpty();
    }

    @Test
    void leavesOutGivenCandlesThatAreNotLaterOrOfOneLengthTooMany() {
        given(START, HOUR, "100");
        assertThat(candles.add(candle(START, HOUR, "101"))).isFalse();
        assertThat(candles.add(candle(START - HOUR, HOUR, "101"))).isFalse();
        for (int i = 1; i < Candles.LENGTHS_LIMIT; i++) {
            given(START, i * MINUTE, "100");
        }
        assertThat(candles.ignored()).isEqualTo(2);

        given(START + HOUR, 9 * MINUTE, "103");

        assertThat(candles.ignored()).isEqualTo(3);
        assertThat(candles.lastGiven().orElseThrow().close()).isEqualTo(units("103"));
    }

    @Test
    void keepsNoMoreGivenCandlesThanItsLimit() {
        for (int i = 0; i < Candles.GIVEN_KEPT + 2; i++) {
            given(START + i * HOUR, HOUR, "100");
        }

        assertThat(candles.newest(CandleInterval.ONE_HOUR, 10_000)).hasSize(Candles.GIVEN_KEPT);
        assertThat(newest("4h").getFirst().complete()).isFalse();
        assertThat(newest("4h").get(1).complete()).isTrue();
    }

    @Property(tries = 200)
    void addsUpExactly(
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 1, max = Long.MAX_VALUE / 64) Long> prices,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 64) long quantity) {
        Candles exact = new Candles();
        BigDecimal sum = BigDecimal.ZERO;
        List<Long> traded = new ArrayList<>();
        for (long price : prices) {
            exact.add(new TradeTick(BTCUSDT, START, traded.size(), price, quantity, Side.BUY, START));
            traded.add(price);
            sum = sum.add(FixedPoint.toDecimal(price).multiply(FixedPoint.toDecimal(quantity)));
        }

        Candle candle = exact.newest(CandleInterval.ONE_MINUTE, 1).getFirst();

        assertThat(candle.quoteVolume()).isEqualByComparingTo(sum);
        assertThat(candle.takerBuyQuoteVolume()).isEqualByComparingTo(sum);
        assertThat(candle.volume())
                .isEqualByComparingTo(FixedPoint.toDecimal(quantity).multiply(BigDecimal.valueOf(prices.size())));
        assertThat(candle.high()).isEqualTo(traded.stream().max(Long::compare).orElseThrow());
        assertThat(candle.low()).isEqualTo(traded.stream().min(Long::compare).orElseThrow());
    }

    private List<Candle> newest(String interval) {
        return newest(interval, 1_000);
    }

    private List<Candle> newest(String interval, int limit) {
        return candles.newest(CandleInterval.of(interval), limit);
    }

    private void trade(long atNanos, String price, String quantity) {
        candles.add(new TradeTick(BTCUSDT, atNanos, 1, units(price), units(quantity), Side.BUY, atNanos));
    }

    private void sold(long atNanos, String price, String quantity) {
        candles.add(new TradeTick(BTCUSDT, atNanos, 1, units(price), units(quantity), Side.SELL, atNanos));
    }

    private void given(long openNanos, long lengthNanos, String price) {
        assertThat(candles.add(candle(openNanos, lengthNanos, price))).isTrue();
    }

    private static CandleClosed candle(long openNanos, long lengthNanos, String price) {
        return CandleFixture.flat(BTCUSDT, openNanos, openNanos + lengthNanos, price);
    }
}
