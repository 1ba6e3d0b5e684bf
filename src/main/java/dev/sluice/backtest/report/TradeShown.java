package dev.sluice.backtest.report;

import dev.sluice.backtest.ClosedTrade;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trade with its number, from 1. Of very many, those are shown that won or lost most.
 *
 * @param number in the order in which they were closed
 */
record TradeShown(int number, ClosedTrade trade) {
    static final int SHOWN_MAX = 1_000;

    /** In the order in which they were closed. */
    static List<TradeShown> of(List<ClosedTrade> trades) {
        return IntStream.range(0, trades.size())
                .mapToObj(i -> new TradeShown(i + 1, trades.get(i)))
                .sorted(Comparator.comparing(shown -> shown.trade().pnl().abs(), Comparator.reverseOrder()))
                .limit(SHOWN_MAX)
                .sorted(Comparator.comparingInt(TradeShown::number))
                .toList();
    }
}
