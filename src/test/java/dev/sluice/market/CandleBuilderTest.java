package dev.sluice.market;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleBuilderTest {
    private static final long MINUTE = 60 * UtcNanos.PER_SECOND;
    private static final long START = 1_700_002_800L * UtcNanos.PER_SECOND; // a whole hour

    private final List<CandleClosed> told = new ArrayList<>();
    private final CandleBuilder minutes = builder("1m", START);
    private final CandleBuilder hours = builder("1h", START);

    private CandleBuilder builder(String interval, long watchedNanos) {
        return new CandleBuilder(BTCUSDT, CandleInterval.of(interval), watchedNanos, told::add);
    }

    @Test
    void tellsACandleWithTheFirstTradeOfALaterInterval() {
        trade(minutes, START, "100");
        trade(minutes, START + MINUTE - 1, "102");
        assertThat(told).isEmpty();
        assertThat(minutes.current().orElseThrow().high()).isEqualTo(units("102"));

        trade(minutes, START + 5 * MINUTE, "104");

        assertThat(told)
                .containsExactly(new CandleClosed(
                        BTCUSDT,
                        START + 5 * MINUTE + 7,
                        START,
                        START + MINUTE,
                        units("100"),
                        units("102"),
                        units("100"),
                        units("102"),
                        decimal("2.00000000"),
                        decimal("202").setScale(16),
                        2,
                        decimal("2.00000000"),
                        decimal("202").setScale(16)));
    }

    @Test
    void tellsACandleWhenItIsTimeAndNeverAgain() {
        trade(minutes, START, "100");
        minutes.onTime(START + MINUTE - 1);
        assertThat(told).isEmpty();

        minutes.onTime(START + MINUTE);
        minutes.onTime(START + 9 * MINUTE);
        trade(minutes, START + 1, "1");
        trade(minutes, START + MINUTE, "101");
        trade(minutes, START + MINUTE - 1, "1");
        minutes.onTime(START + 10 * MINUTE);

        assertThat(told).extracting(CandleClosed::low).containsExactly(units("100"), units("101"));
        assertThat(told.getFirst().receivedNanos()).isEqualTo(START + MINUTE);
        assertThat(minutes.late()).isEqualTo(2);
        assertThat(minutes.current()).isEmpty();
    }

    @Test
    void leavesOutATradeThatComesIntoAHoleAfterTheNextBegan() {
        trade(minutes, START, "100");
        trade(minutes, START + 5 * MINUTE, "101");
        trade(minutes, START + 3 * MINUTE, "1");
        minutes.onTime(START + 6 * MINUTE);

        assertThat(told).extracting(CandleClosed::openNanos).containsExactly(START, START + 5 * MINUTE);
        assertThat(minutes.late()).isEqualTo(1);
    }

    @Test
    void takesTradesOutOfOrderAsLongAsTheirCandleGrows() {
        trade(minutes, START + 10, "100");
        trade(minutes, START + 5, "99");
        minutes.onTime(START + MINUTE);

        assertThat(told).singleElement().satisfies(candle -> {
            assertThat(candle.open()).isEqualTo(units("100"));
            assertThat(candle.close()).isEqualTo(units("99"));
        });
        assertThat(minutes.late()).isZero();
    }

    @Test
    void doesNotTellWhatBeganBeforeItWatchedOrWhatTradesAreMissingOf() {
        trade(minutes, START - 1, "100");
        trade(minutes, START, "101");
        trade(minutes, START + MINUTE, "102");
        minutes.onLoss(START + MINUTE + 5);
        trade(minutes, START + MINUTE + 5, "103");
        trade(minutes, START + 2 * MINUTE, "104");
        minutes.onLoss(START + 3 * MINUTE + 5);
        trade(minutes, START + 3 * MINUTE + 5, "105");
        trade(minutes, START + 4 * MINUTE, "106");
        minutes.onTime(START + 5 * MINUTE);

        assertThat(told).extracting(CandleClosed::close).containsExactly(units("101"), units("106"));
        assertThat(minutes.incomplete()).isEqualTo(4);
    }

    @Test
    void tellsALongerCandleWithTheLastShorterOneInIt() {
        for (int i = 0; i < 4; i++) {
            assertThat(told).isEmpty();
            hours.onCandle(quarter(i, Integer.toString(100 + i)));
        }

        assertThat(told).singleElement().satisfies(hour -> {
            assertThat(hour.receivedNanos()).isEqualTo(START + 60 * MINUTE);
            assertThat(hour.openNanos()).isEqualTo(START);
            assertThat(hour.closeNanos()).isEqualTo(START + 60 * MINUTE);
            assertThat(hour.open()).isEqualTo(units("100"));
            assertThat(hour.high()).isEqualTo(units("103"));
            assertThat(hour.low()).isEqualTo(units("100"));
            assertThat(hour.close()).isEqualTo(units("103"));
            assertThat(hour.volume()).isEqualByComparingTo("8");
            assertThat(hour.quoteVolume()).isEqualByComparingTo("812");
            assertThat(hour.trades()).isEqualTo(20);
            assertThat(hour.takerBuyVolume()).isEqualByComparingTo("4");
            assertThat(hour.takerBuyQuoteVolume()).isEqualByComparingTo("406");
        });
    }

    @Test
    void keepsAHoleAmongShorterCandlesAndTellsTheLongerOneWithTheNext() {
        hours.onCandle(quarter(0, "100"));
        hours.onCandle(quarter(2, "102"));
        hours.onCandle(quarter(9, "109"));
        hours.onTime(START + 180 * MINUTE);

        assertThat(told).extracting(CandleClosed::close).containsExactly(units("102"), units("109"));
        assertThat(told).extracting(CandleClosed::trades).containsExactly(10L, 5L);
    }

    @Test
    void passesACandleOfItsOwnLengthOn() {
        CandleClosed hour = CandleFixture.flat(BTCUSDT, START, START + 60 * MINUTE, "100");
        hours.onCandle(hour);

        assertThat(told).containsExactly(hour);
        assertThat(told.getFirst()).isSameAs(hour);
    }

    @Test
    void countsCandlesThatDoNotFitAndThoseThatSayNothingNew() {
        hours.onCandle(CandleFixture.flat(BTCUSDT, START, START + 61 * MINUTE, "100"));
        hours.onCandle(CandleFixture.flat(BTCUSDT, START, START, "100"));
        hours.onCandle(CandleFixture.flat(BTCUSDT, START + 30 * MINUTE, START + 90 * MINUTE, "100"));
        assertThat(hours.misfits()).isEqualTo(3);

        hours.onCandle(quarter(1, "100"));
        hours.onCandle(quarter(1, "100"));
        hours.onCandle(quarter(0, "100"));
        trade(hours, START + 16 * MINUTE, "1");
        assertThat(hours.repeated()).isEqualTo(3);

        hours.onTime(START + 60 * MINUTE);
        hours.onCandle(quarter(3, "1"));
        trade(hours, START + 59 * MINUTE, "1");
        assertThat(hours.late()).isEqualTo(2);
        assertThat(told)
                .singleElement()
                .satisfies(hour -> assertThat(hour.low()).isEqualTo(units("100")));
    }

    @Test
    void takesWhatCoversATimeFirstOfTradesAndCandles() {
        trade(hours, START + 5 * MINUTE, "100");
        hours.onCandle(quarter(0, "1"));
        hours.onCandle(quarter(1, "101"));
        trade(hours, START + 20 * MINUTE, "1");
        trade(hours, START + 40 * MINUTE, "103");
        hours.onTime(START + 60 * MINUTE);

        assertThat(told).singleElement().satisfies(hour -> {
            assertThat(hour.low()).isEqualTo(units("100"));
            assertThat(hour.close()).isEqualTo(units("103"));
            assertThat(hour.volume()).isEqualByComparingTo("4");
        });
        assertThat(hours.repeated()).isEqualTo(2);
    }

    @Test
    void tellsACandleOfShorterOnesEvenIfItWatchedLaterOnlyFromTheirBeginningOn() {
        CandleBuilder afterwards = builder("1h", START + 15 * MINUTE);
        for (int i = 0; i < 8; i++) {
            afterwards.onCandle(quarter(i, "100"));
        }
        CandleBuilder halfway = builder("1h", START + 20 * MINUTE);
        for (int i = 1; i < 8; i++) {
            halfway.onCandle(quarter(i, "100"));
        }

        assertThat(afterwards.incomplete()).isZero();
        assertThat(halfway.incomplete()).isEqualTo(1);
        assertThat(told).hasSize(3);
    }

    private static CandleClosed quarter(int index, String price) {
        long open = START + index * 15 * MINUTE;
        return CandleFixture.flat(BTCUSDT, open, open + 15 * MINUTE, price);
    }

    private static void trade(CandleBuilder builder, long atNanos, String price) {
        builder.onTrade(new TradeTick(BTCUSDT, atNanos + 7, 1, units(price), units("1"), Side.BUY, atNanos));
    }
}
