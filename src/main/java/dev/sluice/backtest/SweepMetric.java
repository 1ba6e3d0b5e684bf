package dev.sluice.backtest;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** By what combinations are ranked: more is better in all of them; what cannot be said comes last. */
public enum SweepMetric {
    SHARPE(result -> result.metrics().returns().sharpeRatio()),
    SORTINO(result -> result.metrics().returns().sortinoRatio()),
    CALMAR(result -> result.metrics().returns().calmarRatio()),
    RETURN(result -> result.metrics().returns().totalPct()),
    CAGR(result -> result.metrics().returns().cagrPct()),
    /** The shallowest is the best. */
    DRAWDOWN(result -> result.metrics().drawdowns().maxPct()),
    WIN_RATE(result -> result.metrics().trades().winRatePct()),
    PROFIT_FACTOR(result -> result.metrics().trades().profitFactor()),
    EXPECTANCY(result -> result.metrics().trades().expectancyPct()),
    SQN(result -> result.metrics().trades().sqn());

    /** The best first; what is not a number last. */
    static final Comparator<Double> BEST_FIRST = (left, right) -> {
        if (left.isNaN() || right.isNaN()) {
            return Boolean.compare(left.isNaN(), right.isNaN());
        }
        return Double.compare(right, left);
    };

    private final ToDoubleFunction<BacktestResult> of;

    SweepMetric(ToDoubleFunction<BacktestResult> of) {
        this.of = of;
    }

    /** Its value; NaN where there is too little to say. */
    public double of(BacktestResult result) {
        return of.applyAsDouble(result);
    }

    /** As it is written on a command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
