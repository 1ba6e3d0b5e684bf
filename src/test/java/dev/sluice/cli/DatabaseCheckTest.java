package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.cli.Finding.Result;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.DatabaseFindings;
import dev.sluice.journal.postgres.JournalDatabase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {
    private static final DatabaseAddress ADDRESS = new DatabaseAddress("db", 5432, "desk", "me", "hunter2");
    private static final int OURS = JournalDatabase.SCHEMA_VERSION;

    @Test
    void findsNothingWrongWithADatabaseInUse() {
        assertThat(judge(found(16, "on", "on", OptionalInt.of(OURS))))
                .extracting(Finding::name, Finding::result)
                .containsExactly(
                        tuple("database", Result.OK),
                        tuple("durability", Result.OK),
                        tuple("schema", Result.OK),
                        tuple("journal", Result.OK));
    }

    @Test
    void wantsAServerThatIsNotTooOld() {
        assertThat(result("database", found(13, "on", "on", OptionalInt.of(OURS))))
                .isEqualTo(Result.FAIL);
        assertThat(result("database", found(14, "on", "on", OptionalInt.of(OURS))))
                .isEqualTo(Result.OK);
    }

    @Test
    void wantsCommitsToBeDurable() {
        assertThat(result("durability", found(16, "off", "on", OptionalInt.of(OURS))))
                .isEqualTo(Result.FAIL);
        assertThat(result("durability", found(16, "on", "off", OptionalInt.of(OURS))))
                .isEqualTo(Result.FAIL);
        assertThat(result("durability", found(16, "on", "remote_apply", OptionalInt.of(OURS))))
                .isEqualTo(Result.OK);
    }

    @Test
    void comparesTheSchemaWithItsOwn() {
        assertThat(result("schema", found(16, "on", "on", OptionalInt.empty()))).isEqualTo(Result.OK);
        assertThat(result("schema", found(16, "on", "on", OptionalInt.of(OURS - 1))))
                .isEqualTo(Result.WARN);
        assertThat(result("schema", found(16, "on", "on", OptionalInt.of(OURS + 1))))
                .isEqualTo(Result.FAIL);
    }

    @Test
    void refusesASchemaThatCannotBeMadeOrBrokeOff() {
        DatabaseFindings noRight = new DatabaseFindings(
                16, "16.1", "on", "on", OptionalInt.empty(), false, false, Optional.empty(), false);
        DatabaseFindings brokenOff =
                new DatabaseFindings(16, "16.1", "on", "on", OptionalInt.of(OURS), true, true, Optional.empty(), false);

        assertThat(result("schema", noRight)).isEqualTo(Result.FAIL);
        assertThat(result("schema", brokenOff)).isEqualTo(Result.FAIL);
    }

    @Test
    void neverShowsThePassword() {
        assertThat(judge(found(16, "on", "on", OptionalInt.of(OURS))))
                .noneMatch(finding -> finding.detail().contains("hunter2"));
    }

    private static DatabaseFindings found(int major, String fsync, String synchronousCommit, OptionalInt schema) {
        return new DatabaseFindings(
                major,
                major + ".1",
                fsync,
                synchronousCommit,
                schema,
                false,
                true,
                Optional.of(JournalHead.EMPTY),
                true);
    }

    private static Result result(String name, DatabaseFindings found) {
        return judge(found).stream()
                .filter(finding -> finding.name().equals(name))
                .findFirst()
                .orElseThrow()
                .result();
    }

    private static List<Finding> judge(DatabaseFindings found) {
        return DatabaseCheck.judge(ADDRESS, found);
    }
}
