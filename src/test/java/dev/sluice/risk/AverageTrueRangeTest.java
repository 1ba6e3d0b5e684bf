package dev.sluice.risk;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AverageTrueRangeTest {
    @Test
    void isTheMeanOfTheFirstRangesAndThenGlidesOn() {
        AverageTrueRange range = new AverageTrueRange(3);
        add(range, "12", "10", "11"); // 2
        add(range, "14", "13", "13"); // from 11: 3
        assertThat(range.value()).isEmpty();
        assertThat(range.candles()).isEqualTo(2);
        add(range, "12", "9", "10"); // from 13: 4
        assertThat(range.value()).hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("3"));

        add(range, "16", "10", "15"); // 6; (3 × 2 + 6) / 3
        assertThat(range.value()).hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("4"));
        assertThat(range.candles()).isEqualTo(3);
    }

    @Test
    void aGapDownCountsFromThePreviousClose() {
        AverageTrueRange range = new AverageTrueRange(1);
        add(range, "100", "99", "100");
        add(range, "91", "90", "90");

        assertThat(range.value()).hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("10"));
    }

    private static void add(AverageTrueRange range, String high, String low, String close) {
        range.add(units(high), units(low), units(close));
    }

    /** Against the definition, written out with exact arithmetic. */
    @Property
    void agreesWithTheDefinition(
            @ForAll @IntRange(min = 1, max = 5) int period,
            @ForAll @Size(min = 5, max = 40) List<@LongRange(min = 1, max = 1_000_000) Long> prices) {
        AverageTrueRange range = new AverageTrueRange(period);
        BigDecimal expected = BigDecimal.ZERO;
        int candles = 0;
        long previous = 0;
        for (int i = 0; i + 2 < prices.size(); i += 3) {
            long high = Math.max(prices.get(i), prices.get(i + 1));
            long low = Math.min(prices.get(i), prices.get(i + 1));
            long close = Math.clamp(prices.get(i + 2), low, high);
            long top = candles == 0 ? high : Math.max(high, previous);
            long bottom = candles == 0 ? low : Math.min(low, previous);
            BigDecimal trueRange = FixedPoint.toDecimal(top - bottom);
            BigDecimal weight = BigDecimal.valueOf(Math.min(candles, period - 1));
            expected =
                    expected.multiply(weight).add(trueRange).divide(weight.add(BigDecimal.ONE), MathContext.DECIMAL128);
            candles++;
            previous = close;
            range.add(high, low, close);
        }
        BigDecimal mean = expected;
        if (candles < period) {
            assertThat(range.value()).isEmpty();
        } else {
            assertThat(range.value())
                    .hasValueSatisfying(value ->
                            assertThat(value.subtract(mean).abs()).isLessThan(new BigDecimal("0.00000000000001")));
        }
    }
}
