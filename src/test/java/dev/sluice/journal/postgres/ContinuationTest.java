package dev.sluice.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.TestEntry;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a journal that was away is still the one that it was. */
class ContinuationTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedDatabase server;

    private TestJournal database;
    private JournalDatabase journal;

    @BeforeAll
    static void startServer(@TempDir Path directory) {
        server = EmbeddedDatabase.start(directory, EmbeddedDatabase.DESK, TestJournal.BINARIES);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void openJournal() {
        database = new TestJournal(server.database("continuation_" + DATABASES.incrementAndGet()));
        journal = new JournalDatabase(database.pool, TestJournal.flyway(database.address));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void takesAJournalThatHasGrown() {
        JournalHead known = append(3);
        append(2);

        await(journal.requireContinuation(known));

        assertThat(await(journal.after(known.sequence())
                        .map(JournalRecord::seq)
                        .collect()
                        .asList()))
                .containsExactly(4L, 5L);
    }

    @Test
    void takesAJournalThatIsStillEmpty() {
        await(journal.requireContinuation(JournalHead.EMPTY));
    }

    @Test
    void refusesAJournalWithoutItsEnd() throws SQLException {
        JournalHead known = append(3);
        database.tamper("DELETE FROM sluice.journal WHERE seq = 3");

        assertThatThrownBy(() -> await(journal.requireContinuation(known)))
                .isInstanceOf(JournalTornException.class)
                .hasMessageContaining(known.toString());
    }

    @Test
    void refusesAnotherJournal() {
        append(3);

        assertThatThrownBy(() -> await(journal.requireContinuation(new JournalHead(3, "0".repeat(64)))))
                .isInstanceOf(JournalTornException.class);
    }

    @Test
    void refusesASchemaOfANewerVersion() throws SQLException {
        JournalHead known = append(1);
        database.tamper("UPDATE sluice.flyway_schema_history SET version = '999' WHERE installed_rank ="
                + " (SELECT max(installed_rank) FROM sluice.flyway_schema_history)");

        assertThatThrownBy(() -> await(journal.requireContinuation(known)))
                .isInstanceOf(JournalInUseException.class)
                .hasMessageContaining("999");
    }

    @Test
    void aWriterThatNobodyWaitsForLeavesTheJournalToOthers() {
        journal.writer().subscribe().with(writer -> {}).cancel();

        JournalWriter writer = await(
                journal.writer().onFailure(JournalLockedException.class).retry().until(taken -> true));

        await(writer.close());
    }

    private JournalHead append(int entries) {
        JournalWriter writer = database.writer();
        for (int i = 0; i < entries; i++) {
            await(writer.append(List.of(TestEntry.of("happened", Map.of("what", "something")))));
        }
        await(writer.close());
        return writer.head();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(TestJournal.PATIENCE);
    }
}
