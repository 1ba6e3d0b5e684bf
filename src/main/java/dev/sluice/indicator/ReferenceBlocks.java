package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.ReferenceStructure.BlockRow;
import dev.sluice.indicator.ReferenceStructure.SwingRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Order blocks in hindsight. Bullish: candle {@code c} closes above the newest swing high before it, the first to do
 * so; the block is the lowest candle between the two, the last of equal ones. If they are neighbours it is the swing
 * itself, and then top is its low and bottom its high. It is mitigated when a later candle's low is below its bottom;
 * the row names the candle before that one. When thereafter a high is above its top, it is dropped. Bearish mirrored,
 * but for two things: neighbours keep top and bottom, and the row names the mitigating candle itself.
 *
 * <p>There is one row for a candle, and one memory of whether it was mitigated: bearish ones are looked for after all
 * bullish ones and overwrite these.
 */
final class ReferenceBlocks {
    private final List<CandleClosed> candles;
    private final List<SwingRow> swings;
    private final @Nullable Block[] rows;
    private final boolean[] isMitigated;
    private final int[] mitigatedBy;

    ReferenceBlocks(List<CandleClosed> candles, List<SwingRow> swings) {
        this.candles = candles;
        this.swings = swings;
        this.rows = new Block[candles.size()];
        this.isMitigated = new boolean[candles.size()];
        this.mitigatedBy = new int[candles.size()];
    }

    List<BlockRow> rows() {
        look(Direction.BULLISH);
        look(Direction.BEARISH);
        List<BlockRow> told = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            Block block = rows[i];
            if (block != null) {
                told.add(block.row(i, mitigatedBy[i]));
            }
        }
        return told;
    }

    private void look(Direction direction) {
        List<SwingRow> levels = swings.stream()
                .filter(swing -> swing.kind().brokenBy() == direction)
                .toList();
        List<Integer> active = new ArrayList<>();
        int newest = -1;
        boolean isCrossed = true;
        for (int c = 0; c < candles.size(); c++) {
            advance(direction, c, active);
            while (newest + 1 < levels.size() && levels.get(newest + 1).candle() < c) {
                newest++;
                isCrossed = false;
            }
            if (!isCrossed
                    && direction.close(candles.get(c))
                            > direction.facing(levels.get(newest).level())) {
                isCrossed = true;
                active.add(leave(direction, levels.get(newest).candle(), c));
            }
        }
    }

    /** Price goes through a block, and then back through all of it. */
    private void advance(Direction direction, int c, List<Integer> active) {
        double high = Chart.whole(direction.high(candles.get(c)));
        double low = Chart.whole(direction.low(candles.get(c)));
        for (Iterator<Integer> each = active.iterator(); each.hasNext(); ) {
            int i = each.next();
            Block block = rows[i];
            if (block == null) {
                each.remove();
            } else if (!isMitigated[i] && low < block.far(direction)) {
                isMitigated[i] = true;
                mitigatedBy[i] = direction == Direction.BULLISH ? c - 1 : c;
            } else if (isMitigated[i] && high > block.near(direction)) {
                rows[i] = null;
                mitigatedBy[i] = 0;
                each.remove();
            }
        }
    }

    private int leave(Direction direction, int swing, int c) {
        int start = c - 1;
        for (int i = c - 2; i > swing; i--) {
            if (direction.low(candles.get(i)) < direction.low(candles.get(start))) {
                start = i;
            }
        }
        CandleClosed candle = candles.get(start);
        boolean isTurned = start == swing && direction == Direction.BULLISH;
        rows[start] = new Block(
                direction,
                isTurned ? candle.low() : candle.high(),
                isTurned ? candle.high() : candle.low(),
                (float) (volume(c) + volume(c - 1)),
                (float) volume(c - 2),
                (float) (volume(c) + volume(c - 1) + volume(c - 2)));
        return start;
    }

    private double volume(int candle) {
        return candle < 0 ? 0 : candles.get(candle).volume().doubleValue();
    }

    /** A row as it is kept: in single precision. */
    private record Block(Direction direction, long top, long bottom, float recent, float before, float volume) {
        /** The end that price meets first, seen as if the direction were up. */
        double near(Direction direction) {
            return (float) Chart.whole(direction == Direction.BULLISH ? top : -bottom);
        }

        double far(Direction direction) {
            return (float) Chart.whole(direction == Direction.BULLISH ? bottom : -top);
        }

        BlockRow row(int candle, int mitigatedBy) {
            float greater = Math.max(recent, before);
            float balance = greater == 0 ? 100 : Math.min(recent, before) / greater * 100;
            return new BlockRow(candle, direction, top, bottom, volume, mitigatedBy, balance);
        }
    }
}
