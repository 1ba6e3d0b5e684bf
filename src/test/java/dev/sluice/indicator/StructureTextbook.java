package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.StructureEvent.GapFilled;
import dev.sluice.indicator.StructureEvent.GapFormed;
import dev.sluice.indicator.StructureEvent.GapMitigated;
import dev.sluice.indicator.StructureEvent.OrderBlockFormed;
import dev.sluice.indicator.StructureEvent.OrderBlockMitigated;
import dev.sluice.indicator.StructureEvent.OrderBlockRetested;
import dev.sluice.indicator.StructureEvent.SwingFormed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The definitions over a whole series at once, with loops over all of it: what the incremental ones must equal. */
final class StructureTextbook {
    private final List<CandleClosed> candles;
    private final int length;

    StructureTextbook(List<CandleClosed> candles, int length) {
        this.candles = candles;
        this.length = length;
    }

    List<SwingFormed> swings() {
        List<SwingFormed> told = new ArrayList<>();
        for (int i = 2 * length - 1; i + length < candles.size(); i++) {
            boolean isHigh = isOutermost(Direction.BULLISH, i);
            if (!isHigh && !isOutermost(Direction.BEARISH, i)) {
                continue;
            }
            CandleClosed at = candles.get(i);
            SwingKind kind = isHigh ? SwingKind.HIGH : SwingKind.LOW;
            Swing swing = new Swing(kind, i, at.openNanos(), isHigh ? at.high() : at.low());
            Swing last = told.isEmpty() ? null : told.getLast().swing();
            boolean isSame = last != null && last.kind() == kind;
            if (last == null || !isSame || (isHigh ? swing.price() > last.price() : swing.price() < last.price())) {
                told.add(new SwingFormed(i + length, candles.get(i + length).closeNanos(), swing, isSame));
            }
        }
        return told;
    }

    private boolean isOutermost(Direction direction, int i) {
        return IntStream.rangeClosed(i - length + 1, i + length)
                .allMatch(j -> direction.high(candles.get(j)) <= direction.high(candles.get(i)));
    }

    /** The breaks of each candle, as {@code candle direction level}. */
    List<String> breaks() {
        List<String> breaks = new ArrayList<>();
        for (int c = 0; c < candles.size(); c++) {
            for (Direction direction : Direction.values()) {
                Swing swing = brokenBy(direction, c);
                if (swing != null) {
                    breaks.add(c + " " + direction + " " + swing.candle());
                }
            }
        }
        return breaks;
    }

    private @Nullable Swing brokenBy(Direction direction, int c) {
        SwingFormed level = null;
        for (SwingFormed swing : swings()) {
            if (swing.candle() < c && swing.swing().kind().brokenBy() == direction) {
                level = swing;
            }
        }
        if (level == null) {
            return null;
        }
        long price = direction.facing(level.swing().price());
        int first = first((int) level.candle() + 1, j -> direction.close(candles.get(j)) > price);
        return first == c ? level.swing() : null;
    }

    List<StructureEvent> blocks() {
        List<StructureEvent> events = new ArrayList<>();
        for (int c = 0; c < candles.size(); c++) {
            for (Direction direction : Direction.values()) {
                Swing swing = brokenBy(direction, c);
                if (swing != null) {
                    add(block(direction, (int) swing.candle(), c), c, events);
                }
            }
        }
        return events;
    }

    private OrderBlock block(Direction direction, int swing, int c) {
        int lowest = swing + 1;
        for (int i = swing + 1; i < c; i++) {
            lowest = direction.low(candles.get(i)) <= direction.low(candles.get(lowest)) ? i : lowest;
        }
        CandleClosed at = candles.get(lowest);
        BigDecimal old = candles.get(c - 2).volume();
        BigDecimal recent = candles.get(c - 1).volume().add(candles.get(c).volume());
        double greater = old.max(recent).doubleValue();
        double balance = greater == 0 ? 100 : 100 * old.min(recent).doubleValue() / greater;
        return new OrderBlock(direction, lowest, at.openNanos(), at.high(), at.low(), old.add(recent), balance);
    }

    private void add(OrderBlock block, int c, List<StructureEvent> events) {
        boolean isUp = block.direction() == Direction.BULLISH;
        events.add(new OrderBlockFormed(c, nanos(c), block));
        int entered = first(c + 1, j -> isUp ? low(j) <= block.top() : high(j) >= block.bottom());
        if (entered >= 0) {
            events.add(new OrderBlockRetested(entered, nanos(entered), block));
        }
        int over = first(c + 1, j -> isUp ? low(j) < block.bottom() : high(j) > block.top());
        if (over >= 0) {
            events.add(new OrderBlockMitigated(over, nanos(over), block));
        }
    }

    List<StructureEvent> gaps() {
        List<StructureEvent> events = new ArrayList<>();
        for (int i = 1; i + 1 < candles.size(); i++) {
            CandleClosed middle = candles.get(i);
            if (high(i - 1) < low(i + 1) && middle.close() > middle.open()) {
                add(new FairValueGap(Direction.BULLISH, i, middle.openNanos(), low(i + 1), high(i - 1)), i, events);
            }
            if (low(i - 1) > high(i + 1) && middle.close() < middle.open()) {
                add(new FairValueGap(Direction.BEARISH, i, middle.openNanos(), low(i - 1), high(i + 1)), i, events);
            }
        }
        return events;
    }

    private void add(FairValueGap gap, int i, List<StructureEvent> events) {
        boolean isUp = gap.direction() == Direction.BULLISH;
        events.add(new GapFormed(i + 1, nanos(i + 1), gap));
        int entered = first(i + 2, j -> isUp ? low(j) <= gap.top() : high(j) >= gap.bottom());
        if (entered >= 0) {
            events.add(new GapMitigated(entered, nanos(entered), gap));
        }
        int over = first(i + 2, j -> isUp ? low(j) <= gap.bottom() : high(j) >= gap.top());
        if (over >= 0) {
            events.add(new GapFilled(over, nanos(over), gap));
        }
    }

    private int first(int from, IntPredicate condition) {
        return IntStream.range(from, candles.size())
                .filter(condition)
                .findFirst()
                .orElse(-1);
    }

    private long high(int i) {
        return candles.get(i).high();
    }

    private long low(int i) {
        return candles.get(i).low();
    }

    private long nanos(int i) {
        return candles.get(i).closeNanos();
    }
}
