package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How an indicator of one kind is made.
 *
 * @param warmUps for each output, the candle with which it is told first, counted from 1
 */
record Recipe(
        IndicatorKind kind,
        Function<Arguments, List<Integer>> warmUps,
        BiFunction<Chart, Arguments, Computation> computation) {

    /** What is done with each candle. */
    @FunctionalInterface
    interface Computation {
        /**
         * Writes all outputs.
         *
         * @param index of the candle in the chart, whose last it is
         */
        void next(CandleClosed candle, int index, double[] values);
    }
}
