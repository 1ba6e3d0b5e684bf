package dev.sluice.backtest;

import dev.sluice.feed.EventSource;
import dev.sluice.feed.MarketEvent;
import dev.sluice.strategy.Strategy;
import java.io.IOException;
import java.util.List;

/** Runs strategies over recorded events. Deterministic, on the caller's thread, and it keeps nothing between runs. */
public final class Backtest {
    private Backtest() {}

    /**
     * Runs to the end of the events; the source is not closed.
     *
     * @param strategies new ones, because they keep state; asked in this order
     * @param source in the order of receive times
     * @throws IOException if the source cannot be read
     * @throws IllegalStateException if a strategy fails, naming it
     * @throws IllegalArgumentException if the settings want what the events do not have
     */
    public static BacktestResult run(BacktestSettings settings, List<Strategy> strategies, EventSource source)
            throws IOException {
        BacktestRun run = new BacktestRun(settings, strategies);
        for (MarketEvent event = source.next(); event != null; event = source.next()) {
            run.on(event);
        }
        return run.finish();
    }
}
