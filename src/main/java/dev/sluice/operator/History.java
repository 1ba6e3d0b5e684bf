package dev.sluice.operator;

import dev.sluice.journal.JournalFormatException;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.ProjectedRows.Written;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projections;
import dev.sluice.journal.postgres.JournalFilter;
import dev.sluice.journal.postgres.JournalQueries;
import dev.sluice.journal.postgres.PageCursor;
import dev.sluice.journal.postgres.ProjectionQueries;
import dev.sluice.vocabulary.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened, read from the projections and the journal. */
@Singleton
final class History {
    private static final List<String> ABOUT_ORDERS = List.of(OrderView.MOVED, OrderView.APPROVED, OrderView.PENDING);

    private final ProjectionQueries rows;
    private final JournalQueries journal;

    @Inject
    History(ProjectionQueries rows, JournalQueries journal) {
        this.rows = rows;
        this.journal = journal;
    }

    /**
     * Which page is wanted.
     *
     * @param equal columns and what each must be
     * @param after the cursor of the page before
     */
    record Wanted(SortedMap<String, String> equal, @Nullable String after, int limit) {
        static Wanted page(@Nullable String after, String limit) {
            return new Wanted(new TreeMap<>(), after, Checks.limit(limit));
        }

        Wanted with(String column, Optional<String> value) {
            value.ifPresent(text -> equal.put(column, text));
            return this;
        }
    }

    Uni<PageView<OrderView>> orders(Wanted wanted) {
        return page(Projections.ORDER, wanted)
                .chain(page -> transitions(page.items()).map(about -> page.map(order -> view(order.row(), about))));
    }

    /** @param id its own or its client order id */
    Uni<Optional<OrderView>> order(String id) {
        return Checks.id(id).isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : rows.order(id)
                        .chain(found -> transitions(found.stream().toList())
                                .map(about -> found.map(order -> view(order.row(), about))));
    }

    /** As {@link #order}; 404 if there is none. */
    Uni<OrderView> findOrder(String id) {
        return order(id)
                .map(found -> found.orElseThrow(() -> Problems.of(Problems.NOT_FOUND, "there is no such order")));
    }

    Uni<PageView<ProposalView>> proposals(Wanted wanted) {
        return page(Projections.PROPOSAL, wanted)
                .chain(page -> entries(page.items())
                        .map(entries -> page.map(row -> ProposalView.of(row.row(), entry(entries, row)))));
    }

    Uni<Optional<ProposalView>> proposal(String id) {
        return Checks.id(id).isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : rows.proposal(id)
                        .chain(found -> entries(found.stream().toList())
                                .map(entries -> found.map(row -> ProposalView.of(row.row(), entry(entries, row)))));
    }

    /** As {@link #proposal}; 404 if there is none. */
    Uni<ProposalView> findProposal(String id) {
        return proposal(id)
                .map(found -> found.orElseThrow(() -> Problems.of(Problems.NOT_FOUND, "there is no such proposal")));
    }

    Uni<PageView<FillView>> fills(Wanted wanted) {
        return page(Projections.FILL, wanted).map(page -> page.map(fill -> FillView.of(fill.row())));
    }

    Uni<PageView<AlertView>> alerts(Wanted wanted) {
        return page(Projections.ALERT, wanted).map(page -> page.map(alert -> AlertView.of(alert.row())));
    }

    Uni<PageView<JournalView>> journal(JournalFilter filter, long after, int limit) {
        return journal.page(filter, after, limit + 1)
                .map(found -> PageView.of(found, limit, row -> Long.toString(row.seq()))
                        .map(JournalView::of));
    }

    /** @param before the sequence after the newest entry wanted; 0 for the newest of all */
    Uni<PageView<ReconciliationView>> reconciliations(long before, int limit) {
        return journal.newest(ReconciliationView.FINISHED, before == 0 ? Long.MAX_VALUE : before, limit + 1)
                .map(found -> PageView.of(found, limit, row -> Long.toString(row.seq())))
                .map(page -> new PageView<>(
                        page.items().stream()
                                .flatMap(row -> readable(row).stream())
                                .map(ReconciliationView::of)
                                .toList(),
                        page.next()));
    }

    private Uni<PageView<Written>> page(Projection projection, Wanted wanted) {
        Optional<PageCursor> after = Optional.ofNullable(wanted.after()).map(text -> cursor(projection, text));
        return rows.newest(projection, wanted.equal(), after, wanted.limit() + 1)
                .map(found -> PageView.of(
                        found, wanted.limit(), row -> rows.cursor(row.row()).text()));
    }

    private PageCursor cursor(Projection projection, String text) {
        return PageCursor.parse(text)
                .filter(cursor -> rows.fits(projection, cursor))
                .orElseThrow(() -> Problems.invalid(
                        Problems.BAD_REQUEST, "after", "must be the \"next\" of a page of the same list"));
    }

    private Uni<Map<OrderId, List<JournaledEntry>>> transitions(List<Written> orders) {
        List<String> ids = orders.stream().map(order -> id(order.row())).toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : journal.about(ids, ABOUT_ORDERS)
                        .map(records -> records.stream()
                                .flatMap(row -> readable(row).stream())
                                .filter(entry -> entry.orderId().isPresent())
                                .collect(Collectors.groupingBy(
                                        entry -> entry.orderId().orElseThrow())));
    }

    private Uni<Map<Long, JournaledEntry>> entries(List<Written> written) {
        List<Long> sequences =
                written.stream().map(Written::sequence).distinct().toList();
        return sequences.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : journal.at(sequences).map(History::bySequence);
    }

    private static Map<Long, JournaledEntry> bySequence(List<JournalRecord> records) {
        Map<Long, JournaledEntry> entries = new HashMap<>();
        records.forEach(row -> readable(row).ifPresent(entry -> entries.put(row.seq(), entry)));
        return entries;
    }

    /** What cannot be read is left out here; the journal's own page shows it, and a verification reports it. */
    private static Optional<JournaledEntry> readable(JournalRecord row) {
        try {
            return Optional.of(row.parsed());
        } catch (JournalFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<JournaledEntry> entry(Map<Long, JournaledEntry> entries, Written row) {
        return Optional.ofNullable(entries.get(row.sequence()));
    }

    private static OrderView view(ProjectedRow row, Map<OrderId, List<JournaledEntry>> about) {
        return OrderView.of(row, about.getOrDefault(new OrderId(id(row)), List.of()));
    }

    private static String id(ProjectedRow order) {
        return new RowText(order).text("order_id");
    }
}
