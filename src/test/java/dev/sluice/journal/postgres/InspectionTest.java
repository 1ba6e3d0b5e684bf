package dev.sluice.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.journal.JournalHead;
import dev.sluice.journal.TestEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking without touching: a database, and the directory of the embedded server. */
class InspectionTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    @Test
    void seesWhatIsInADatabaseAndWhoWritesIt() throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, "sluice", TestJournal.BINARIES)) {
            DatabaseFindings empty = DatabaseInspection.inspect(server.address(), LIMIT);
            assertThat(empty.schemaVersion()).isEmpty();
            assertThat(empty.head()).isEmpty();
            assertThat(empty.mayCreateSchema()).isTrue();
            assertThat(empty.majorVersion()).isEqualTo(EmbeddedDatabase.MAJOR_VERSION);
            assertThat(empty.fsync()).isEqualTo("on");
            assertThat(empty.synchronousCommit()).isEqualTo("on");

            try (TestJournal database = new TestJournal(server.address())) {
                assertThat(DatabaseInspection.inspect(server.address(), LIMIT).head())
                        .contains(JournalHead.EMPTY);
                JournalWriter writer = database.writer();
                writer.append(List.of(TestEntry.order("a", "OPEN"))).await().atMost(TestJournal.PATIENCE);

                DatabaseFindings written = DatabaseInspection.inspect(server.address(), LIMIT);
                assertThat(written.schemaVersion()).hasValue(JournalDatabase.SCHEMA_VERSION);
                assertThat(written.migrationFailed()).isFalse();
                assertThat(written.head()).contains(writer.head());
                assertThat(written.isWritten()).isTrue();

                writer.close().await().atMost(TestJournal.PATIENCE);
                assertThat(DatabaseInspection.inspect(server.address(), LIMIT).isWritten())
                        .isFalse();
            }
        }
        assertThat(EmbeddedInspection.inspect(directory)).satisfies(found -> {
            assertThat(found.clusterVersion()).hasValue(EmbeddedDatabase.MAJOR_VERSION);
            assertThat(found.holder()).isEmpty();
            assertThat(found.orphan()).isEmpty();
            assertThat(found.running()).isEmpty();
        });
    }

    @Test
    void saysInOneLineThatADatabaseIsNotThere() {
        DatabaseAddress nowhere = new DatabaseAddress("127.0.0.1", 1, "none", "me", "hunter2");

        assertThatThrownBy(() -> DatabaseInspection.inspect(nowhere, LIMIT))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageStartingWith("postgresql://127.0.0.1:1/none as me: ")
                .hasMessageNotContainingAny("\n", "hunter2");
    }

    @Test
    void findsAnEmptyDirectoryEmptyAndLeavesItSo() throws Exception {
        EmbeddedFindings found = EmbeddedInspection.inspect(directory.resolve("none"));

        assertThat(found.hasBinaries()).isTrue();
        assertThat(found.clusterVersion()).isEmpty();
        assertThat(found.holder()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void knowsTheNewestMigration() throws IOException {
        Pattern version = Pattern.compile("V(\\d+)__.*\\.sql");
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(files.map(file -> version.matcher(file.getFileName().toString()))
                            .peek(matcher -> assertThat(matcher.matches()).isTrue())
                            .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                            .max())
                    .hasValue(JournalDatabase.SCHEMA_VERSION);
        }
    }
}
