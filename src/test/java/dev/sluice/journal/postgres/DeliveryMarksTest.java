package dev.sluice.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.AlertRaised;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.UtcNanos;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryMarksTest {
    private static final long START = UtcNanos.of(Instant.parse("2026-01-31T12:00:00Z"));

    private static EmbeddedDatabase server;
    private static TestJournal database;
    private static JournalWriter writer;
    private static DeliveryMarks marks;

    @BeforeAll
    static void openDatabase(@TempDir Path directory) {
        server = EmbeddedDatabase.start(directory, EmbeddedDatabase.DESK, TestJournal.BINARIES);
        database = new TestJournal(server.address());
        writer = database.writer();
        marks = new DeliveryMarks(database.pool);
    }

    @AfterAll
    static void closeDatabase() {
        await(writer.close());
        database.close();
        server.close();
    }

    @Test
    void findsTheCriticalAlertsThatAChannelDoesNotHave() {
        append("old", AlertKind.DIVERGED, 0, 0);
        append("had", AlertKind.DIVERGED, 11, 1);
        append("missed", AlertKind.DIVERGED, 12, 2);
        append("mild", AlertKind.SYMBOL_PAUSED, 13, 3);
        append("last", AlertKind.ORDER_ALARM, 14, 4);
        await(marks.delivered("had", "webhook", at(11)));
        await(marks.delivered("had", "webhook", at(11)));
        await(marks.delivered("missed", "telegram", at(12)));

        assertThat(missing("webhook", 10)).containsExactly("missed", "last");
        assertThat(missing("telegram", 10)).containsExactly("had", "last");
        assertThat(missing("webhook", 1)).containsExactly("last");
    }

    @Test
    void marksAreNoPartOfWhatIsVerified() {
        append("verified", AlertKind.DIVERGED, 20, 5);
        await(marks.delivered("verified", "webhook", at(20)));
        await(marks.delivered("of nothing", "webhook", at(20)));

        assertThat(database.verify(Optional.of(writer.head())).intact()).isTrue();
    }

    @Test
    void forgetsMarksOfAlertsThatAreGone() {
        append("kept", AlertKind.DIVERGED, 30, 6);
        append("replaced", AlertKind.DIVERGED, 31, 7);
        await(marks.delivered("kept", "webhook", at(30)));
        await(marks.delivered("replaced", "webhook", at(31)));
        append("newer", AlertKind.DIVERGED, 40, AlertRaised.KEPT + 7);

        await(marks.forgetBefore(at(39)));

        List<String> left = await(database.pool
                .query("SELECT alert_id FROM sluice.alert_deliveries")
                .execute()
                .map(rows -> {
                    List<String> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getString(0)));
                    return ids;
                }));
        assertThat(left).contains("kept").doesNotContain("replaced");
        assertThat(database.verify(Optional.of(writer.head())).intact()).isTrue();
    }

    private static List<String> missing(String channel, int limit) {
        return await(marks.missing(channel, at(5), limit)).stream()
                .map((ProjectedRow row) -> row.text("alertId"))
                .filter(id -> List.of("old", "had", "missed", "mild", "last").contains(id))
                .toList();
    }

    private static void append(String id, AlertKind kind, int seconds, long number) {
        Alert alert = kind.at(START + seconds * UtcNanos.PER_SECOND, "because");
        await(writer.append(List.of(new AlertRaised(new RaisedAlert(id, alert), number))));
    }

    private static String at(int seconds) {
        return UtcNanos.format(START + seconds * UtcNanos.PER_SECOND);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(TestJournal.PATIENCE);
    }
}
