package dev.sluice.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.TestEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    private Path directory;

    @Test
    void dataOutlivesTheServerAndScriptsCanFindIt() throws IOException {
        JournalHead head;
        try (EmbeddedDatabase server = start();
                TestJournal database = new TestJournal(server.address())) {
            JournalWriter writer = database.writer();
            writer.append(List.of(TestEntry.order("a", "OPEN"))).await().atMost(TestJournal.PATIENCE);
            head = writer.head();
            assertThat(note().get("running").asBoolean()).isTrue();
            assertThat(note().get("port").asInt()).isEqualTo(server.address().port());
            assertThat(note().get("database").asText()).isEqualTo("sluice");
            assertThat(ProcessHandle.of(note().get("pid").asLong())).isPresent();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(noteFile())))
                    .isEqualTo("rw-------");
            writer.close().await().atMost(TestJournal.PATIENCE);
            assertSecondStartIsRefused();
        }
        assertThat(note().get("running").asBoolean()).isFalse();
        assertThat(note().has("port")).isFalse();
        assertIntactAfterRestart(head);
    }

    @Test
    void aKilledProcessLosesNothingDurableAndItsServerIsStoppedByTheNextStart() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        directory.toString(),
                        TestJournal.BINARIES.orElseThrow().toString())
                .redirectErrorStream(true)
                .start();
        JournalHead durable = readHeads(child, 500);
        long orphan = note().get("pid").asLong();
        child.destroyForcibly();
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessHandle.of(orphan).map(ProcessHandle::isAlive)).contains(true);

        assertIntactAfterRestart(durable);
        assertThat(ProcessHandle.of(orphan).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }

    @Test
    void aStalePidFileOfAProcessThatIsNotOursHarmsNobody() throws IOException {
        start().close();
        Path pidFile = directory.resolve("postgres/data/postmaster.pid");
        Files.writeString(
                pidFile,
                ProcessHandle.current().pid() + "\n" + directory.toRealPath().resolve("postgres/data") + "\n0\n");

        start().close();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void failuresAreOneLineThatSaysWhatAndWhere() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(file, "sluice", TestJournal.BINARIES))
                .isInstanceOf(EmbeddedDatabaseException.class)
                .hasMessageContaining(file.toString())
                .message()
                .hasLineCount(1);

        start().close();
        Files.writeString(directory.resolve("postgres/data/PG_VERSION"), "9.6\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedDatabaseException.class)
                .hasMessageContaining("PostgreSQL does not start")
                .hasMessageContaining("incompatible")
                .message()
                .hasLineCount(1);
    }

    private void assertSecondStartIsRefused() {
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedDatabaseException.class)
                .hasMessageContaining(
                        "is in use by process " + ProcessHandle.current().pid());
    }

    private void assertIntactAfterRestart(JournalHead durable) {
        try (EmbeddedDatabase server = start();
                TestJournal database = new TestJournal(server.address())) {
            VerificationReport report = database.verify(Optional.of(durable));
            assertThat(report.intact()).as(report.toString()).isTrue();
            assertThat(report.head().sequence()).isGreaterThanOrEqualTo(durable.sequence());
        }
    }

    private static JournalHead readHeads(Process child, int count) throws IOException {
        JournalHead head = JournalHead.EMPTY;
        BufferedReader output = child.inputReader();
        StringBuilder other = new StringBuilder();
        while (head.sequence() < count) {
            String line = output.readLine();
            assertThat(line).as(other.toString()).isNotNull();
            if (line.startsWith("durable ")) {
                head = JournalHead.parse(line.substring("durable ".length()));
            } else {
                other.append(line).append('\n');
            }
        }
        return head;
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(directory, EmbeddedDatabase.DESK, TestJournal.BINARIES);
    }

    private Path noteFile() {
        return directory.resolve("postgres.json");
    }

    private JsonNode note() throws IOException {
        return new ObjectMapper().readTree(noteFile().toFile());
    }
}
