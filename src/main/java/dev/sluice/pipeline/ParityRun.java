package dev.sluice.pipeline;

import dev.sluice.alert.AlertRaised;
import dev.sluice.execution.Command;
import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.pipeline.InputLine.DeskBegun;
import dev.sluice.pipeline.ParityReport.Difference;
import dev.sluice.risk.OrderHook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One life of the desk, decided again beside what its journal has. */
final class ParityRun {
    private static final String STARTED = "session_started";

    /** What the shell journals of itself. People are told what a memory says that outlives a desk. */
    private static final Set<String> OF_THE_SHELL =
            Set.of(STARTED, "session_finished", "kill_switch_cancels_sent", AlertRaised.KIND);

    private final DeskBegun begun;
    private final List<String> hooks;
    private final TradingPipeline desk;
    private final Iterator<JournalRecord> journal;
    private final Map<String, Long> same;
    private final ArrayDeque<Decided> ahead = new ArrayDeque<>();
    private final List<Command> commands = new ArrayList<>();
    private boolean lifeOver;
    private boolean lifeBegun;
    private @Nullable Row next;

    private record Decided(String kind, String text, String place) {}

    private record Row(JournaledEntry entry, JournalRecord row) {}

    ParityRun(DeskBegun begun, List<OrderHook> hooks, Iterator<JournalRecord> journal, Map<String, Long> same) {
        this.begun = begun;
        this.hooks = hooks.stream().map(OrderHook::name).toList();
        this.journal = journal;
        this.same = same;
        SluiceConfig config = RecordedConfiguration.read(begun.mode(), begun.configuration());
        DeskSetup setup = new DeskFactory(config, hooks, InstalledStrategies.catalogue())
                .desk(begun.prefix(), begun.instruments(), begun.openingBalances());
        this.desk = new TradingPipeline(setup, begun.recovered());
    }

    /** What the life had that is not here; empty if all of it is. */
    Optional<String> missing() {
        return begun.hooks().equals(hooks)
                ? Optional.empty()
                : Optional.of("the desk asked the order hooks " + begun.hooks() + ", here there are " + hooks);
    }

    /** Lets an input reach the core, and compares what is journaled of it with what was. */
    Optional<Difference> take(DeskInput input, String place) {
        input.reach(desk, commands::add);
        for (Command command : commands) {
            switch (command) {
                case Command.Journal(JournalEntry entry) -> decided(entry, place);
                case Command.JournalIntent intent -> intent.entries().forEach(entry -> decided(entry, place));
                case Command.ToVenue _, Command.WakeAt _ -> {
                    // what comes of it comes in with an input
                }
            }
        }
        commands.clear();
        return compare();
    }

    private void decided(JournalEntry entry, String place) {
        if (!isOfTheShell(entry.kind(), entry.payload())) {
            ahead.add(new Decided(entry.kind(), CanonicalJson.write(entry), place));
        }
    }

    /** What the journal does not have yet may be what was never committed: only the end shows it. */
    private Optional<Difference> compare() {
        while (!ahead.isEmpty()) {
            Row row = peek();
            if (row == null) {
                return Optional.empty();
            }
            Decided decided = ahead.remove();
            if (!decided.text().equals(row.row().entry())) {
                return Optional.of(new Difference(
                        decided.place(), row.row().seq(), Optional.of(row.row().entry()), Optional.of(decided.text())));
            }
            same.merge(decided.kind(), 1L, Long::sum);
            next = null;
        }
        return Optional.empty();
    }

    /** A life that ended has journaled nothing that did not come of its inputs. */
    Optional<Difference> rest(String place) {
        return Optional.ofNullable(peek())
                .map(row -> new Difference(
                        place, row.row().seq(), Optional.of(row.row().entry()), Optional.empty()));
    }

    /** How many decisions the journal does not have: the process ended before they were committed. */
    long uncommitted() {
        return ahead.size();
    }

    /** How many decisions the journal has before that time that were not compared. */
    long journaledBefore(long toNanos) {
        long left = 0;
        for (Row row = peek(); row != null; row = peek()) {
            left += row.entry().atNanos() < toNanos ? 1 : 0;
            next = null;
        }
        return left;
    }

    /** The journal's next decision of this life. */
    private @Nullable Row peek() {
        while (next == null && !lifeOver && journal.hasNext()) {
            JournalRecord row = journal.next();
            JournaledEntry entry = row.parsed();
            if (entry.kind().equals(STARTED)) {
                lifeOver = lifeBegun;
                lifeBegun = true;
            } else if (!isOfTheShell(entry.kind(), entry.payload())) {
                next = new Row(entry, row);
            }
        }
        return next;
    }

    private static boolean isOfTheShell(String kind, Map<String, Object> payload) {
        return OF_THE_SHELL.contains(kind)
                || payload.get("trading") instanceof Map<?, ?> row && Recovered.AS_CONFIGURED.equals(row.get("reason"));
    }
}
