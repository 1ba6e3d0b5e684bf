package dev.sluice.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.risk.RiskCleared;
import dev.sluice.risk.RiskFixture;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AutoApprovalTest {
    private final RiskCleared cleared = new RiskFixture().cleared(RiskFixture.proposal());
    private final AutoApproval approval = new AutoApproval();

    @Test
    void approvesExactlyWhatTheGatesCleared() {
        ApprovedOrder approved = approval.approve(cleared, 7);

        assertThat(approved.clearance()).isSameAs(cleared);
        assertThat(approved.order()).isEqualTo(cleared.order());
        assertThat(approved.terms()).isEqualTo(cleared.terms());
        assertThat(approved.origin()).isEqualTo(cleared.origin());
        assertThat(approved.reference()).isEqualTo(cleared.reference());
        assertThat(approved.atNanos()).isEqualTo(7);
    }

    @Test
    void journalsTheSignOffWithTheWholeEvaluation() {
        ProposalApproved entry = approval.entry(approval.approve(cleared, 2_000_000_000));

        assertThat(entry.kind()).isEqualTo("proposal_approved");
        assertThat(entry.orderId()).contains(cleared.order());
        assertThat(entry.payload().get("gates"))
                .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                .hasSameSizeAs(cleared.evaluations())
                .contains(Map.of("gate", "risk_guard", "check", "opposite_order", "verdict", "pass"));
        assertThat(entry.payload().get("proposal"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("state", "auto_approved")
                .containsEntry("proposalId", "p1")
                .containsEntry("quantity", "10")
                .containsEntry("updatedAt", "1970-01-01T00:00:02Z")
                .doesNotContainKey("reason");
    }
}
