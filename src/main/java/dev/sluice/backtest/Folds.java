package dev.sluice.backtest;

import java.util.ArrayList;
import java.util.List;

/** How recorded time is cut into what is learnt from and what is tested on. A test always lies behind its training. */
public final class Folds {
    private static final int FOLDS_MAX = 10_000;

    private Folds() {}

    /** One cut; {@code test} begins where {@code train} ends. */
    public record Fold(Period train, Period test) {
        public Fold {
            if (test.fromNanos() < train.toNanos()) {
                throw new IllegalArgumentException("a test must lie behind its training");
            }
        }
    }

    /**
     * The last part of all time is held back.
     *
     * @param firstNanos of the first event
     * @param lastNanos of the last
     * @param heldBackPct more than 0 and less than 100
     */
    public static Fold outOfSample(long firstNanos, long lastNanos, double heldBackPct) {
        if (!(heldBackPct > 0 && heldBackPct < 100)) {
            throw new IllegalArgumentException("out of sample must be more than 0 % and less than 100 %");
        }
        long length = lastNanos - firstNanos;
        long cut = lastNanos - (long) (length / 100.0 * heldBackPct);
        if (cut <= firstNanos || cut > lastNanos) {
            throw new IllegalArgumentException("there is too little time to hold something of it back");
        }
        return new Fold(new Period(firstNanos, cut), new Period(cut, lastNanos + 1));
    }

    /**
     * Walks forward: tests follow each other without gap or overlap, each behind a training of the same length.
     *
     * @throws IllegalArgumentException if not even one fits
     */
    public static List<Fold> walkForward(long firstNanos, long lastNanos, long trainNanos, long testNanos) {
        if (trainNanos <= 0 || testNanos <= 0) {
            throw new IllegalArgumentException("train and test must be longer than 0");
        }
        List<Fold> folds = new ArrayList<>();
        long testFrom = firstNanos + trainNanos;
        while (testFrom <= lastNanos && folds.size() < FOLDS_MAX) {
            long testTo = Math.min(testFrom + testNanos, lastNanos + 1);
            folds.add(new Fold(new Period(testFrom - trainNanos, testFrom), new Period(testFrom, testTo)));
            testFrom = testTo;
        }
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("the files are shorter than one training");
        }
        return folds;
    }
}
