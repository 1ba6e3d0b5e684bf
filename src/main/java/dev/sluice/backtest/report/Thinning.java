package dev.sluice.backtest.report;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fewer points that draw the same line: of each of equal stretches of points, the first, the lowest, the highest and the
 * last (Jugel et al., "M4", VLDB 2014). So no extreme is lost.
 */
final class Thinning {
    private static final int KEPT_OF_EACH = 4;

    private Thinning() {}

    /**
     * Places of the points to draw, ascending.
     *
     * @param most how many there may be; 4 or more
     */
    static int[] places(double[] values, int most) {
        if (values.length <= most) {
            return IntStream.range(0, values.length).toArray();
        }
        int stretches = most / KEPT_OF_EACH;
        int[] kept = new int[stretches * KEPT_OF_EACH];
        int size = 0;
        for (int stretch = 0; stretch < stretches; stretch++) {
            int from = (int) ((long) values.length * stretch / stretches);
            int to = (int) ((long) values.length * (stretch + 1) / stretches);
            int lowest = from;
            int highest = from;
            for (int i = from; i < to; i++) {
                lowest = values[i] < values[lowest] ? i : lowest;
                highest = values[i] > values[highest] ? i : highest;
            }
            kept[size++] = from;
            kept[size++] = lowest;
            kept[size++] = highest;
            kept[size++] = to - 1;
        }
        return Arrays.stream(kept).sorted().distinct().toArray();
    }
}
