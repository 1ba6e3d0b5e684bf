package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderTransitioned;
import dev.sluice.execution.OrderTrigger;
import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.HashChain;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.risk.BreakerPolicy;
import dev.sluice.risk.CircuitBreakers;
import dev.sluice.risk.CircuitChanged;
import dev.sluice.risk.GatePolicies;
import dev.sluice.risk.RiskDesk;
import dev.sluice.risk.RiskFixture;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmitOutcomesTest {
    private static final long SECOND = UtcNanos.PER_SECOND;

    /** The first failure opens it: whether something counted as one shows at once. */
    private static final BreakerPolicy TOUCHY = new BreakerPolicy(60 * SECOND, 1, 1, 30 * SECOND, 1);

    private final CircuitBreakers circuits = desk(TOUCHY).circuits();
    private final SubmitOutcomes outcomes = new SubmitOutcomes(circuits);

    private static RiskDesk desk(BreakerPolicy breaker) {
        GatePolicies any = GatePolicies.DEFAULT;
        return new RiskDesk(
                new RiskFixture().limits(),
                new GatePolicies(false, 100, any.latency(), breaker, any.data(), any.hooks()));
    }

    private static OrderTransitioned moved(OrderState from, OrderTrigger trigger, String evidence, String reason) {
        Map<String, Object> row = Map.of("symbol", "BTCUSDT", "reason", reason);
        return new OrderTransitioned(
                new OrderId("o1"), row, from, OrderState.UNKNOWN, trigger, evidence, false, RiskFixture.NOW);
    }

    @ParameterizedTest(name = "{0} {1} by {2} because {3} -> fails {4}")
    @CsvSource({
        "SUBMITTING, OUTCOME_LOST, none, timeout, true",
        "SUBMITTING, OUTCOME_LOST, none, restart, false",
        "SUBMITTING, NOT_ACCEPTED, venue, venue_busy, true",
        "SUBMITTING, REJECTED, not accepted, not_connected, true",
        "SUBMITTING, REJECTED, venue, venue_unauthorized, true",
        "SUBMITTING, REJECTED, venue, account_restricted, true",
        "SUBMITTING, REJECTED, venue, market_closed, true",
        "SUBMITTING, REJECTED, venue, filter_notional, false",
        "SUBMITTING, REJECTED, venue, insufficient_balance, false",
        "SUBMITTING, REJECTED, venue, would_take, false",
        "SUBMITTING, ACKNOWLEDGED, venue, null, false",
        "SUBMITTING, COMPLETELY_FILLED, trade 1, null, false",
        "SUBMITTING, EXPIRED, venue, not_filled_at_once, false",
        "SUBMITTING, WITHDRAWN, not sent, price_drift, false",
        "SUBMITTING, SUBMIT_STARTED, not accepted before, null, false",
        "PENDING, REFUSED_LOCALLY, pre-trade check, filter_notional, false",
        "UNKNOWN, REJECTED, query, not_placed, false",
        "CANCEL_REQUESTED, OUTCOME_LOST, none, timeout, false"
    })
    void tellsFailuresFromRefusals(
            OrderState from, OrderTrigger trigger, String evidence, String reason, boolean fails) {
        List<CircuitChanged> changed = outcomes.note(new Command.Journal(moved(from, trigger, evidence, reason)));

        assertThat(changed).extracting(CircuitChanged::to).isEqualTo(fails ? List.of("OPEN", "OPEN") : List.of());
        assertThat(circuits.open(BTCUSDT, RiskFixture.NOW).isPresent()).isEqualTo(fails);
    }

    @Test
    void opensTheDeskAndTheSymbolAndNoOther() {
        List<CircuitChanged> changed = outcomes.note(
                new Command.Journal(moved(OrderState.SUBMITTING, OrderTrigger.OUTCOME_LOST, "none", "timeout")));

        assertThat(changed).extracting(CircuitChanged::scope).containsExactly("*", "BTCUSDT");
        assertThat(changed).extracting(CircuitChanged::cause).containsOnly("timeout");
        assertThat(circuits.seen(RiskFixture.NOW))
                .extracting(CircuitBreakers.Seen::scope, CircuitBreakers.Seen::state)
                .containsExactly(tuple("*", "OPEN"), tuple("BTCUSDT", "OPEN"));
    }

    @Test
    void countsTheSameAfterARestart() {
        BreakerPolicy two = new BreakerPolicy(60 * SECOND, 2, 100, 30 * SECOND, 1);
        SubmitOutcomes restarted = new SubmitOutcomes(desk(two).circuits());
        OrderTransitioned lost = moved(OrderState.SUBMITTING, OrderTrigger.OUTCOME_LOST, "none", "timeout");
        OrderTransitioned doubted = moved(OrderState.SUBMITTING, OrderTrigger.OUTCOME_LOST, "none", "restart");

        restarted.recall(List.of(read(doubted), read(lost)));

        assertThat(restarted.note(new Command.Journal(doubted))).isEmpty();
        assertThat(restarted.note(new Command.Journal(lost)))
                .extracting(CircuitChanged::to)
                .containsExactly("OPEN", "OPEN");
    }

    /** As a later process finds it in the journal. */
    private static JournaledEntry read(OrderTransitioned moved) {
        return HashChain.next(JournalHead.EMPTY, CanonicalJson.write(moved)).parsed();
    }
}
