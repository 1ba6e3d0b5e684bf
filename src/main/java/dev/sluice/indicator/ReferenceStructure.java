package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import java.util.List;

/**
 * Market structure in hindsight: the rows of a widely used table of it, the Python package {@code smartmoneyconcepts}
 * (joshyattridge/smart-money-concepts), one for each candle. For comparisons only: a row here may be decided by candles
 * that came long after it, so that nothing can be traded on it. {@link Structure} tells when something became certain.
 *
 * <p>Levels are kept in single precision where the package does, because it compares with what it kept.
 */
public final class ReferenceStructure {
    private final List<CandleClosed> candles;
    private final List<SwingRow> swings;

    /**
     * @param candles of one symbol, oldest first
     * @param swingLength candles after a turning point that must not go beyond it, and one more than those before; 1 to
     *     {@value StructureSettings#LONGEST_SWING}
     */
    public ReferenceStructure(List<CandleClosed> candles, int swingLength) {
        this.candles = List.copyOf(candles);
        this.swings = ReferenceSwings.of(this.candles, StructureSettings.STANDARD.withSwingLength(swingLength));
    }

    /**
     * Turning points of alternating kinds. The first and the last candle get one of the kind that is then missing.
     * In order of their candles, as are the rows of the other tables.
     */
    public List<SwingRow> swings() {
        return swings;
    }

    /** Fair value gaps. */
    public List<GapRow> gaps() {
        return ReferenceGaps.of(candles);
    }

    /** Levels of breaks of structure and changes of character that were broken later, dropped ones too. */
    public List<BreakRow> breaks() {
        return ReferenceBreaks.of(candles, swings);
    }

    /** Order blocks that were not gone through twice. */
    public List<BlockRow> blocks() {
        return new ReferenceBlocks(candles, swings).rows();
    }

    /** @param level in 10⁻⁸ */
    public record SwingRow(int candle, SwingKind kind, long level) {}

    /**
     * A gap from {@code bottom} to {@code top}, in 10⁻⁸.
     *
     * @param candle the one in the middle
     * @param mitigatedBy the first candle, from the second after the middle, that reaches it; 0 if there is none
     */
    public record GapRow(int candle, Direction direction, long top, long bottom, int mitigatedBy) {}

    /**
     * A level, in 10⁻⁸, whose break is a break of structure or a change of character.
     *
     * @param candle the swing whose level it is
     * @param brokenBy the first candle, from the second after it, that closes beyond it
     * @param isKept false if a later level was broken no later than this one: then its row has nothing but
     *     {@code brokenBy}
     */
    public record BreakRow(
            int candle, Direction direction, boolean isChange, long level, int brokenBy, boolean isKept) {
        BreakRow brokenBy(int later) {
            return new BreakRow(candle, direction, isChange, level, later, isKept);
        }

        BreakRow dropped() {
            return new BreakRow(candle, direction, isChange, level, brokenBy, false);
        }
    }

    /**
     * An order block from {@code bottom} to {@code top}, in 10⁻⁸.
     *
     * @param volume of the candle that broke the swing and the two before
     * @param mitigatedBy bullish: the candle before the first that goes through it; bearish: the first that does; 0 if
     *     there is none
     * @param balancePct lesser of two parts of the volume in percent of the greater; 100 without volume
     */
    public record BlockRow(
            int candle,
            Direction direction,
            long top,
            long bottom,
            double volume,
            int mitigatedBy,
            double balancePct) {}
}
