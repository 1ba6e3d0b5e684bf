package dev.sluice.backtest;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the closed trades were like, fees included. Percentages are of each trade's entry value. NaN where there is no
 * trade, or none of the kind.
 *
 * @param winRatePct trades that won something, of all
 * @param averagePct geometric mean return of a trade
 * @param expectancyPct arithmetic mean return of a trade (Tharp 1998)
 * @param expectancy mean profit of a trade in money (Tharp 1998)
 * @param profitFactor sum of the winning returns / sum of the losing ones; positions of any size count alike
 * @param profitFactorMoney gross profit / gross loss in money (Schwager 1984)
 * @param sqn √count × mean profit / its sample standard deviation (Tharp 2008)
 * @param kellyRatio win rate − loss rate / (mean win / mean loss), in money (Kelly 1956)
 * @param averageMaePct mean of the worst move against each trade (Sweeney 1996); 0 or less
 * @param averageMfePct mean of the best move for each trade; 0 or more
 */
public record TradeMetrics(
        int count,
        int wins,
        int losses,
        double winRatePct,
        double bestPct,
        double worstPct,
        double averagePct,
        double expectancyPct,
        double expectancy,
        double profitFactor,
        double profitFactorMoney,
        double sqn,
        double kellyRatio,
        long maxNanos,
        long averageNanos,
        double averageMaePct,
        double averageMfePct) {
    static TradeMetrics of(List<ClosedTrade> trades) {
        Sums sums = new Sums();
        trades.forEach(sums::add);
        int count = trades.size();
        double share = count == 0 ? Double.NaN : 1.0 / count;
        double winRatio = sums.wins * share;
        double mean = sums.won.subtract(sums.lost).doubleValue() * share;
        double won = sums.won.doubleValue();
        double lost = sums.lost.doubleValue();
        return new TradeMetrics(
                count,
                sums.wins,
                sums.losses,
                winRatio * 100,
                count == 0 ? Double.NaN : sums.best,
                count == 0 ? Double.NaN : sums.worst,
                sums.worst <= -100 ? -100 : Math.expm1(sums.logarithms * share) * 100,
                (sums.gains - sums.drops) * share,
                mean,
                ratio(sums.gains, sums.drops),
                ratio(won, lost),
                Math.sqrt(count) * mean / deviation(trades, mean),
                winRatio - (1 - winRatio) / ratio(won / sums.wins, lost / sums.losses),
                sums.longest,
                count == 0 ? 0 : (long) (sums.nanos / count),
                sums.adverse * share,
                sums.favourable * share);
    }

    private static double ratio(double gain, double loss) {
        return loss == 0 ? Double.NaN : gain / loss;
    }

    private static double deviation(List<ClosedTrade> trades, double mean) {
        double sum = 0;
        for (ClosedTrade trade : trades) {
            double off = trade.pnl().doubleValue() - mean;
            sum += off * off;
        }
        return trades.size() < 2 || sum == 0 ? Double.NaN : Math.sqrt(sum / (trades.size() - 1));
    }

    /** Money summed exactly, percentages as they come. */
    private static final class Sums {
        private int wins;
        private int losses;
        private BigDecimal won = BigDecimal.ZERO;
        private BigDecimal lost = BigDecimal.ZERO;
        private double gains;
        private double drops;
        private double best = Double.NEGATIVE_INFINITY;
        private double worst = Double.POSITIVE_INFINITY;
        private double logarithms;
        private long longest;
        private double nanos; // a sum of many long trades does not fit into 64 bits
        private double adverse;
        private double favourable;

        void add(ClosedTrade trade) {
            if (trade.pnl().signum() > 0) {
                wins++;
                won = won.add(trade.pnl());
            } else if (trade.pnl().signum() < 0) {
                losses++;
                lost = lost.subtract(trade.pnl());
            }
            double pct = trade.returnPct();
            gains += Math.max(pct, 0);
            drops += Math.max(-pct, 0);
            best = Math.max(best, pct);
            worst = Math.min(worst, pct);
            logarithms += Math.log1p(pct / 100);
            longest = Math.max(longest, trade.durationNanos());
            nanos += trade.durationNanos();
            adverse += trade.maePct();
            favourable += trade.mfePct();
        }
    }
}
