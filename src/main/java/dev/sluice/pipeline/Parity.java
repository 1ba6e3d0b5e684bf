package dev.sluice.pipeline;

import dev.sluice.journal.JournalRecord;
import dev.sluice.pipeline.InputLine.DeskBegun;
import dev.sluice.pipeline.InputLine.DeskEnded;
import dev.sluice.pipeline.InputLine.InputsLost;
import dev.sluice.risk.OrderHook;
import dev.sluice.vocabulary.UtcNanos;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Shows that a desk decides the same again: what reached its core is taken from the input log, a new core is given all
 * of it in the same order, and whatever that journals must be what the journal has, to the last character.
 *
 * <p>A life of the desk is replayed from its beginning, because decisions depend on all that came before; so decisions
 * before the span are compared, too.
 */
public final class Parity {
    private final Path dataDirectory;
    private final List<OrderHook> hooks;
    private final SortedMap<String, Long> same = new TreeMap<>();
    private final List<String> gaps = new ArrayList<>();
    private long inputs;
    private long uncommitted;
    private int shown;

    /**
     * @param dataDirectory of the service that recorded
     * @param hooks users' own rules, as far as there are any here
     */
    public Parity(Path dataDirectory, List<OrderHook> hooks) {
        this.dataDirectory = dataDirectory;
        this.hooks = List.copyOf(hooks);
    }

    /**
     * Replays every life of the desk that reaches into the span.
     *
     * @param fromNanos UTC nanoseconds since the epoch
     * @param toNanos the same, exclusive
     * @param journal the rows after a sequence, in order
     * @throws IOException if a log cannot be read
     */
    public ParityReport run(long fromNanos, long toNanos, LongFunction<Iterator<JournalRecord>> journal)
            throws IOException {
        List<Map.Entry<Long, List<Path>>> lives = List.copyOf(
                InputLogs.lives(dataDirectory.resolve(InputLogs.DIRECTORY)).entrySet());
        for (int i = 0; i < lives.size(); i++) {
            long began = lives.get(i).getKey();
            long next = i + 1 < lives.size() ? lives.get(i + 1).getKey() : Long.MAX_VALUE;
            if (began >= toNanos || next <= fromNanos) {
                continue;
            }
            Optional<ParityReport.Difference> difference =
                    life(lives.get(i).getValue(), i + 1 < lives.size(), toNanos, journal);
            if (difference.isPresent()) {
                return report(difference);
            }
        }
        return report(Optional.empty());
    }

    private ParityReport report(Optional<ParityReport.Difference> difference) {
        return new ParityReport(shown, inputs, same, difference, uncommitted, gaps);
    }

    private Optional<ParityReport.Difference> life(
            List<Path> files, boolean succeeded, long toNanos, LongFunction<Iterator<JournalRecord>> journal)
            throws IOException {
        try (InputLogReader log = new InputLogReader(files)) {
            Optional<InputLine> first = log.next();
            if (first.isEmpty() || !(first.get() instanceof DeskBegun begun)) {
                gaps.add(files.getFirst().getFileName() + " does not begin with the beginning of a life of the desk");
                return Optional.empty();
            }
            shown++;
            ParityRun run =
                    new ParityRun(begun, hooks, journal.apply(begun.head().sequence()), same);
            run.missing().ifPresent(gaps::add);
            Optional<ParityReport.Difference> difference = replay(log, run, succeeded, toNanos);
            uncommitted += difference.isEmpty() ? run.uncommitted() : 0;
            return difference;
        }
    }

    private Optional<ParityReport.Difference> replay(InputLogReader log, ParityRun run, boolean succeeded, long toNanos)
            throws IOException {
        for (Optional<InputLine> line = log.next(); line.isPresent(); line = log.next()) {
            switch (line.get()) {
                case DeskInput input -> {
                    if (input.atNanos() >= toNanos) {
                        return Optional.empty();
                    }
                    inputs++;
                    Optional<ParityReport.Difference> difference = run.take(input, log.place());
                    if (difference.isPresent()) {
                        return difference;
                    }
                }
                case InputsLost lost -> {
                    gaps.add("nothing is known from " + UtcNanos.format(lost.atNanos()) + " on: " + lost.why());
                    return Optional.empty();
                }
                case DeskEnded _ -> {
                    return run.rest(log.place());
                }
                case DeskBegun _ -> throw new IOException(log.place() + ": a second beginning in one log");
            }
        }
        return cutOff(log, run, succeeded, toNanos);
    }

    /** The process was killed, or lives. */
    private Optional<ParityReport.Difference> cutOff(
            InputLogReader log, ParityRun run, boolean succeeded, long toNanos) {
        long left = run.journaledBefore(toNanos);
        if (left > 0) {
            gaps.add(left + " journaled decisions came after the end of the log at " + log.place()
                    + (succeeded ? "" : "; if the service runs, choose an earlier end"));
        }
        return Optional.empty();
    }
}
