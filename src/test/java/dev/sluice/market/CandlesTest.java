package dev.sluice.market;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.feed.TradeTick;
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
    private static final long START = 1_700_000_040L * SECOND; // a whole minute

    private final Candles candles = new Candles();

    @Test
    void foldsTheTradesOfAnInterval() {
        trade(START, "100", "1");
        trade(START + 1, "103", "2");
        trade(START + 2, "99", "0.5");
        trade(START + SECOND - 1, "101", "1");

        assertThat(candles.newest(SECOND, 10))
                .containsExactly(new Candle(
                        START, units("100"), units("103"), units("99"), units("101"), units("4.5"), quote("456.5"), 4));
    }

    @Test
    void leavesAHoleWhereNothingTraded() {
        trade(START, "100", "1");
        trade(START + 3 * SECOND, "101", "1");

        assertThat(candles.newest(SECOND, 10)).extracting(Candle::openNanos).containsExactly(START, START + 3 * SECOND);
    }

    @Test
    void putsLongerCandlesTogetherOfMinutes() {
        trade(START, "100", "1");
        trade(START + MINUTE, "105", "1");
        trade(START + 2 * MINUTE, "95", "1");

        List<Candle> hours = candles.newest(60 * MINUTE, 10);

        assertThat(hours).singleElement().satisfies(hour -> {
            assertThat(hour.openNanos() % (60 * MINUTE)).isZero();
            assertThat(hour.open()).isEqualTo(units("100"));
            assertThat(hour.high()).isEqualTo(units("105"));
            assertThat(hour.low()).isEqualTo(units("95"));
            assertThat(hour.close()).isEqualTo(units("95"));
            assertThat(hour.trades()).isEqualTo(3);
        });
    }

    @Test
    void putsALateTradeIntoItsOwnCandle() {
        trade(START, "100", "1");
        trade(START + SECOND, "101", "1");
        trade(START + 5, "99", "1");

        assertThat(candles.newest(SECOND, 10).getFirst().low()).isEqualTo(units("99"));
        assertThat(candles.newest(SECOND, 10).getFirst().trades()).isEqualTo(2);
        assertThat(candles.late()).isEqualTo(1);
    }

    @Test
    void keepsNoMoreThanItsLimits() {
        for (int i = 0; i < Candles.SECONDS_KEPT + 10; i++) {
            trade(START + i * SECOND, "100", "1");
        }

        assertThat(candles.newest(SECOND, 10_000)).hasSize(Candles.SECONDS_KEPT);
        assertThat(candles.newest(SECOND, 2))
                .hasSize(2)
                .last()
                .satisfies(last -> assertThat(last.openNanos()).isEqualTo(START + (Candles.SECONDS_KEPT + 9) * SECOND));
    }

    @Test
    void refusesIntervalsThatItCannotPutTogether() {
        assertThatThrownBy(() -> candles.newest(7 * SECOND, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> candles.newest(0, 1)).isInstanceOf(IllegalArgumentException.class);
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

        Candle candle = exact.newest(MINUTE, 1).getFirst();

        assertThat(candle.quoteVolume()).isEqualByComparingTo(sum);
        assertThat(candle.high()).isEqualTo(traded.stream().max(Long::compare).orElseThrow());
        assertThat(candle.low()).isEqualTo(traded.stream().min(Long::compare).orElseThrow());
    }

    private void trade(long atNanos, String price, String quantity) {
        candles.add(new TradeTick(BTCUSDT, atNanos, 1, units(price), units(quantity), Side.BUY, atNanos));
    }

    private static BigDecimal quote(String text) {
        return decimal(text).setScale(16);
    }
}
