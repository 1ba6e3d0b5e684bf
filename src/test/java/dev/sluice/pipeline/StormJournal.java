package dev.sluice.pipeline;

import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.HashChain;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.ProjectedRows;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projections;
import dev.sluice.vocabulary.OrderState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What is durable: the chain itself, and the rows that it folds to, kept up to date as the database does. */
public final class StormJournal {
    private final List<JournalRecord> records = new ArrayList<>();
    private final List<JournalEntry> entries = new ArrayList<>();
    private final ProjectedRows rows = new ProjectedRows();
    private Consumer<JournalEntry> listener = entry -> {};

    /** From here on somebody hears of every entry once it is durable. */
    public void listen(Consumer<JournalEntry> to) {
        listener = to;
    }

    /** Commits entries together. */
    void commit(List<JournalEntry> batch) {
        for (JournalEntry entry : batch) {
            List<ProjectedRow> written = ProjectedRow.ofNew(entry.payload());
            JournalRecord next = HashChain.next(head(), CanonicalJson.write(entry));
            records.add(next);
            entries.add(entry);
            rows.apply(next.seq(), written);
            listener.accept(entry);
        }
    }

    public JournalHead head() {
        return records.isEmpty() ? JournalHead.EMPTY : records.getLast().head();
    }

    public List<JournalRecord> records() {
        return Collections.unmodifiableList(records);
    }

    /** The entries as they were before they became text. */
    public List<JournalEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** The rows of a projection, oldest change first. */
    public List<ProjectedRow> rows(Projection projection) {
        return sorted(rows, projection);
    }

    /** A table whose rows are not what the text of the chain alone folds to. */
    public Optional<String> differs() {
        ProjectedRows folded = new ProjectedRows();
        records.forEach(folded::apply);
        return Projections.ALL.stream()
                .filter(projection -> !folded.rows(projection).equals(rows.rows(projection)))
                .map(Projection::table)
                .findFirst();
    }

    private static List<ProjectedRow> sorted(ProjectedRows rows, Projection projection) {
        return rows.rows(projection).values().stream()
                .sorted(Comparator.comparingLong(ProjectedRows.Written::sequence)
                        .thenComparing(written -> written.row().key().toString()))
                .map(ProjectedRows.Written::row)
                .toList();
    }

    /** What a process that starts now finds. */
    Recovered recovered() {
        Map<Boolean, List<ProjectedRow>> orders =
                rows(Projections.ORDER).stream().collect(Collectors.partitioningBy(StormJournal::hasEnded));
        List<ProjectedRow> live = orders.getOrDefault(false, List.of());
        Set<String> ids = live.stream().map(row -> row.text("orderId")).collect(Collectors.toSet());
        List<ProjectedRow> fills = rows(Projections.FILL);
        return new Recovered(
                live,
                orders.getOrDefault(true, List.of()),
                fills.stream()
                        .filter(fill -> ids.contains(fill.text("orderId")))
                        .toList(),
                fills,
                rows(Projections.POSITION),
                rows(Projections.BALANCE),
                rows(Projections.FEE),
                rows(Projections.REQUEST),
                rows(Projections.PROPOSAL).stream()
                        .filter(row -> row.text("state").equals("pending_approval"))
                        .toList(),
                rows(Projections.TRADING).stream().findFirst(),
                rows(Projections.KILL_SWITCH).stream().findFirst(),
                rows(Projections.ACCOUNT).stream().findFirst(),
                rows(Projections.HALT_TRIGGER),
                new Counted(0, 0, 0, 0),
                new Recovered.Reconciled(
                        rows(Projections.HOLDING),
                        rows(Projections.TRANSFER),
                        rows(Projections.TRADE_CURSOR),
                        rows(Projections.ACCEPTED_DIVERGENCE)),
                new Recovered.Gated(
                        rows(Projections.RATE_BUCKET),
                        rows(Projections.CIRCUIT),
                        rows(Projections.RISK_LIMIT),
                        transitions()),
                rows(Projections.ALERT).stream()
                        .max(Comparator.comparingLong(row -> Long.parseLong(row.text("number")))),
                new Recovered.Guarded(rows(Projections.LOSS_STREAK), rows(Projections.STRATEGY_SHARE)),
                new Recovered.Strategies(
                        rows(Projections.STRATEGY),
                        rows(Projections.STRATEGY_STATE),
                        rows(Projections.SIGNAL_OUTCOME)));
    }

    /** As many as a process that starts reads back. */
    private List<JournaledEntry> transitions() {
        List<JournalRecord> newest =
                records.subList(Math.max(0, records.size() - SubmitOutcomes.REMEMBERED), records.size());
        return newest.stream()
                .filter(row -> row.entry().contains(SubmitOutcomes.KIND))
                .map(JournalRecord::parsed)
                .filter(entry -> entry.kind().equals(SubmitOutcomes.KIND))
                .toList();
    }

    private static boolean hasEnded(ProjectedRow order) {
        return OrderState.valueOf(order.text("state")).isTerminal();
    }
}
