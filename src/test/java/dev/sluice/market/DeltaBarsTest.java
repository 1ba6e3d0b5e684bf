package dev.sluice.market;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaBarsTest {
    private static final long MINUTE = 60 * UtcNanos.PER_SECOND;
    private static final long START = 1_700_002_800L * UtcNanos.PER_SECOND; // a whole hour

    private long tradeId;
    private final FlowRules rules = new FlowRules(List.of(), units("1"), 10, 16);
    private final DeltaBars minutes = bars("1m");

    private DeltaBars bars(String rule) {
        return new DeltaBars(BarRule.of(rule), rules);
    }

    @Test
    void addsUpWhoTookInAMinute() {
        trade(minutes, START, "100.5", "2", Aggressor.BUY);
        trade(minutes, START + 1, "101.5", "5", Aggressor.SELL);
        trade(minutes, START + 2, "99", "7", Aggressor.UNKNOWN);
        trade(minutes, START + MINUTE - 1, "100", "6", Aggressor.BUY);

        assertThat(minutes.newest(5))
                .containsExactly(new DeltaBar(
                        START,
                        START + MINUTE,
                        units("100.5"),
                        units("101.5"),
                        units("99"),
                        units("100"),
                        exact("8"),
                        exact("5"),
                        exact("7"),
                        exact("3"),
                        exact("-3"),
                        exact("3"),
                        exact("3"),
                        units("1"),
                        units("100"),
                        4,
                        false));
        assertThat(minutes.footprints(1).getFirst().levels())
                .containsExactly(
                        new Footprint.Level(units("99"), exact("0"), exact("0"), exact("7")),
                        new Footprint.Level(units("100"), exact("8"), exact("0"), exact("0")),
                        new Footprint.Level(units("101"), exact("0"), exact("5"), exact("0")));
    }

    @Test
    void endsAMinuteWithTheFirstTradeOfALaterOne() {
        trade(minutes, START, "100", "2", Aggressor.BUY);

        Optional<DeltaBar> ended = trade(minutes, START + 3 * MINUTE, "100", "5", Aggressor.SELL);

        assertThat(ended).contains(minutes.newest(2).getFirst());
        assertThat(ended.orElseThrow().closed()).isTrue();
        assertThat(minutes.newest(2)).extracting(DeltaBar::startNanos).containsExactly(START, START + 3 * MINUTE);
        assertThat(minutes.newest(2)).extracting(DeltaBar::cumulativeDelta).containsExactly(exact("2"), exact("-3"));
        assertThat(minutes.newest(1)).extracting(DeltaBar::closed).containsExactly(false);
    }

    @Test
    void endsABarOfVolumeWithTheTradeThatReachesItAndDoesNotSplitIt() {
        DeltaBars bars = bars("5v");
        assertThat(trade(bars, START, "100", "4.9", Aggressor.BUY)).isEmpty();
        assertThat(trade(bars, START + 1, "100", "7", Aggressor.SELL)).isPresent();
        assertThat(trade(bars, START + 2, "100", "5", Aggressor.UNKNOWN)).isPresent();
        assertThat(trade(bars, START + 3, "100", "1", Aggressor.BUY)).isEmpty();

        assertThat(bars.newest(9)).extracting(DeltaBar::trades).containsExactly(2L, 1L, 1L);
        assertThat(bars.newest(9)).extracting(DeltaBar::closed).containsExactly(true, true, false);
        assertThat(bars.newest(9).getFirst().startNanos()).isEqualTo(START);
        assertThat(bars.newest(9).getFirst().endNanos()).isEqualTo(START + 1);
    }

    @Test
    void endsABarOfTradesWithItsLastOne() {
        DeltaBars bars = bars("2t");
        for (int i = 0; i < 5; i++) {
            assertThat(trade(bars, START - i, "100", "1", Aggressor.BUY).isPresent())
                    .isEqualTo(i % 2 == 1);
        }

        assertThat(bars.newest(9)).extracting(DeltaBar::trades).containsExactly(2L, 2L, 1L);
        assertThat(bars.late()).isZero();
    }

    @Test
    void putsALateTradeIntoItsOwnBar() {
        trade(minutes, START, "100", "2", Aggressor.BUY);
        trade(minutes, START + 3 * MINUTE, "103", "2", Aggressor.BUY);
        assertThat(trade(minutes, START + 5, "98", "1", Aggressor.SELL)).isEmpty();
        assertThat(trade(minutes, START + MINUTE, "97", "1", Aggressor.SELL)).isEmpty();
        trade(minutes, START + 3 * MINUTE, "103", "1", Aggressor.SELL);

        assertThat(minutes.newest(9)).extracting(DeltaBar::delta).containsExactly(exact("1"), exact("-1"), exact("1"));
        assertThat(minutes.newest(9))
                .extracting(DeltaBar::cumulativeDelta)
                .containsExactly(exact("1"), exact("0"), exact("1"));
        assertThat(minutes.newest(9)).extracting(DeltaBar::closed).containsExactly(true, true, false);
        assertThat(minutes.late()).isEqualTo(2);
    }

    @Test
    void keepsNoMoreBarsThanItsLimitAndLeavesOutWhatIsTooLate() {
        for (int i = 0; i < 15; i++) {
            trade(minutes, START + i * MINUTE, "100", "1", Aggressor.BUY);
        }
        trade(minutes, START, "100", "1", Aggressor.BUY);

        assertThat(minutes.newest(100)).hasSize(10);
        assertThat(minutes.size()).isEqualTo(10);
        assertThat(minutes.newest(1).getFirst().cumulativeDelta()).isEqualTo(exact("15"));
        assertThat(minutes.dropped()).isEqualTo(1);
    }

    @Test
    void makesLevelsTenTimesAsHighWhenThereAreTooMany() {
        for (int i = 0; i < 17; i++) {
            trade(minutes, START, Integer.toString(100 + i), "1", Aggressor.BUY);
        }

        Footprint footprint = minutes.footprints(1).getFirst();
        assertThat(footprint.bar().step()).isEqualTo(units("10"));
        assertThat(footprint.levels())
                .containsExactly(
                        new Footprint.Level(units("100"), exact("10"), exact("0"), exact("0")),
                        new Footprint.Level(units("110"), exact("7"), exact("0"), exact("0")));
        assertThat(minutes.coarsened()).isEqualTo(1);

        trade(minutes, START + MINUTE, "100", "1", Aggressor.BUY);
        assertThat(minutes.newest(1).getFirst().step()).isEqualTo(units("1"));
    }

    @Test
    void survivesTheWidestRangeOfPrices() {
        DeltaBars bars = new DeltaBars(BarRule.of("1m"), new FlowRules(List.of(), 1, 10, 16));
        for (long price = 1; price > 0; price *= 2) {
            bars.add(new TradeTick(BTCUSDT, START, 1, price, 1, Aggressor.BUY, START));
        }
        bars.add(new TradeTick(BTCUSDT, START, 1, Long.MAX_VALUE, 1, Aggressor.BUY, START));

        assertThat(bars.newest(1).getFirst().buy()).isEqualByComparingTo("0.00000064");
        assertThat(bars.levels()).isLessThanOrEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({"61837.63, 1", "3021.5, 0.1", "100000, 10", "99999.99, 1", "0.5312, 0.00001", "0.00001234, 0.00000001"})
    void choosesAStepThatFitsThePrice(String price, String step) {
        DeltaBars bars = new DeltaBars(BarRule.of("1m"), FlowRules.DEFAULT);
        trade(bars, START, price, "1", Aggressor.BUY);

        assertThat(bars.newest(1).getFirst().step()).isEqualTo(units(step));
    }

    @Test
    void putsMinutesTogetherToHours() {
        trade(minutes, START, "100", "3", Aggressor.SELL);
        trade(minutes, START + MINUTE, "100", "1", Aggressor.BUY);
        trade(minutes, START + MINUTE, "100", "3", Aggressor.SELL);
        trade(minutes, START + MINUTE, "105", "9", Aggressor.BUY);

        DeltaBar hour = minutes.newest(CandleInterval.ONE_HOUR, 5).getFirst();

        assertThat(hour.delta()).isEqualTo(exact("4"));
        assertThat(hour.minDelta()).isEqualTo(exact("-5"));
        assertThat(hour.maxDelta()).isEqualTo(exact("4"));
        assertThat(hour.open()).isEqualTo(units("100"));
        assertThat(hour.high()).isEqualTo(units("105"));
        assertThat(hour.pointOfControl()).isEqualTo(units("105"));
        assertThat(hour.closed()).isFalse();
        assertThatThrownBy(() -> minutes.newest(CandleInterval.of("90s"), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bars("5t").footprints(CandleInterval.ONE_HOUR, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t", "0t", "-1t", "1.5t", "v", "0v", "0.000000001v", "5x", "99999999999t", "1tt"})
    void refusesRulesThatNameNoBar(String rule) {
        assertThatThrownBy(() -> BarRule.of(rule)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1m", "500t", "2.5v", "1d@22:00"})
    void readsTheRulesThatItWrites(String rule) {
        assertThat(BarRule.of(rule)).hasToString(rule);
    }

    private Optional<DeltaBar> trade(DeltaBars bars, long atNanos, String price, String quantity, Aggressor taker) {
        return bars.add(new TradeTick(BTCUSDT, atNanos, tradeId++, units(price), units(quantity), taker, atNanos));
    }

    private static BigDecimal exact(String text) {
        return decimal(text).setScale(8);
    }
}
