package dev.sluice.risk;

import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The average true range by its inventor's definition (J. Welles Wilder, New Concepts in Technical Trading Systems,
 * 1978, "The Volatility System"), folded candle by candle.
 *
 * <p>True range is the largest of high − low, |high − previous close| and |low − previous close|; that of the first
 * candle is high − low. The first average is the mean of the first {@code period} true ranges, every further one
 * (average × (period − 1) + true range) ÷ period.
 */
final class AverageTrueRange {
    /** Decimals kept from candle to candle, so that rounding stays far below any tick. */
    private static final int SCALE = 16;

    private final int period;
    private final BigDecimal divisor;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal average = BigDecimal.ZERO;
    private int candles;
    private long previousClose;

    /** @param period candles, 1 or more */
    AverageTrueRange(int period) {
        this.period = period;
        this.divisor = BigDecimal.valueOf(period);
    }

    /** A candle has closed; prices in 10⁻⁸. */
    void add(long high, long low, long close) {
        BigDecimal range = FixedPoint.toDecimal(trueRange(high, low));
        if (candles < period) {
            candles++;
            sum = sum.add(range);
            average = sum.divide(BigDecimal.valueOf(candles), SCALE, RoundingMode.HALF_EVEN);
        } else {
            average = average.multiply(BigDecimal.valueOf(period - 1L))
                    .add(range)
                    .divide(divisor, SCALE, RoundingMode.HALF_EVEN);
        }
        previousClose = close;
    }

    private long trueRange(long high, long low) {
        if (candles == 0) {
            return high - low;
        }
        return Math.max(high, previousClose) - Math.min(low, previousClose);
    }

    /** In quote currency per base unit; empty before {@code period} candles have closed. */
    Optional<BigDecimal> value() {
        return candles < period ? Optional.empty() : Optional.of(average);
    }

    /** How many candles it stands on, at most the period. */
    int candles() {
        return candles;
    }
}
