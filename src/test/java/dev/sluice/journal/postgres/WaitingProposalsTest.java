package dev.sluice.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.approval.ApprovalDesk;
import dev.sluice.approval.ApprovalFixture;
import dev.sluice.approval.Decision;
import dev.sluice.approval.PendingApproval;
import dev.sluice.approval.SignOff;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.TestEntry;
import dev.sluice.risk.RiskCleared;
import dev.sluice.risk.RiskFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a person, in a real database. */
class WaitingProposalsTest {
    private static final long NOW = RiskFixture.NOW;

    @Test
    void comesBackAsItWasAndHasNoPlaceInTheQueueUntilItIsDecided(@TempDir Path directory) {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, EmbeddedDatabase.DESK, TestJournal.BINARIES);
                TestJournal database = new TestJournal(server.address())) {
            JournalWriter writer = database.writer();
            RiskCleared cleared = new RiskFixture().cleared(RiskFixture.proposal());
            ApprovalDesk desk = new ApprovalDesk(ApprovalFixture.policy("0"));
            SignOff.Later later = (SignOff.Later) desk.decide(cleared, false, NOW);

            append(writer, later.entry(), TestEntry.order(cleared.order().value(), "PENDING"));

            List<ProjectedRow> waiting = waiting(database);
            assertThat(waiting).hasSize(1);
            PendingApproval restored = new ApprovalDesk(ApprovalFixture.policy("0")).restore(waiting.getFirst());
            assertThat(restored.expiresNanos()).isEqualTo(later.pending().expiresNanos());
            assertThat(restored.terms()).isEqualTo(cleared.terms());
            assertThat(queue(database)).isEmpty();
            assertThat(database.verify(Optional.empty()).intact()).isTrue();

            append(writer, desk.reject(later.pending(), new Decision("operator", "no"), NOW + 1));

            assertThat(waiting(database)).isEmpty();
            assertThat(queue(database)).containsExactly(cleared.order().value());
            assertThat(database.verify(Optional.empty()).intact()).isTrue();
            writer.close().await().atMost(TestJournal.PATIENCE);
        }
    }

    private static void append(JournalWriter writer, JournalEntry... entries) {
        writer.append(List.of(entries)).await().atMost(TestJournal.PATIENCE);
    }

    private static List<ProjectedRow> waiting(TestJournal database) {
        return new RecoveryReader(database.pool).waitingProposals().await().atMost(TestJournal.PATIENCE);
    }

    private static List<String> queue(TestJournal database) {
        List<String> orders = new ArrayList<>();
        database.pool
                .query("SELECT order_id FROM sluice.queue")
                .execute()
                .await()
                .atMost(TestJournal.PATIENCE)
                .forEach(row -> orders.add(row.getString(0)));
        return orders;
    }
}
