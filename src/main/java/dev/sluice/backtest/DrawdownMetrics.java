package dev.sluice.backtest;

/**
 * How far and how long the equity stood below its highest value so far. A drawdown lasts from the last point at a peak
 * to the first point at a new one; what is not recovered at the end lasts to the end. (Young 1991; Magdon-Ismail and
 * Atiya 2004.)
 *
 * @param maxPct the deepest loss from a peak, in percent of the peak; 0 or less
 * @param averagePct mean over the drawdowns of each one's deepest loss; 0 or less
 * @param maxNanos the longest
 * @param averageNanos mean length
 * @param count how many there were; one that recovers at the very next point is none
 */
public record DrawdownMetrics(double maxPct, double averagePct, long maxNanos, long averageNanos, int count) {
    static DrawdownMetrics of(EquityCurve curve) {
        Fold fold = new Fold(curve);
        for (int i = 0; i < curve.size(); i++) {
            fold.on(i);
        }
        return fold.finish();
    }

    /** Walks along a curve. */
    private static final class Fold {
        private final EquityCurve curve;
        private double peak = Double.NEGATIVE_INFINITY;
        private int peakIndex;
        private double deepest;
        private double sumOfDeepest;
        private long longest;
        private long sumOfNanos;
        private int count;

        Fold(EquityCurve curve) {
            this.curve = curve;
        }

        void on(int index) {
            double value = curve.value(index);
            if (value >= peak) {
                end(index);
                peak = value;
                peakIndex = index;
                deepest = 0;
            } else {
                deepest = Math.min(deepest, value / peak - 1);
            }
        }

        private void end(int index) {
            if (deepest < 0 && index > peakIndex + 1) {
                long nanos = curve.time(index) - curve.time(peakIndex);
                count++;
                sumOfDeepest += deepest;
                sumOfNanos += nanos;
                longest = Math.max(longest, nanos);
            }
        }

        DrawdownMetrics finish() {
            if (curve.size() > 0) {
                end(curve.size() - 1);
            }
            return new DrawdownMetrics(
                    curve.maxDrawdownPct(),
                    count == 0 ? 0 : sumOfDeepest / count * 100,
                    longest,
                    count == 0 ? 0 : sumOfNanos / count,
                    count);
        }
    }
}
