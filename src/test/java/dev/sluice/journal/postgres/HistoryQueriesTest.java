package dev.sluice.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.ProjectedRows.Written;
import dev.sluice.journal.Projections;
import dev.sluice.journal.TestEntry;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.UtcNanos;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryQueriesTest {
    /** In order of time, which is not the order of their texts with the Z. */
    private static final List<String> TIMES = List.of(
            "2026-01-31T11:59:59.999999999Z",
            "2026-01-31T12:00:00Z",
            "2026-01-31T12:00:00.001Z",
            "2026-01-31T12:00:00.001000001Z",
            "2026-01-31T12:00:00.100Z",
            "2026-01-31T12:00:01Z",
            "2026-01-31T12:00:01.000001Z");

    private static EmbeddedDatabase server;
    private static TestJournal database;
    private static JournalWriter writer;
    private static ProjectionQueries rows;
    private static JournalQueries journal;

    @BeforeAll
    static void openDatabase(@TempDir Path directory) {
        server = EmbeddedDatabase.start(directory, EmbeddedDatabase.DESK, TestJournal.BINARIES);
        database = new TestJournal(server.address());
        writer = database.writer();
        rows = new ProjectionQueries(database.pool);
        journal = new JournalQueries(database.pool);
        for (int i : new int[] {3, 0, 6, 1, 5, 2, 4}) {
            await(writer.append(List.of(order(i, "SUBMITTED"))));
        }
    }

    @AfterAll
    static void closeDatabase() {
        await(writer.close());
        database.close();
        server.close();
    }

    @Test
    void ordersByTimeNotByText() {
        assertThat(ids(page(Optional.empty(), 100))).containsExactly("o6", "o5", "o4", "o3", "o2", "o1", "o0");
    }

    @Test
    void neitherSkipsNorRepeatsARowThatChangesBetweenTwoPages() {
        List<Written> first = page(Optional.empty(), 3);
        await(writer.append(List.of(order(2, "FILLED"), order(5, "FILLED"))));
        PageCursor after = rows.cursor(first.getLast().row());

        List<Written> second = page(PageCursor.parse(after.text()), 3);

        assertThat(ids(first)).containsExactly("o6", "o5", "o4");
        assertThat(ids(second)).containsExactly("o3", "o2", "o1");
    }

    @Test
    void findsAnOrderByEitherId() {
        assertThat(await(rows.order("o3"))).isPresent();
        assertThat(await(rows.order("c-o3"))).isEqualTo(await(rows.order("o3")));
        assertThat(await(rows.order("o33"))).isEmpty();
    }

    @Test
    void findsEntriesByWhatTheyAreAbout() {
        List<JournalRecord> about = await(journal.about(List.of("o1", "o3"), List.of("order_changed", "other")));

        assertThat(about).hasSize(2);
        assertThat(await(journal.about(List.of("o1"), List.of("other")))).isEmpty();
        assertThat(await(journal.at(List.of(1L, 3L))))
                .extracting(JournalRecord::seq)
                .containsExactly(1L, 3L);
    }

    @Test
    void findsEntriesOutOfTheOrderOfTime() {
        long from = nanos(TIMES.get(2));
        long to = nanos(TIMES.get(4));
        JournalFilter between =
                new JournalFilter(Optional.of(from), Optional.of(to), Optional.of("order_changed"), Optional.empty());

        List<JournalRecord> found = await(journal.page(between, 0, 100));

        assertThat(found)
                .extracting(row -> UtcNanos.format(row.parsed().atNanos()))
                .contains(TIMES.get(2), TIMES.get(3));
        assertThat(found)
                .allMatch(row -> row.parsed().atNanos() >= from && row.parsed().atNanos() < to);
    }

    @Test
    void usesNoOrderIdFromWithinAPayload() {
        Map<String, Object> payload = Map.of("orderId", "hidden", "note", "\"orderId\":\"hidden\"");
        await(writer.append(List.of(new TestEntry("note", nanos(TIMES.get(0)), Optional.empty(), payload))));

        JournalFilter hidden =
                new JournalFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("hidden"));

        assertThat(await(journal.page(hidden, 0, 100))).isEmpty();
    }

    @Test
    void refusesCursorsThatAreNone() {
        assertThat(PageCursor.parse("")).map(PageCursor::values).contains(List.of(""));
        assertThat(PageCursor.parse("!")).isEmpty();
        assertThat(PageCursor.parse("AAAA")).isEmpty();
        assertThat(PageCursor.parse("x".repeat(513))).isEmpty();
        assertThat(rows.fits(Projections.ORDER, new PageCursor(List.of("a")))).isFalse();
        assertThat(rows.fits(Projections.FILL, new PageCursor(List.of("a", "b", "c"))))
                .isTrue();
    }

    @Test
    void saysThatTheDatabaseIsNotThere() {
        PgConnectOptions nowhere = PgConnectOptions.fromUri("postgresql://127.0.0.1:1/none");
        Vertx vertx = Vertx.vertx();
        Pool pool = Pool.pool(vertx, nowhere, new PoolOptions());

        assertThatThrownBy(() -> await(new ProjectionQueries(pool).order("o1")))
                .isInstanceOf(HistoryUnavailableException.class);
        assertThatThrownBy(() -> await(new JournalQueries(pool).page(JournalFilter.ALL, 0, 1)))
                .isInstanceOf(HistoryUnavailableException.class);
        await(pool.close());
        await(vertx.close());
    }

    private static List<Written> page(Optional<PageCursor> after, int limit) {
        return await(rows.newest(Projections.ORDER, new TreeMap<>(), after, limit));
    }

    private static List<String> ids(List<Written> page) {
        List<String> ids = new ArrayList<>();
        page.forEach(written -> ids.addAll(written.row().key()));
        return ids;
    }

    private static TestEntry order(int number, String state) {
        Map<String, Object> row = new HashMap<>(TestEntry.orderRow("o" + number, state));
        row.put("createdAt", TIMES.get(number));
        return new TestEntry(
                state.equals("FILLED") ? "order_filled" : "order_changed",
                nanos(TIMES.get(number)),
                Optional.of(new OrderId("o" + number)),
                Map.of("order", row));
    }

    private static long nanos(String time) {
        return UtcNanos.of(Instant.parse(time));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(TestJournal.PATIENCE);
    }
}
