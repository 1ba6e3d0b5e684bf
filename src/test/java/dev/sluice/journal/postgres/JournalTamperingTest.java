package dev.sluice.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.journal.ChainProblem;
import dev.sluice.journal.ChainProblem.Kind;
import dev.sluice.journal.HashChain;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.TestEntry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTamperingTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedDatabase server;

    private TestJournal database;
    private JournalHead head;

    @BeforeAll
    static void startServer(@TempDir Path directory) {
        server = EmbeddedDatabase.start(directory, EmbeddedDatabase.DESK, TestJournal.BINARIES);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void writeTwentyEntries() {
        database = new TestJournal(server.database("tampering_" + DATABASES.incrementAndGet()));
        JournalWriter writer = database.writer();
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            entries.add(TestEntry.order("o" + i % 3, "STATE_" + i));
        }
        writer.append(entries).await().atMost(TestJournal.PATIENCE);
        head = writer.head();
        writer.close().await().atMost(TestJournal.PATIENCE);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void anUntouchedJournalIsIntact() {
        VerificationReport report = database.verify(Optional.of(head));

        assertThat(report.intact()).as(report.toString()).isTrue();
        assertThat(report.entries()).isEqualTo(20);
        assertThat(report.head()).isEqualTo(head);
    }

    @Test
    void theDatabaseRefusesToChangeHistory() {
        for (String change : List.of(
                "UPDATE sluice.journal SET entry = '{}' WHERE seq = 5",
                "DELETE FROM sluice.journal WHERE seq = 20",
                "TRUNCATE sluice.journal")) {
            assertThatThrownBy(() -> database.sql(change)).hasMessageContaining("sluice.journal is append-only");
        }
        assertThat(database.verify(Optional.of(head)).intact()).isTrue();
    }

    @Test
    void aChangedEntryIsFound() throws SQLException {
        database.tamper("UPDATE sluice.journal SET entry = replace(entry, 'BUY', 'SELL') WHERE seq = 5");

        assertProblem(5, Kind.ENTRY_ALTERED);
    }

    @Test
    void anEntryChangedWithItsHashIsFound() throws SQLException {
        database.tamper("UPDATE sluice.journal SET entry = '{}', hash ="
                + " encode(sha256(convert_to(previous_hash || '{}', 'UTF8')), 'hex') WHERE seq = 5");

        assertProblem(6, Kind.LINK_BROKEN);
    }

    @Test
    void aDeletedMiddleRowIsFound() throws SQLException {
        database.tamper("DELETE FROM sluice.journal WHERE seq = 7");

        assertProblem(7, Kind.ROW_MISSING);
    }

    @Test
    void aDeletedFirstRowIsFound() throws SQLException {
        database.tamper("DELETE FROM sluice.journal WHERE seq = 1");

        assertProblem(1, Kind.ROW_MISSING);
    }

    @Test
    void aCutTailIsFoundByTheHead() throws SQLException {
        database.tamper("DELETE FROM sluice.journal WHERE seq > 18");

        assertProblem(19, Kind.TAIL_CUT);
    }

    @Test
    void anEntryThatCannotBeReadIsFoundThoughTheChainIsWhole() throws SQLException {
        String hash = HashChain.hash(head.hash(), "{}");
        database.sql("INSERT INTO sluice.journal VALUES (21, '{}', '" + head.hash() + "', '" + hash + "')");

        assertProblem(21, Kind.ENTRY_UNREADABLE);
    }

    @Test
    void theWalkOfAStartFindsWhatIsWrongInTheNewestPart() throws SQLException {
        assertThat(tail(5)).isEmpty();
        assertThat(tail(500)).isEmpty();
        database.tamper("UPDATE sluice.journal SET entry = replace(entry, 'BUY', 'SELL') WHERE seq = 16");

        assertThat(tail(5)).map(ChainProblem::sequence).contains(16L);
        assertThat(tail(4)).isEmpty();
    }

    @Test
    void aSchemaOfANewerVersionIsRefused() throws SQLException {
        database.sql("INSERT INTO sluice.flyway_schema_history (installed_rank, version, description, type, script,"
                + " installed_by, execution_time, success)"
                + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, true)");

        assertThatThrownBy(() -> journal().migrate())
                .isInstanceOf(JournalInUseException.class)
                .hasMessageContaining("newer version of sluice (99)");
    }

    @Test
    void aServerThatIsTooOldIsRefused() {
        assertThatThrownBy(() -> JournalDatabase.requireServer(130_011))
                .isInstanceOf(JournalInUseException.class)
                .hasMessageContaining("PostgreSQL 13; needed is 14");
        JournalDatabase.requireServer(140_000);
    }

    private JournalDatabase journal() {
        return new JournalDatabase(database.pool, TestJournal.flyway(database.address));
    }

    private Optional<ChainProblem> tail(int rows) {
        return journal().verifyTail(rows).await().atMost(TestJournal.PATIENCE);
    }

    @Test
    void aChangedProjectionRowIsFound() throws SQLException {
        database.sql("UPDATE sluice.orders SET filled_quantity = 0.1 WHERE order_id = 'o1'");

        assertDifferences(new ProjectionDifference(
                "orders", List.of("o1"), "filled_quantity", 20, Optional.of("0"), Optional.of("0.1")));
    }

    @Test
    void projectionRowsThatAreMissingOrTooManyAreFound() throws SQLException {
        database.sql(
                "DELETE FROM sluice.balances WHERE asset = 'BTC'",
                "INSERT INTO sluice.positions VALUES ('ETHUSDT', 1, 1, 1, 0, 0, 3)");

        assertDifferences(
                new ProjectionDifference(
                        "positions", List.of("ETHUSDT"), "*", 0, Optional.empty(), Optional.of("a row")),
                new ProjectionDifference("balances", List.of("BTC"), "*", 20, Optional.of("a row"), Optional.empty()));
    }

    @Test
    void numbersAndJsonAreComparedByValue() throws SQLException {
        database.sql(
                "UPDATE sluice.orders SET quantity = 0.10000000",
                "UPDATE sluice.orders SET fees = '{\"USDT\": \"1.5\", \"BNB\": \"0.0001\"}'");

        assertThat(database.verify(Optional.of(head)).intact()).isTrue();
    }

    private void assertProblem(long sequence, Kind kind) {
        ChainProblem problem = database.verify(Optional.of(head)).problem().orElseThrow();

        assertThat(problem.sequence()).isEqualTo(sequence);
        assertThat(problem.kind()).isEqualTo(kind);
    }

    private void assertDifferences(ProjectionDifference... differences) {
        VerificationReport report = database.verify(Optional.of(head));

        assertThat(report.problem()).isEmpty();
        assertThat(report.intact()).isFalse();
        assertThat(report.differences()).containsExactlyInAnyOrder(differences);
    }
}
