package dev.sluice.backtest;

import java.util.List;

/**
 * How much the run was in the market.
 *
 * @param exposurePct points of the equity curve at which a position of any symbol was held or traded, of all
 */
public record ExposureMetrics(double exposurePct) {
    static ExposureMetrics of(EquityCurve curve, List<ClosedTrade> trades) {
        if (curve.size() == 0) {
            return new ExposureMetrics(0);
        }
        int[] changes = new int[curve.size() + 1];
        for (ClosedTrade trade : trades) {
            changes[Math.min(trade.entryBar(), curve.size() - 1)]++;
            changes[Math.min(trade.exitBar() + 1, curve.size())]--;
        }
        int open = 0;
        int exposed = 0;
        for (int i = 0; i < curve.size(); i++) {
            open += changes[i];
            exposed += open > 0 ? 1 : 0;
        }
        return new ExposureMetrics(100.0 * exposed / curve.size());
    }
}
