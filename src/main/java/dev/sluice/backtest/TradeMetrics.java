package dev.sluice.backtest;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToDoubleFunction;

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
        int count = trades.size();
        int wins = (int) trades.stream().filter(trade -> trade.pnl().signum() > 0).count();
        int losses = (int) trades.stream().filter(trade -> trade.pnl().signum() < 0).count();
        double won = money(trades, 1);
        double lost = money(trades, -1);
        double winRatio = count == 0 ? Double.NaN : (double) wins / count;
        double mean = mean(trades, trade -> trade.pnl().doubleValue());
        return new TradeMetrics(
                count,
                wins,
                losses,
                winRatio * 100,
                trades.stream().mapToDouble(ClosedTrade::returnPct).max().orElse(Double.NaN),
                trades.stream().mapToDouble(ClosedTrade::returnPct).min().orElse(Double.NaN),
                geometricMeanPct(trades),
                mean(trades, ClosedTrade::returnPct),
                mean,
                ratio(returns(trades, 1), returns(trades, -1)),
                ratio(won, lost),
                Math.sqrt(count) * mean / deviation(trades, mean),
                winRatio - (1 - winRatio) / ratio(won / wins, lost / losses),
                trades.stream().mapToLong(ClosedTrade::durationNanos).max().orElse(0),
                (long) trades.stream().mapToLong(ClosedTrade::durationNanos).average().orElse(0),
                mean(trades, ClosedTrade::maePct),
                mean(trades, ClosedTrade::mfePct));
    }

    private static double mean(List<ClosedTrade> trades, ToDoubleFunction<ClosedTrade> of) {
        return trades.stream().mapToDouble(of).average().orElse(Double.NaN);
    }

    private static double ratio(double gain, double loss) {
        return loss == 0 ? Double.NaN : gain / loss;
    }

    /** Of one sign, as a positive number; summed exactly. */
    private static double money(List<ClosedTrade> trades, int sign) {
        return trades.stream()
                .map(ClosedTrade::pnl)
                .filter(pnl -> pnl.signum() == sign)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .abs()
                .doubleValue();
    }

    private static double returns(List<ClosedTrade> trades, int sign) {
        return Math.abs(trades.stream()
                .mapToDouble(ClosedTrade::returnPct)
                .filter(each -> each * sign > 0)
                .sum());
    }

    private static double geometricMeanPct(List<ClosedTrade> trades) {
        if (trades.stream().anyMatch(trade -> trade.returnPct() <= -100)) {
            return -100;
        }
        return Math.expm1(mean(trades, trade -> Math.log1p(trade.returnPct() / 100))) * 100;
    }

    private static double deviation(List<ClosedTrade> trades, double mean) {
        double sum = 0;
        for (ClosedTrade trade : trades) {
            double off = trade.pnl().doubleValue() - mean;
            sum += off * off;
        }
        return trades.size() < 2 || sum == 0 ? Double.NaN : Math.sqrt(sum / (trades.size() - 1));
    }
}
