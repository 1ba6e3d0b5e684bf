package dev.sluice.backtest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much of what was found holds on time that was not looked at.
 *
 * @param winnerRatio metric of the best combination out of sample, over its metric in sample; NaN if that is not more
 *     than 0, because a ratio to a loss says nothing
 * @param medianRatio the median of that over the combinations that were looked at
 * @param rankCorrelationRatio Spearman's rank correlation between the two metrics over all combinations, −1 to 1: near
 *     0, the ranking in sample says nothing of the ranking behind it
 */
public record Degradation(double winnerRatio, double medianRatio, double rankCorrelationRatio) {
    /**
     * @param inSample metrics, by combination
     * @param outOfSample the same
     * @param ranked combinations, the best in sample first
     * @param top how many of them the median is of
     */
    static Degradation of(double[] inSample, double[] outOfSample, List<Integer> ranked, int top) {
        List<Integer> best = ranked.subList(0, Math.min(top, ranked.size()));
        double[] ratios = best.stream()
                .mapToDouble(i -> ratio(inSample[i], outOfSample[i]))
                .filter(ratio -> !Double.isNaN(ratio))
                .sorted()
                .toArray();
        double winner =
                ranked.isEmpty() ? Double.NaN : ratio(inSample[ranked.getFirst()], outOfSample[ranked.getFirst()]);
        return new Degradation(winner, median(ratios), spearman(inSample, outOfSample));
    }

    /** Of a sweep whose first stretch is in sample and whose second is not. */
    public static Degradation of(Sweep sweep, int inSample, int outOfSample, int top) {
        List<Integer> ranked = sweep.ranked(inSample);
        double[] in = new double[ranked.size()];
        double[] out = new double[ranked.size()];
        for (int i = 0; i < in.length; i++) {
            in[i] = sweep.score(inSample, i).map(SweepScore::metric).orElse(Double.NaN);
            out[i] = sweep.score(outOfSample, i).map(SweepScore::metric).orElse(Double.NaN);
        }
        return of(in, out, ranked, top);
    }

    private static double ratio(double inSample, double outOfSample) {
        return inSample > 0 ? outOfSample / inSample : Double.NaN;
    }

    private static double median(double[] sorted) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double spearman(double[] left, double[] right) {
        int[] known = IntStream.range(0, left.length)
                .filter(i -> !Double.isNaN(left[i]) && !Double.isNaN(right[i]))
                .toArray();
        double[] leftRanks = ranks(left, known);
        double[] rightRanks = ranks(right, known);
        double mean = (known.length + 1) / 2.0;
        double both = 0;
        double leftSquares = 0;
        double rightSquares = 0;
        for (int i = 0; i < known.length; i++) {
            both += (leftRanks[i] - mean) * (rightRanks[i] - mean);
            leftSquares += (leftRanks[i] - mean) * (leftRanks[i] - mean);
            rightSquares += (rightRanks[i] - mean) * (rightRanks[i] - mean);
        }
        return both / Math.sqrt(leftSquares * rightSquares);
    }

    /** Equal values share the mean of their ranks. */
    private static double[] ranks(double[] values, int[] known) {
        double[] sorted =
                Arrays.stream(known).mapToDouble(i -> values[i]).sorted().toArray();
        Map<Double, Double> rankOf = new HashMap<>();
        for (int first = 0, next; first < sorted.length; first = next) {
            next = first + 1;
            while (next < sorted.length && sorted[next] == sorted[first]) {
                next++;
            }
            rankOf.put(sorted[first], (first + 1 + next) / 2.0);
        }
        return Arrays.stream(known)
                .mapToDouble(i -> rankOf.getOrDefault(values[i], Double.NaN))
                .toArray();
    }
}
