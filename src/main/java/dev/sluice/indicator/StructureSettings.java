package dev.sluice.indicator;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What counts as structure.
 *
 * @param swingLength candles after a turning point that must not go beyond it, and one more than those before; 1 to
 *     {@value #LONGEST_SWING}
 * @param equalBps how far apart swings of one pool of liquidity may be; 0 to 1,000
 * @param kept order blocks, gaps and pools of each direction that are remembered, the newest; 1 to {@value #MOST_KEPT}
 * @param zone whose midnights begin days, weeks and months
 */
public record StructureSettings(
        int swingLength, double equalBps, int kept, ZoneId zone, List<TradingSession> sessions) {
    public static final int LONGEST_SWING = 100;
    public static final int MOST_KEPT = 1_000;

    public static final StructureSettings STANDARD =
            new StructureSettings(5, 2, 64, ZoneOffset.UTC, TradingSession.STANDARD);

    public StructureSettings {
        require("swingLength", swingLength, 1, LONGEST_SWING);
        require("equalBps", equalBps, 0, 1_000);
        require("kept", kept, 1, MOST_KEPT);
        sessions = List.copyOf(sessions);
    }

    /** These with another length of swings. */
    public StructureSettings withSwingLength(int candles) {
        return new StructureSettings(candles, equalBps, kept, zone, sessions);
    }

    private static void require(String name, double value, int least, int most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " must be " + least + " to " + most + " but is " + IndicatorParameter.text(value));
        }
    }
}
