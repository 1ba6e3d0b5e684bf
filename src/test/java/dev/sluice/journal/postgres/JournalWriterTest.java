package dev.sluice.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalFormatException;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.TestEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriterTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedDatabase server;

    private TestJournal database;
    private JournalWriter writer;

    @BeforeAll
    static void startServer(@TempDir Path directory) {
        server = EmbeddedDatabase.start(directory, EmbeddedDatabase.DESK, TestJournal.BINARIES);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void openWriter() {
        database = new TestJournal(server.database("writer_" + DATABASES.incrementAndGet()));
        writer = database.writer();
    }

    @AfterEach
    void closeDatabase() {
        await(writer.close());
        database.close();
    }

    @Test
    void receiptsAreContiguousAndTheHeadFollows() {
        JournalReceipt first = await(writer.append(entries(3)));
        JournalReceipt second = await(writer.append(entries(2)));

        assertThat(first.firstSequence()).isEqualTo(1);
        assertThat(first.lastSequence()).isEqualTo(3);
        assertThat(second.firstSequence()).isEqualTo(4);
        assertThat(second.lastSequence()).isEqualTo(5);
        assertThat(writer.head()).isEqualTo(second.head());
        assertThat(records().getLast().head()).isEqualTo(second.head());
    }

    @Test
    void appendsOfManyThreadsKeepEachThreadsOrderAndLoseNothing() throws Exception {
        int threads = 16;
        int each = 200;
        List<CompletableFuture<JournalReceipt>> receipts = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int t = 0; t < threads; t++) {
                String thread = "thread" + t;
                pool.execute(() -> {
                    for (int i = 0; i < each; i++) {
                        JournalEntry entry = TestEntry.of(thread, Map.of("n", i, "order", order("o" + i % 7, i)));
                        receipts.add(writer.append(List.of(entry)).subscribeAsCompletionStage());
                    }
                });
            }
        }
        CompletableFuture.allOf(receipts.toArray(CompletableFuture[]::new)).get();

        List<JournalRecord> rows = records();
        assertThat(rows).hasSize(threads * each);
        for (int t = 0; t < threads; t++) {
            String kind = "thread" + t;
            assertThat(rows.stream()
                            .filter(row -> row.parsed().kind().equals(kind))
                            .map(row -> row.parsed().payload().get("n")))
                    .hasSize(each)
                    .isSorted();
        }
        assertThat(database.verify(Optional.of(writer.head())).intact()).isTrue();
    }

    @Test
    void anAppendIsWrittenOnceHoweverOftenItsResultIsAskedFor() {
        Uni<JournalReceipt> append = writer.append(entries(1));

        assertThat(await(append)).isEqualTo(await(append));
        append.subscribe().with(ignored -> {}).cancel();
        assertThat(records()).hasSize(1);
    }

    @Test
    void theReceiptArrivesOnTheCallersContext() throws Exception {
        Context caller = database.vertx.getDelegate().getOrCreateContext();
        CompletableFuture<Context> arrived = new CompletableFuture<>();
        caller.runOnContext(ignored -> writer.append(entries(1)).subscribe().with(receipt -> {
            arrived.complete(Vertx.currentContext());
        }));

        assertThat(arrived.get()).isSameAs(caller);
    }

    @Test
    void anEntryThatCannotBeWrittenIsRefusedAndTheJournalGoesOn() {
        assertThatThrownBy(() -> await(writer.append(List.of(TestEntry.of("bad", Map.of("price", 1.5))))))
                .isInstanceOf(JournalFormatException.class);
        assertThatThrownBy(() -> await(writer.append(List.of(TestEntry.of("bad", Map.of("balance", "much"))))))
                .isInstanceOf(JournalFormatException.class);
        assertThatThrownBy(() -> await(writer.append(List.of()))).isInstanceOf(IllegalArgumentException.class);

        assertThat(await(writer.append(entries(1))).firstSequence()).isEqualTo(1);
    }

    @Test
    void tooManyWaitingEntriesAreRefusedWhole() throws SQLException {
        Uni<JournalReceipt> large;
        Uni<JournalReceipt> next;
        try (Connection blocker = database.hold("sluice.journal")) {
            large = writer.append(entries(JournalWriter.WAITING_ENTRIES_MAX));
            next = writer.append(entries(JournalWriter.WAITING_ENTRIES_MAX));
            Uni<JournalReceipt> over = writer.append(entries(1));

            assertThatThrownBy(() -> await(over)).isInstanceOf(JournalOverflowException.class);
            blocker.rollback();
        }
        await(large);
        assertThat(await(next).lastSequence()).isEqualTo(2L * JournalWriter.WAITING_ENTRIES_MAX);
    }

    @Test
    void takesABatchLargerThanTheLimitWhenNothingElseWaits() {
        int entries = JournalWriter.WAITING_ENTRIES_MAX + 1;
        assertThat(await(writer.append(entries(entries))).lastSequence()).isEqualTo(entries);
    }

    @Test
    void aSecondWriterIsRefusedUntilTheFirstHasClosed() {
        assertThatThrownBy(database::writer)
                .isInstanceOf(JournalLockedException.class)
                .hasMessageContaining("another process writes this journal");

        await(writer.append(entries(2)));
        await(writer.close());
        writer = database.writer();
        assertThat(await(writer.append(entries(1))).firstSequence()).isEqualTo(3);
    }

    @Test
    void closingCommitsWhatWaitsAndRefusesWhatComes() {
        List<Uni<JournalReceipt>> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            waiting.add(writer.append(entries(100)));
        }
        await(writer.close());

        waiting.forEach(JournalWriterTest::await);
        assertThat(records()).hasSize(5_000);
        assertThatThrownBy(() -> await(writer.append(entries(1)))).isInstanceOf(JournalFailedException.class);
    }

    @Test
    void aLostConnectionFailsThisAndAllLaterAppends() throws SQLException {
        await(writer.append(entries(1)));
        database.sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())");

        assertThatThrownBy(() -> await(writer.append(entries(1)))).isInstanceOf(JournalFailedException.class);
        assertThatThrownBy(() -> await(writer.append(entries(1)))).isInstanceOf(JournalFailedException.class);
        assertThat(writer.failure()).isPresent();
        assertThat(writer.head().sequence()).isEqualTo(1);

        JournalWriter successor = database.writer();
        assertThat(await(successor.append(entries(1))).firstSequence()).isEqualTo(2);
        await(successor.close());
    }

    @Test
    void aFailedCommitFailsAllThatWaitAndLeavesNothingBehind() throws SQLException {
        await(writer.append(entries(1)));
        JournalHead head = writer.head();
        database.sql("ALTER TABLE sluice.orders RENAME TO hidden");
        List<Uni<JournalReceipt>> appends = List.of(
                writer.append(List.of(TestEntry.order("a", "OPEN"))),
                writer.append(entries(1)),
                writer.append(entries(1)));

        appends.forEach(append -> assertThatThrownBy(() -> await(append)).isInstanceOf(JournalFailedException.class));
        database.sql("ALTER TABLE sluice.hidden RENAME TO orders");
        assertThatThrownBy(() -> await(writer.append(entries(1)))).isInstanceOf(JournalFailedException.class);
        assertThat(records().getLast().head()).isEqualTo(head);
    }

    private List<JournalRecord> records() {
        return await(new JournalReader(database.pool).after(0).collect().asList());
    }

    private static Map<String, Object> order(String id, int n) {
        return TestEntry.orderRow(id, "STATE_" + n);
    }

    private static List<JournalEntry> entries(int count) {
        return Collections.nCopies(count, TestEntry.of("happened", Map.of("what", "something")));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(TestJournal.PATIENCE);
    }
}
