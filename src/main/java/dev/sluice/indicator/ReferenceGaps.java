package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.ReferenceStructure.GapRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Fair value gaps: bullish at {@code i} if {@code high[i−1] < low[i+1]} and {@code close[i] > open[i]}, from
 * {@code high[i−1]} to {@code low[i+1]}; mitigated by the first {@code j ≥ i+2} with {@code low[j] ≤ top}. Bearish
 * mirrored.
 */
final class ReferenceGaps {
    private ReferenceGaps() {}

    static List<GapRow> of(List<CandleClosed> candles) {
        List<GapRow> rows = new ArrayList<>(of(Direction.BULLISH, candles));
        rows.addAll(of(Direction.BEARISH, candles));
        rows.sort(Comparator.comparingInt(GapRow::candle));
        return rows;
    }

    private static List<GapRow> of(Direction direction, List<CandleClosed> candles) {
        List<GapRow> rows = new ArrayList<>();
        // The gap that is reached first is the one with the highest near end, so that no candle looks at all of them.
        PriorityQueue<Integer> open =
                new PriorityQueue<>(Comparator.comparingLong((Integer row) -> -near(rows.get(row), direction))
                        .thenComparing(Comparator.naturalOrder()));
        for (int j = 2; j < candles.size(); j++) {
            long low = direction.low(candles.get(j));
            while (!open.isEmpty() && low <= near(rows.get(open.element()), direction)) {
                int row = open.remove();
                GapRow gap = rows.get(row);
                rows.set(row, new GapRow(gap.candle(), direction, gap.top(), gap.bottom(), j));
            }
            long far = direction.high(candles.get(j - 2));
            CandleClosed middle = candles.get(j - 1);
            if (far < low && direction.close(middle) > direction.facing(middle.open())) {
                boolean isUp = direction == Direction.BULLISH;
                rows.add(new GapRow(j - 1, direction, isUp ? low : -far, isUp ? far : -low, 0));
                open.add(rows.size() - 1);
            }
        }
        return rows;
    }

    private static long near(GapRow gap, Direction direction) {
        return direction == Direction.BULLISH ? gap.top() : -gap.bottom();
    }
}
