package dev.sluice.backtest;

/**
 * What a combination did in a stretch of time.
 *
 * @param metric what it is ranked by; NaN where there is too little to say
 * @param returnPct of the whole stretch
 * @param maxDrawdownPct 0 or less
 * @param trades that were closed
 * @param digest of the run
 */
public record SweepScore(double metric, double returnPct, double maxDrawdownPct, int trades, String digest) {
    static SweepScore of(BacktestResult result, SweepMetric metric) {
        return new SweepScore(
                metric.of(result),
                result.metrics().returns().totalPct(),
                result.metrics().drawdowns().maxPct(),
                result.metrics().trades().count(),
                result.digest());
    }
}
