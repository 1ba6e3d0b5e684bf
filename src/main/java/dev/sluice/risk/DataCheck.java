package dev.sluice.risk;

import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * What one symbol's recent prices say of the next: their median, and how far from it a price may be. Looked at as
 * events come, once in the policy's time to live: a proposal finds the answer.
 *
 * <p>Median and median absolute deviation, because a single absurd price moves neither (Hampel's identifier): up to
 * half of the prices may be wrong. In return a real jump of the market is doubted until half of the window has seen it.
 */
final class DataCheck {
    /** Prices that are remembered. */
    static final int SAMPLES = 61;

    /** Fewer say nothing. */
    static final int SAMPLES_MIN = 15;

    /** Makes the median absolute deviation of normally distributed prices their standard deviation. */
    private static final BigDecimal NORMAL = new BigDecimal("1.4826");

    private final DataPolicy policy;
    private final long[] samples = new long[SAMPLES];
    private final long[] sorted = new long[SAMPLES];
    private int next;
    private int size;
    private long dueNanos = Long.MIN_VALUE;
    private long median;
    private long allowed = Long.MAX_VALUE;
    private long gaps;
    private long lastGapNanos = Long.MIN_VALUE;

    DataCheck(DataPolicy policy) {
        this.policy = policy;
    }

    /** Something came of this market. */
    void on(SymbolMarket market, long nowNanos) {
        if (market.gaps() != gaps) {
            gaps = market.gaps();
            lastGapNanos = nowNanos;
        }
        if (nowNanos < dueNanos) {
            return;
        }
        dueNanos = nowNanos + policy.checkTtlNanos();
        market.mark().ifPresent(mark -> {
            judge();
            samples[next] = mark.units();
            next = (next + 1) % SAMPLES;
            size = Math.min(SAMPLES, size + 1);
        });
    }

    /** When the feed's last hole was found; {@link Long#MIN_VALUE} if it has had none. */
    long lastGapNanos() {
        return lastGapNanos;
    }

    /** Whether anything can be said of prices. */
    boolean knows() {
        return allowed != Long.MAX_VALUE;
    }

    /** How far a price, in 10⁻⁸, is from the median. */
    long distance(long price) {
        return Math.abs(price - median);
    }

    /** How far it may be. */
    long allowed() {
        return allowed;
    }

    private void judge() {
        if (size < SAMPLES_MIN || policy.outlierDeviations() == 0) {
            return;
        }
        System.arraycopy(samples, 0, sorted, 0, size);
        median = middle();
        for (int i = 0; i < size; i++) {
            sorted[i] = Math.abs(samples[i] - median);
        }
        BigDecimal deviation = BigDecimal.valueOf(middle()).multiply(NORMAL);
        BigDecimal byDeviation = deviation.multiply(BigDecimal.valueOf(policy.outlierDeviations()));
        BigDecimal floor = BigDecimal.valueOf(median)
                .multiply(BigDecimal.valueOf(policy.outlierFloorBps()))
                .movePointLeft(4);
        allowed = byDeviation
                .max(floor)
                .setScale(0, RoundingMode.UP)
                .min(BigDecimal.valueOf(Long.MAX_VALUE - 1))
                .longValueExact();
    }

    /** The middle of what {@code sorted} holds; the lower one of two. */
    private long middle() {
        Arrays.sort(sorted, 0, size);
        return sorted[(size - 1) / 2];
    }

    static Measure units(long price) {
        return Measure.amount(FixedPoint.toDecimal(price));
    }
}
