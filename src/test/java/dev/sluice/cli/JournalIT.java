package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Program.Result;
import dev.sluice.feed.SyntheticRecording;
import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal commands against an external server, with somebody who tampers with it in SQL. */
class JournalIT {
    @TempDir
    private static Path directory;

    private static EmbeddedDatabase server;
    private static Path recording;

    @BeforeAll
    static void startServer() throws Exception {
        server = EmbeddedDatabase.start(directory.resolve("server"), "desk");
        recording = directory.resolve("made-up.jsonl");
        new SyntheticRecording("BTCUSDT", 3).write(recording, 1_500);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void findsAnAlteredEntryByItsSequence() throws Exception {
        Desk desk = replayInto("altered");
        desk.tamper("UPDATE sluice.journal SET entry = replace(entry, 'kind', 'Kind') WHERE seq = 7");

        Result verified = desk.run("journal", "verify").exited(1);

        assertThat(verified.out()).contains("BROKEN at sequence 7").contains("NOT intact");
    }

    @Test
    void findsACutTailByTheHead() throws Exception {
        Desk desk = new Desk(server.database("cut"));
        Result replayed = desk.replay().exited(0);
        String head = replayed.value("head");
        desk.run("journal", "verify", "--head", head).exited(0);
        desk.tamper("DELETE FROM sluice.journal WHERE seq > 10");
        desk.tamper("DELETE FROM sluice.orders; DELETE FROM sluice.fills; DELETE FROM sluice.positions;"
                + " DELETE FROM sluice.proposals");

        Result verified = desk.run("journal", "verify", "--head", head).exited(1);

        assertThat(verified.out()).contains("the journal ends before the expected head");
    }

    @Test
    void findsAChangedProjection() throws Exception {
        Desk desk = replayInto("projection");
        desk.tamper("UPDATE sluice.positions SET quantity = quantity + 1");

        Result verified = desk.run("journal", "verify").exited(1);

        assertThat(verified.out()).contains("positions").contains("quantity").contains("BTCUSDT");
    }

    @Test
    void exportsLinesThatEndInTheDigest() throws Exception {
        Desk desk = new Desk(server.database("exported"));
        Result replayed = desk.replay().exited(0);
        Path file = directory.resolve("journal.jsonl");

        desk.run("journal", "export", "--out", file.toString()).exited(0);

        assertThat(Files.readAllLines(file).getLast()).contains("\"hash\":\"" + replayed.value("digest") + "\"");
        assertThat(desk.run("journal", "export").exited(0).out()).isEqualTo(Files.readString(file));
    }

    @Test
    void replacesAnEarlierReplayButNeverADesksJournal() throws Exception {
        Desk desk = replayInto("replaced");
        desk.replay().exited(0);
        desk.tamper("UPDATE sluice.journal SET entry = replace(entry, '\"replay\"', '\"sim\"') WHERE seq = 1");

        Result refused = desk.replay().exited(3);

        assertThat(refused.err().lines()).singleElement().asString().contains("it holds a desk's journal");
    }

    @Test
    void neverDropsTablesThatAreNotItsOwn() throws Exception {
        Desk desk = new Desk(server.database("foreign_tables"));
        desk.tamper("CREATE SCHEMA sluice; CREATE TABLE sluice.mine (x int)");

        Result refused = desk.replay().exited(3);

        assertThat(refused.err().lines()).singleElement().asString().contains("not ours (mine)");
        desk.tamper("SELECT * FROM sluice.mine");
    }

    @Test
    void refusesAReplayIntoAJournalThatAnotherProcessWrites() throws Exception {
        Desk desk = replayInto("busy");
        try (Connection other = desk.connect();
                Statement lock = other.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(" + 0x536C75696365L + ")");

            Result refused = desk.replay().exited(3);

            assertThat(refused.err().lines())
                    .singleElement()
                    .asString()
                    .contains("another process writes this journal");
        }
    }

    private static Desk replayInto(String database) throws Exception {
        Desk desk = new Desk(server.database(database));
        desk.replay().exited(0);
        return desk;
    }

    /** A database of the external server, and the program pointed at it. */
    private record Desk(DatabaseAddress address) {
        Result replay() throws Exception {
            return run("replay", recording.toString());
        }

        Result run(String... arguments) throws Exception {
            return new Program(directory)
                    .eager()
                    .with("QUARKUS_DATASOURCE_REACTIVE_URL", address.reactiveUrl())
                    .with("QUARKUS_DATASOURCE_USERNAME", address.username())
                    .with("QUARKUS_DATASOURCE_PASSWORD", address.password())
                    .run(arguments);
        }

        void tamper(String statements) throws Exception {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET session_replication_role = replica");
                statement.execute(statements);
            }
        }

        Connection connect() throws Exception {
            return DriverManager.getConnection(address.jdbcUrl(), address.username(), address.password());
        }
    }
}
