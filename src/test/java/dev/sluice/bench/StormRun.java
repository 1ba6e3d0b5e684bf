package dev.sluice.bench;

import dev.sluice.storm.Sabotage;
import dev.sluice.storm.Storm;
import dev.sluice.storm.Storms;
import dev.sluice.storm.Tally;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * {@code ./sluice bench --storm SEEDS [--from N]}: fault storms of so many seeds from N, 1 unless given. Shows every
 * seed in which an invariant was violated, the first of them with its story, and what happened how often. A seed alone,
 * {@code --storm 1 --from N}, gives the same storm again, to the digest of everything that was journaled and traded.
 */
final class StormRun {
    private static final int PROGRESS = 500;

    private final PrintStream out;
    private boolean only;
    private int violated;
    private int done;

    StormRun(PrintStream out) {
        this.out = out;
    }

    /** The seeds that such arguments ask for; empty if they ask for something else. */
    static Optional<Seeds> wanted(List<String> arguments) {
        boolean alone = arguments.size() == 2 && arguments.getFirst().equals("--storm");
        boolean from = arguments.size() == 4
                && arguments.getFirst().equals("--storm")
                && arguments.get(2).equals("--from");
        if (!alone && !from) {
            return Optional.empty();
        }
        try {
            int count = Integer.parseInt(arguments.get(1));
            long first = from ? Long.parseLong(arguments.get(3)) : 1;
            return count < 1 ? Optional.empty() : Optional.of(new Seeds(first, count));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Which storms. */
    record Seeds(long from, int count) {}

    /** Whether no invariant was violated. */
    boolean run(Seeds seeds) {
        long began = System.nanoTime();
        only = seeds.count() == 1;
        int threads = Runtime.getRuntime().availableProcessors();
        Tally tally = new Storms(Sabotage.NONE).run(seeds.from(), seeds.count(), threads, this::tell);
        out.printf(
                "%d storms in %.1f s, %d with a violation%n",
                seeds.count(), (System.nanoTime() - began) / 1e9, violated);
        tally.counts().forEach((what, times) -> out.printf("  %-36s %,12d%n", what, times));
        return violated == 0;
    }

    private void tell(Storm.Result result) {
        if (!result.violations().isEmpty()) {
            out.printf("seed %d: %s%n", result.seed(), result.violations().getFirst());
            if (violated++ == 0) {
                result.story().forEach(line -> out.println("    " + line));
            }
        }
        if (only) {
            out.printf("digest %s%n", result.digest());
        }
        if (++done % PROGRESS == 0) {
            out.printf("%d storms so far%n", done);
        }
    }
}
