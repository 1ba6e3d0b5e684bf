package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.ReferenceStructure.SwingRow;
import dev.sluice.indicator.StructureEvent.SwingFormed;
import java.util.ArrayList;
import java.util.List;

/**
 * Swings in hindsight: those of {@link Swings} without the ones that were replaced. Before the first of them, candle 0
 * counts as a swing of the other kind, and so does the last candle after the last of them.
 */
final class ReferenceSwings {
    private ReferenceSwings() {}

    static List<SwingRow> of(List<CandleClosed> candles, StructureSettings settings) {
        Swings swings = new Swings(settings.swingLength());
        List<SwingRow> rows = new ArrayList<>();
        for (int i = 0; i < candles.size(); i++) {
            swings.on(new Moment(i, candles.get(i)));
            swings.formed().ifPresent(formed -> add(formed, rows));
        }
        if (rows.isEmpty()) {
            return rows;
        }
        rows.addFirst(artificial(0, rows.getFirst(), candles));
        rows.add(artificial(candles.size() - 1, rows.getLast(), candles));
        return rows;
    }

    private static void add(SwingFormed formed, List<SwingRow> rows) {
        if (formed.replaces()) {
            rows.removeLast();
        }
        Swing swing = formed.swing();
        rows.add(new SwingRow((int) swing.candle(), swing.kind(), swing.price()));
    }

    private static SwingRow artificial(int candle, SwingRow neighbour, List<CandleClosed> candles) {
        boolean isHigh = neighbour.kind() == SwingKind.LOW;
        CandleClosed at = candles.get(candle);
        return new SwingRow(candle, isHigh ? SwingKind.HIGH : SwingKind.LOW, isHigh ? at.high() : at.low());
    }
}
