package dev.sluice.backtest;

import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * What came of a run.
 *
 * @param strategies names, in the order in which they were asked
 * @param symbols in the order in which they appeared
 * @param trades in the order in which they were closed
 * @param openPositions signed quantity in 10⁻⁸ by symbol, of what was left open
 * @param finalEquity exact: cash and positions at their last price
 * @param costs what trading cost in all
 * @param metrics by the definitions of {@link PerformanceMetrics}
 * @param digest SHA-256 in lower case hex over every fill, and a check sum of trades and equity curve
 */
public record BacktestResult(
        BacktestSettings settings,
        List<String> strategies,
        List<Symbol> symbols,
        RunCounts counts,
        EquityCurve curve,
        List<ClosedTrade> trades,
        SortedMap<Symbol, Long> openPositions,
        BigDecimal finalEquity,
        Costs costs,
        PerformanceMetrics metrics,
        String digest) {
    /**
     * Costs of a run, exact.
     *
     * @param fees beyond what the prices hold
     * @param inPrices what slippage and fees of style {@code ENTRY_PRICE} made the prices worse by
     * @param turnover value of all fills
     */
    public record Costs(BigDecimal fees, BigDecimal inPrices, BigDecimal turnover) {}
}
