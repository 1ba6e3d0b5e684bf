package dev.sluice.backtest;

import java.util.TreeMap;

/** Counts what a run goes through. */
final class RunTally {
    private long candles;
    private long trades;
    private long others;
    private long skipped;
    private long ideas;
    private long orders;
    private long fills;
    private final TreeMap<String, Long> refusals = new TreeMap<>();

    void candle() {
        candles++;
    }

    void trade() {
        trades++;
    }

    void other() {
        others++;
    }

    void skip() {
        skipped++;
    }

    void idea() {
        ideas++;
    }

    void ordered() {
        orders++;
    }

    void filled() {
        fills++;
    }

    /** @param reason in lower case with underscores */
    void refuse(String reason) {
        refusals.merge(reason, 1L, Long::sum);
    }

    RunCounts counts() {
        return new RunCounts(
                candles + trades + others, candles, trades, skipped, ideas, orders, fills, new TreeMap<>(refusals));
    }
}
