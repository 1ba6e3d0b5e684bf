package dev.sluice.approval;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.Document;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.risk.RiskCleared;
import dev.sluice.risk.RiskFixture;
import dev.sluice.signal.ManualRequest;
import dev.sluice.signal.Recommendation;
import dev.sluice.signal.RequestKey;
import dev.sluice.signal.SignalDesk;
import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.ProposalState;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalDeskTest {
    private static final long NOW = RiskFixture.NOW;
    private static final long EXPIRES = NOW + ApprovalFixture.TTL_NANOS;
    private static final Decision YES = new Decision("operator", "looked at it");

    private final RiskFixture risk = new RiskFixture();
    /** Ten bitcoin up to 100: worth 1000. */
    private final RiskCleared cleared = risk.cleared(RiskFixture.proposal());

    @ParameterizedTest
    @CsvSource({"0, true", "999.99999999, true", "1000, false", "1000.00000001, false"})
    void waitsOnlyForWhatIsWorthMoreThanTheThreshold(String threshold, boolean waits) {
        SignOff signOff = desk(threshold).decide(cleared, false, NOW);

        assertThat(signOff instanceof SignOff.Later).isEqualTo(waits);
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, LIMIT, 90, , 90", // never pays more than its limit
        "BUY, LIMIT, 110, , 110",
        "SELL, LIMIT, 110, , 110",
        "SELL, LIMIT, 90, , 100", // sells for what the market gives
        "BUY, MARKET, , , 100",
        "SELL, MARKET, , , 100",
        "BUY, STOP_LOSS, , 120, 120",
        "SELL, STOP_LOSS, , 80, 100",
        "BUY, TAKE_PROFIT, , 80, 100"
    })
    void valuesAnOrderAtWhatItMayBeWorth(Side side, OrderType type, String limit, String stop, String worth) {
        OrderTerms terms = new OrderTerms(
                BTCUSDT,
                side,
                type,
                quantity("1"),
                Optional.ofNullable(limit).map(Price::of),
                TimeInForce.GTC,
                stop == null ? OrderOptions.NONE : OrderOptions.stop(price(stop)));
        ManualRequest request = new ManualRequest("key", "hash", terms, "operator");

        RiskCleared manual =
                new RiskFixture().cleared(new SignalDesk(0).propose(request, price("100"), new ProposalId("p2"), NOW));

        assertThat(ApprovalDesk.worth(manual)).isEqualByComparingTo(worth);
    }

    @Test
    void neverLetsAWayOutWait() {
        assertThat(desk("0").decide(cleared, true, NOW)).isInstanceOf(SignOff.AtOnce.class);
    }

    @Test
    void signsOffByPolicyExactlyWhatTheGatesCleared() {
        SignOff.AtOnce signOff = (SignOff.AtOnce) desk("1000").decide(cleared, false, 2_000_000_000);

        ApprovedOrder approved = signOff.approved();
        assertThat(approved.clearance()).isSameAs(cleared);
        assertThat(approved.order()).isEqualTo(cleared.order());
        assertThat(approved.terms()).isEqualTo(cleared.terms());
        assertThat(approved.origin()).isEqualTo(cleared.origin());
        assertThat(approved.reference()).isEqualTo(cleared.reference());
        assertThat(approved.atNanos()).isEqualTo(2_000_000_000);
        assertThat(signOff.entry().kind()).isEqualTo("proposal_approved");
        assertThat(signOff.entry().orderId()).contains(cleared.order());
        assertThat(signOff.entry().payload().get("gates"))
                .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                .hasSameSizeAs(cleared.evaluations());
        assertThat(proposal(signOff.entry()))
                .containsEntry("state", "auto_approved")
                .containsEntry("proposalId", "p1")
                .containsEntry("orderId", cleared.order().value())
                .containsEntry("quantity", "10")
                .containsEntry("updatedAt", "1970-01-01T00:00:02Z")
                .doesNotContainKeys("reason", "decidedBy", "clearance");
    }

    @Test
    void saysInTheJournalUntilWhenAProposalWaits() {
        SignOff.Later later = (SignOff.Later) desk("999").decide(cleared, false, NOW);

        assertThat(later.pending().expiresNanos()).isEqualTo(EXPIRES);
        assertThat(later.entry().kind()).isEqualTo("proposal_pending");
        assertThat(proposal(later.entry()))
                .containsEntry("state", "pending_approval")
                .containsEntry("expiresAt", "1970-01-01T00:21:40Z")
                .containsKey("clearance");
    }

    @Test
    void approvesWithTheProofOfTheGatesLastWord() {
        ApprovalDesk desk = desk("999");
        PendingApproval pending = wait(desk, cleared);
        RiskCleared again = (RiskCleared) risk.desk().decideAgain(cleared, risk.context(), NOW + 1);

        SignOff.AtOnce approved = desk.approve(pending, again, YES, NOW + 1);

        assertThat(approved.approved().clearance()).isSameAs(again);
        assertThat(desk.waiting()).isEmpty();
        assertThat(approved.entry().payload()).doesNotContainKey("request");
        assertThat(proposal(approved.entry()))
                .containsEntry("state", "approved")
                .containsEntry("decidedBy", "operator")
                .containsEntry("decision", "looked at it")
                .doesNotContainKeys("clearance", "expiresAt", "reason");
    }

    @Test
    void approvesNothingTwiceAndNothingThatHasExpired() {
        ApprovalDesk desk = desk("999");
        PendingApproval pending = wait(desk, cleared);
        assertThatIllegalStateException().isThrownBy(() -> desk.approve(pending, cleared, YES, EXPIRES));
        desk.approve(pending, cleared, YES, EXPIRES - 1);
        assertThatIllegalStateException().isThrownBy(() -> desk.approve(pending, cleared, YES, EXPIRES - 1));
        assertThatIllegalStateException().isThrownBy(() -> desk.reject(pending, YES, EXPIRES - 1));
    }

    @Test
    void approvesNothingThatTheGatesClearedForAnotherOrder() {
        ApprovalDesk desk = desk("999");
        PendingApproval pending = wait(desk, cleared);
        RiskFixture elsewhere = new RiskFixture();
        elsewhere.cleared(RiskFixture.proposal());
        elsewhere.portfolio.release(cleared.order());
        RiskCleared other = elsewhere.cleared(RiskFixture.proposal());

        assertThatIllegalStateException().isThrownBy(() -> desk.approve(pending, other, YES, NOW));
        assertThat(desk.waiting()).containsExactly(pending);
    }

    @Test
    void rejectsWithThePersonsWords() {
        ApprovalDesk desk = desk("999");

        ApprovalEnded ended = desk.reject(wait(desk, cleared), new Decision("operator", "too large"), NOW);

        assertThat(ended.kind()).isEqualTo("proposal_rejected");
        assertThat(ended.code()).isEqualTo("approval_rejected");
        assertThat(proposal(ended))
                .containsEntry("state", "rejected")
                .containsEntry("reason", "approval_rejected")
                .containsEntry("decidedBy", "operator")
                .containsEntry("decision", "too large");
        assertThat(cleared.spentRows()).isNotEmpty();
        assertThat(ended.payload()).doesNotContainKeys("request", "rateBucket");
        assertThat(desk.waiting()).isEmpty();
    }

    @Test
    void expiresAtItsVeryMomentAndNotBefore() {
        ApprovalDesk desk = desk("999");
        PendingApproval pending = wait(desk, cleared);

        assertThat(desk.expire(EXPIRES - 1)).isEmpty();
        assertThat(desk.expire(EXPIRES)).singleElement().satisfies(ended -> {
            assertThat(ended.pending()).isEqualTo(pending);
            assertThat(ended.kind()).isEqualTo("proposal_expired");
            assertThat(ended.state()).isEqualTo(ProposalState.EXPIRED);
            assertThat(proposal(ended)).containsEntry("reason", "approval_expired");
        });
        assertThat(desk.expire(EXPIRES)).isEmpty();
    }

    @Test
    void waitsNoLongerThanARecommendationIsValid() {
        Recommendation wanted = new Recommendation(
                new RequestKey("key", "hash", "operator"),
                "outside",
                BTCUSDT,
                Side.BUY,
                0.5,
                Optional.of(price("100")),
                Optional.of(price("90")),
                Optional.empty(),
                "because",
                Optional.of(1_000L));
        RiskCleared valid = risk.cleared(new SignalDesk(0)
                .propose(wanted, price("100"), () -> new ProposalId("p3"), NOW)
                .orElseThrow());

        assertThat(wait(desk("0"), valid).expiresNanos()).isEqualTo(NOW + 1_000);
    }

    @Test
    void endsWithItsOrder() {
        ApprovalDesk desk = desk("999");
        wait(desk, cleared);

        assertThat(desk.withdrawn(cleared.order(), "cancelled_before_submit", NOW))
                .hasValueSatisfying(ended -> assertThat(proposal(ended))
                        .containsEntry("state", "rejected")
                        .containsEntry("reason", "cancelled_before_submit")
                        .doesNotContainKey("decidedBy"));
        assertThat(desk.withdrawn(cleared.order(), "cancelled_before_submit", NOW))
                .isEmpty();
    }

    /** Through the journal's text, as after a restart. */
    @Test
    void goesOnAfterARestartWithTheSameProposalAndTheTimeThatIsLeft() {
        OrderTerms terms = new OrderTerms(
                BTCUSDT,
                Side.BUY,
                OrderType.STOP_LOSS_LIMIT,
                quantity("1"),
                Optional.of(price("110")),
                TimeInForce.GTC,
                OrderOptions.stop(price("105")).withIceberg(quantity("0.5")));
        ManualRequest request = new ManualRequest("key", "hash", terms, "operator");
        for (RiskCleared before : new RiskCleared[] {
            cleared, risk.cleared(new SignalDesk(0).propose(request, price("100"), new ProposalId("p2"), NOW))
        }) {
            PendingApproval pending = wait(desk("0"), before);
            String text = CanonicalJson.write(new ApprovalRequested(pending, NOW));
            Map<String, Object> payload =
                    new HashMap<>(CanonicalJson.parseEntry(text).payload());
            ApprovalDesk next = desk("0");

            PendingApproval restored = next.restore(ProjectedRow.of(payload).getFirst());

            assertThat(restored.expiresNanos()).isEqualTo(pending.expiresNanos());
            assertThat(restored.clearance().proposal())
                    .usingRecursiveComparison()
                    .isEqualTo(before.proposal());
            assertThat(restored.terms()).isEqualTo(before.terms());
            assertThat(restored.order()).isEqualTo(before.order());
            payload.keySet().removeAll(before.spentRows().keySet()); // what was spent is spent once
            assertThat(new ApprovalRequested(restored, NOW).payload()).isEqualTo(payload);
            assertThat(next.waiting(before.proposalId())).contains(restored);
        }
    }

    private static ApprovalDesk desk(String threshold) {
        return new ApprovalDesk(ApprovalFixture.policy(threshold));
    }

    private static PendingApproval wait(ApprovalDesk desk, RiskCleared cleared) {
        return ((SignOff.Later) desk.decide(cleared, false, NOW)).pending();
    }

    private static Map<String, Object> proposal(JournalEntry entry) {
        Map<String, Object> row = new HashMap<>();
        Document proposal = new Document(entry.payload()).object("proposal").orElseThrow();
        proposal.fields().forEach((key, value) -> row.put(String.valueOf(key), value));
        return row;
    }
}
