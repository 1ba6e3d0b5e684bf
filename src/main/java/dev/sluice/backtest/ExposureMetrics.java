package dev.sluice.backtest;

import java.util.BitSet;
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
        BitSet exposed = new BitSet(curve.size());
        for (ClosedTrade trade : trades) {
            exposed.set(Math.min(trade.entryBar(), curve.size() - 1), Math.min(trade.exitBar() + 1, curve.size()));
        }
        return new ExposureMetrics(100.0 * exposed.cardinality() / curve.size());
    }
}
