package dev.sluice.backtest;

import java.util.SortedMap;

/**
 * What a run went through.
 *
 * @param events within the period
 * @param candles of them
 * @param trades of them
 * @param skipped events outside of the period
 * @param ideas of all strategies
 * @param orders that were sent to the simulated market
 * @param fills of them
 * @param refusals ideas and orders that came to nothing, by reason
 */
public record RunCounts(
        long events,
        long candles,
        long trades,
        long skipped,
        long ideas,
        long orders,
        long fills,
        SortedMap<String, Long> refusals) {}
