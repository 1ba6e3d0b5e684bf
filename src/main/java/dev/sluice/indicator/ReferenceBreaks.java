package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.ReferenceStructure.BreakRow;
import dev.sluice.indicator.ReferenceStructure.SwingRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Breaks of structure and changes of character. Of four swings in a row, low {@code L1}, high {@code L2}, low
 * {@code L3}, high {@code L4}: a bullish break of structure if {@code L1 < L3 < L2 < L4}, a bullish change of character
 * if {@code L3 < L1 < L2 < L4}; bearish mirrored. The level is {@code L2} and stands at its candle {@code i}. It is
 * broken by the first {@code j ≥ i+2} that closes beyond it. Left out are those that never are; dropped are those
 * before {@code i} that were broken at {@code j} or later.
 */
final class ReferenceBreaks {
    private ReferenceBreaks() {}

    static List<BreakRow> of(List<CandleClosed> candles, List<SwingRow> swings) {
        List<BreakRow> rows = new ArrayList<>();
        for (int newest = 3; newest < swings.size(); newest++) {
            pattern(swings.subList(newest - 3, newest + 1)).ifPresent(rows::add);
        }
        findCloses(Direction.BULLISH, candles, rows);
        findCloses(Direction.BEARISH, candles, rows);
        return broken(rows);
    }

    private static Optional<BreakRow> pattern(List<SwingRow> four) {
        Direction direction = four.getLast().kind().brokenBy();
        long first = direction.facing(four.get(0).level());
        long second = direction.facing(four.get(1).level());
        long third = direction.facing(four.get(2).level());
        long fourth = direction.facing(four.get(3).level());
        if (first == third || Math.max(first, third) >= second || second >= fourth) {
            return Optional.empty();
        }
        SwingRow level = four.get(1);
        return Optional.of(new BreakRow(level.candle(), direction, third < first, level.level(), 0, true));
    }

    /** Sets when each row of this direction is broken; of those that are open the nearest level is broken first. */
    private static void findCloses(Direction direction, List<CandleClosed> candles, List<BreakRow> rows) {
        PriorityQueue<Integer> open =
                new PriorityQueue<>(Comparator.comparingDouble(row -> level(direction, rows.get(row))));
        int next = 0;
        for (int j = 2; j < candles.size(); j++) {
            while (next < rows.size() && rows.get(next).candle() <= j - 2) {
                if (rows.get(next).direction() == direction) {
                    open.add(next);
                }
                next++;
            }
            double close = Chart.whole(direction.close(candles.get(j)));
            while (!open.isEmpty() && close > level(direction, rows.get(open.element()))) {
                int row = open.remove();
                BreakRow broken = rows.get(row);
                rows.set(row, broken.brokenBy(j));
            }
        }
    }

    private static double level(Direction direction, BreakRow row) {
        return (float) Chart.whole(direction.facing(row.level()));
    }

    /** Those that were broken; what is kept of them is broken in the order of its candles. */
    private static List<BreakRow> broken(List<BreakRow> rows) {
        List<BreakRow> broken = new ArrayList<>();
        Deque<Integer> kept = new ArrayDeque<>();
        for (BreakRow row : rows) {
            if (row.brokenBy() > 0) {
                while (!kept.isEmpty() && broken.get(kept.getLast()).brokenBy() >= row.brokenBy()) {
                    int dropped = kept.removeLast();
                    broken.set(dropped, broken.get(dropped).dropped());
                }
                kept.addLast(broken.size());
                broken.add(row);
            }
        }
        return broken;
    }
}
