package dev.sluice.backtest;

import dev.sluice.strategy.Strategy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All combinations of parameters over all stretches of time, on several threads. Every run is a {@link Backtest} of its
 * own that shares nothing but the events, so that results depend on no thread.
 */
public final class Sweep {
    private final Plan plan;
    private final @Nullable SweepScore[][] scores;
    private volatile @Nullable RuntimeException failure;

    /**
     * What is run.
     *
     * @param strategies makes new ones of a combination
     * @param combinations that can be made
     * @param stretches of time, each of which all combinations go through
     */
    public record Plan(
            RecordedEvents events,
            BacktestSettings settings,
            Function<Map<String, String>, List<Strategy>> strategies,
            List<Map<String, String>> combinations,
            List<Period> stretches,
            SweepMetric metric) {
        public Plan {
            combinations = List.copyOf(combinations);
            stretches = List.copyOf(stretches);
        }

        /** How many runs that are. */
        public int runs() {
            return combinations.size() * stretches.size();
        }
    }

    /** Hears of every run that has ended; called by one thread at a time. */
    public interface Listener {
        /** @param stretch and combination, by their places in the plan */
        void ended(int stretch, int combination, SweepScore score);
    }

    public Sweep(Plan plan) {
        this.plan = plan;
        this.scores = new @Nullable SweepScore[plan.stretches().size()][plan.combinations().size()];
    }

    /** An earlier sweep's result, so that it is not run again. */
    public void restore(int stretch, int combination, SweepScore score) {
        scores[stretch][combination] = score;
    }

    /**
     * Runs what has no result yet; blocks until all of it has ended.
     *
     * @throws IllegalStateException if a strategy fails; what has not begun does not begin then
     * @throws InterruptedException if the caller is interrupted; what has ended was told
     */
    public void run(int threads, Listener listener) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("sweep-", 0).factory());
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int stretch = 0; stretch < scores.length; stretch++) {
                for (int combination = 0; combination < scores[stretch].length; combination++) {
                    if (scores[stretch][combination] == null) {
                        tasks.add(task(stretch, combination, listener));
                    }
                }
            }
            pool.invokeAll(tasks);
        } finally {
            pool.shutdownNow();
        }
        RuntimeException broken = failure;
        if (broken != null) {
            throw broken;
        }
    }

    private Callable<Boolean> task(int stretch, int combination, Listener listener) {
        return () -> {
            try {
                if (failure == null) {
                    score(stretch, combination, listener);
                }
            } catch (RuntimeException e) {
                failure = e;
            }
            return true;
        };
    }

    private void score(int stretch, int combination, Listener listener) {
        SweepScore score = SweepRun.of(
                plan.events(),
                plan.stretches().get(stretch),
                plan.settings(),
                plan.strategies().apply(plan.combinations().get(combination)),
                plan.metric());
        synchronized (this) {
            scores[stretch][combination] = score;
            listener.ended(stretch, combination, score);
        }
    }

    /** Empty before that run has ended. */
    public synchronized Optional<SweepScore> score(int stretch, int combination) {
        return Optional.ofNullable(scores[stretch][combination]);
    }

    /** Places of the combinations in a stretch, the best first; of equal ones the first of the grid first. */
    public synchronized List<Integer> ranked(int stretch) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < scores[stretch].length; i++) {
            places.add(i);
        }
        places.sort((left, right) -> SweepMetric.BEST_FIRST.compare(metric(stretch, left), metric(stretch, right)));
        return places;
    }

    private double metric(int stretch, int combination) {
        return score(stretch, combination).map(SweepScore::metric).orElse(Double.NaN);
    }

    /** SHA-256 in lower case hex over all combinations, stretches and results in their order. */
    public synchronized String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (int stretch = 0; stretch < scores.length; stretch++) {
                for (int i = 0; i < scores[stretch].length; i++) {
                    SweepScore score = scores[stretch][i];
                    String line = plan.stretches().get(stretch) + " "
                            + plan.combinations().get(i) + " " + score + "\n";
                    sha.update(line.getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
