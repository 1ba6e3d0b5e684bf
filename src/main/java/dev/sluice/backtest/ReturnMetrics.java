package dev.sluice.backtest;

/**
 * Returns and what they cost in risk. Those that are made of periods use the last equity of each UTC day on which there
 * was any, or every value where candles are a week or longer; the risk-free rate is 0. NaN where there is too little to
 * say.
 *
 * @param totalPct final equity over cash, minus 1
 * @param buyAndHoldPct what the symbols did meanwhile, on average, from when the strategies were warm
 * @param cagrPct (final equity / first equity)^(365.25 days / length) − 1
 * @param periodsPerYear trading days: 365 where the market is open at weekends, else 252; 52, 12 or 1 for long candles
 * @param volatilityPct sample standard deviation of the period returns × √periods (the usual simple annualisation)
 * @param sharpeRatio mean of the period returns / their sample standard deviation × √periods (Sharpe 1994)
 * @param sortinoRatio mean of the period returns / root of the mean of their squared losses × √periods (Sortino and
 *     Price 1994, with a target of 0)
 * @param calmarRatio {@code cagrPct} over the deepest drawdown (Young 1991, over the whole run)
 * @param compound the same figures where returns are taken to compound
 */
public record ReturnMetrics(
        double totalPct,
        double buyAndHoldPct,
        double cagrPct,
        int periodsPerYear,
        double volatilityPct,
        double sharpeRatio,
        double sortinoRatio,
        double calmarRatio,
        Compound compound) {
    /**
     * Annualised by compounding (backtesting.py prints these; Humphrey, Benson, Low and Lee, SSRN 3054517).
     *
     * @param annualReturnPct (geometric mean of 1 + r)^periods − 1
     * @param volatilityPct √((variance + (1 + g)²)^periods − (1 + g)^(2 periods)), g the geometric mean return
     * @param sharpeRatio annual return over that volatility
     * @param sortinoRatio annual return / (root of the mean of squared losses × √periods)
     * @param calmarRatio annual return over the deepest drawdown
     */
    public record Compound(
            double annualReturnPct,
            double volatilityPct,
            double sharpeRatio,
            double sortinoRatio,
            double calmarRatio) {}

    /** A year's growth says nothing of what took less than a day. */
    private static final long SHORTEST_NANOS = 86_400L * 1_000_000_000;

    static ReturnMetrics of(EquityCurve curve, double cash, double maxDrawdownPct, double buyAndHoldPct) {
        PeriodReturns periods = PeriodReturns.of(curve);
        int year = periods.perYear();
        double root = Math.sqrt(year);
        double last = curve.size() == 0 ? cash : curve.value(curve.size() - 1);
        double cagrPct = cagrPct(curve);
        double deviation = Math.sqrt(periods.variance());
        return new ReturnMetrics(
                (last / cash - 1) * 100,
                buyAndHoldPct,
                cagrPct,
                year,
                deviation * root * 100,
                periods.mean() / deviation * root,
                periods.mean() / periods.downside() * root,
                maxDrawdownPct == 0 ? Double.NaN : cagrPct / -maxDrawdownPct,
                compound(periods, maxDrawdownPct));
    }

    private static Compound compound(PeriodReturns periods, double maxDrawdownPct) {
        int year = periods.perYear();
        double growth = 1 + periods.geometricMean();
        double annual = Math.pow(growth, year) - 1;
        double volatility =
                Math.sqrt(Math.pow(periods.variance() + growth * growth, year) - Math.pow(growth, 2.0 * year));
        return new Compound(
                annual * 100,
                volatility * 100,
                annual / volatility,
                annual / (periods.downside() * Math.sqrt(year)),
                maxDrawdownPct == 0 ? Double.NaN : annual * 100 / -maxDrawdownPct);
    }

    private static double cagrPct(EquityCurve curve) {
        int last = curve.size() - 1;
        long nanos = last < 1 ? 0 : curve.time(last) - curve.time(0);
        if (nanos < SHORTEST_NANOS) {
            return Double.NaN;
        }
        double years = nanos / (365.25 * 86_400e9);
        return (Math.pow(curve.value(last) / curve.value(0), 1 / years) - 1) * 100;
    }
}
