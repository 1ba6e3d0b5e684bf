package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.Recipe.Computation;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Feeds a chart and computes at each candle, warm or not: what is recursive must not miss one. */
final class CandleIndicator implements Indicator {
    /** A window on a window looks back on two of them, and the library asks once more for the candle before. */
    private static final int WINDOWS_KEPT = 2;

    private static final int SPARE = 8;

    private final Recipe recipe;
    private final List<IndicatorOutput> outputs;
    private final int warmUp;
    private final Chart chart;
    private final Computation computation;
    private final double[] values;
    private long seen;
    private long lastCloseNanos = Long.MIN_VALUE;

    /** @param kept candles that are kept beyond those that are needed; 0 but for comparisons */
    CandleIndicator(Recipe recipe, Arguments arguments, int kept) {
        this.recipe = recipe;
        this.outputs = outputs(recipe, arguments);
        this.warmUp =
                outputs.stream().mapToInt(IndicatorOutput::warmUpCandles).max().orElse(0);
        this.chart = new Chart(Math.max(kept, WINDOWS_KEPT * warmUp + SPARE));
        this.computation = recipe.computation().apply(chart, arguments);
        this.values = new double[outputs.size()];
        Arrays.fill(values, Double.NaN);
    }

    private static List<IndicatorOutput> outputs(Recipe recipe, Arguments arguments) {
        List<Integer> warmUps = recipe.warmUps().apply(arguments);
        List<IndicatorOutput> outputs = new ArrayList<>();
        for (int i = 0; i < warmUps.size(); i++) {
            outputs.add(new IndicatorOutput(recipe.kind().outputs().get(i), warmUps.get(i)));
        }
        return List.copyOf(outputs);
    }

    @Override
    public String name() {
        return recipe.kind().name();
    }

    @Override
    public List<IndicatorOutput> outputs() {
        return outputs;
    }

    @Override
    public int warmUpCandles() {
        return warmUp;
    }

    @Override
    public void onCandle(CandleClosed candle) {
        if (candle.closeNanos() <= lastCloseNanos) {
            throw new IllegalArgumentException("a candle closes at " + UtcNanos.format(candle.closeNanos())
                    + ", not after the one before, " + UtcNanos.format(lastCloseNanos));
        }
        lastCloseNanos = candle.closeNanos();
        int index = chart.add(candle);
        computation.next(candle, index, values);
        seen++;
        for (int i = 0; i < values.length; i++) {
            if (seen < outputs.get(i).warmUpCandles() || Double.isInfinite(values[i])) {
                values[i] = Double.NaN;
            }
        }
    }

    @Override
    public boolean isWarm() {
        return seen >= warmUp;
    }

    @Override
    public double value(int output) {
        return values[output];
    }
}
