package dev.sluice.backtest;

import dev.sluice.feed.MarketEvent;
import dev.sluice.market.SymbolMarket;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Inputs;
import dev.sluice.strategy.Strategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One combination over one stretch of time. Strategies see what came before it as far as they need it to be warm, and
 * may want something only from its beginning on; its figures are of the stretch alone.
 */
final class SweepRun {
    private SweepRun() {}

    static SweepScore of(
            RecordedEvents events,
            Period period,
            BacktestSettings settings,
            List<Strategy> strategies,
            SweepMetric metric) {
        int warmUp = strategies.stream()
                .mapToInt(strategy -> strategy.inputs().warmUpCandles())
                .max()
                .orElse(0);
        List<Strategy> waiting = strategies.stream()
                .<Strategy>map(strategy -> new Waiting(strategy, period.fromNanos()))
                .toList();
        try {
            BacktestResult whole = Backtest.run(settings, waiting, events.of(period, warmUp));
            return SweepScore.of(within(whole, period.fromNanos()), metric);
        } catch (IOException e) {
            throw new UncheckedIOException("events in memory cannot fail", e);
        }
    }

    private static BacktestResult within(BacktestResult whole, long fromNanos) {
        EquityCurve curve = new EquityCurve(0);
        curve.startsAt(fromNanos);
        int before = 0;
        for (int i = 0; i < whole.curve().size(); i++) {
            if (whole.curve().time(i) < fromNanos) {
                before++;
            } else {
                curve.add(whole.curve().time(i), whole.curve().value(i));
            }
        }
        int skipped = before;
        List<ClosedTrade> trades =
                whole.trades().stream().map(trade -> moved(trade, skipped)).toList();
        return new BacktestResult(
                whole.settings(),
                whole.strategies(),
                whole.symbols(),
                whole.counts(),
                curve,
                trades,
                whole.openPositions(),
                whole.finalEquity(),
                whole.costs(),
                PerformanceMetrics.of(whole.settings(), curve, trades, Double.NaN),
                whole.digest());
    }

    private static ClosedTrade moved(ClosedTrade trade, int by) {
        return new ClosedTrade(
                trade.strategy(),
                trade.symbol(),
                trade.side(),
                trade.quantity(),
                trade.entryNanos(),
                trade.entryPrice(),
                trade.exitNanos(),
                trade.exitPrice(),
                trade.fees(),
                trade.pnl(),
                trade.returnPct(),
                trade.maePct(),
                trade.mfePct(),
                Math.max(0, trade.entryBar() - by),
                Math.max(0, trade.exitBar() - by),
                trade.finished());
    }

    /** Sees everything, and wants nothing before its time. */
    private record Waiting(Strategy strategy, long fromNanos) implements Strategy {
        @Override
        public String name() {
            return strategy.name();
        }

        @Override
        public Inputs inputs() {
            return strategy.inputs();
        }

        @Override
        public List<Idea> onEvent(MarketEvent event, SymbolMarket market, Holding holding) {
            List<Idea> ideas = strategy.onEvent(event, market, holding);
            return event.receivedNanos() < fromNanos ? List.of() : ideas;
        }
    }
}
