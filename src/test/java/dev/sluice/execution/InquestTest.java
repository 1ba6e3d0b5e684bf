package dev.sluice.execution;

import static dev.sluice.execution.ExecutionFixture.CLIENT_ID;
import static dev.sluice.execution.ExecutionFixture.ORDER;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.halt.TradingState;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.UtcNanos;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order whose submit was not answered: what is asked when, and what counts. */
class InquestTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long HORIZON = ExecutionPolicy.DEFAULT.notFoundHorizonNanos();

    private ExecutionFixture fixture = new ExecutionFixture();

    @Test
    void leavesTheUserStreamAMomentBeforeItAsks() {
        inDoubt();
        fixture.pass(SECOND - 1);
        assertThat(queries()).isEmpty();
        fixture.pass(1);
        assertThat(queries()).containsExactly(new Command.Query(new QueryOrder(BTCUSDT, CLIENT_ID)));
    }

    @Test
    void asksLessAndLessOften() {
        inDoubt();
        fixture.pass(60 * SECOND);
        int inTheFirstMinute = queries().size();
        fixture.pass(60 * SECOND);
        assertThat(inTheFirstMinute).isBetween(5, 9);
        assertThat(queries().size() - inTheFirstMinute).isBetween(1, 4);
    }

    @Test
    void takesWhatTheVenueDescribesAsEvidence() {
        inDoubt();
        fixture.report(new OrderReport.Described(venue(OrderState.SUBMITTED, "0")));
        assertThat(fixture.live().state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(fixture.halt.pause(BTCUSDT)).isEmpty();
        fixture.pass(20 * SECOND);
        assertThat(queries()).isEmpty();
    }

    @Test
    void waitsForTradesThatTheVenueHasNotToldYet() {
        inDoubt();
        fixture.report(new OrderReport.Described(venue(OrderState.PARTIALLY_FILLED, "4")));
        assertThat(fixture.live().state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void countsNotFoundOnlyAfterTheHorizonAndOnlyTheSecondTime() {
        inDoubt();
        fixture.pass(HORIZON - SECOND);
        notFound();
        notFound();
        assertThat(fixture.live().state()).isEqualTo(OrderState.UNKNOWN);
        fixture.pass(SECOND);
        notFound();
        assertThat(fixture.live().state()).isEqualTo(OrderState.UNKNOWN);
        notFound();
        assertThat(fixture.desk.live()).isEmpty();
        assertThat(fixture.lastReason()).isEqualTo("not_placed");
        assertThat(fixture.portfolio.reservationCount()).isZero();
        assertThat(fixture.halt.pause(BTCUSDT)).isEmpty();
        assertThat(fixture.halt.state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void asksAtTheHorizonAndASecondLaterOnceMore() {
        inDoubt();
        fixture.pass(HORIZON - 1);
        int before = queries().size();
        fixture.pass(1);
        assertThat(queries()).hasSize(before + 1);
        notFound();
        fixture.pass(SECOND);
        assertThat(queries()).hasSize(before + 2);
    }

    @Test
    void beginsToCountAgainWhenTheVenueKnowsItAfterAll() {
        inDoubt();
        fixture.pass(HORIZON);
        notFound();
        fixture.report(new OrderReport.Described(venue(OrderState.PARTIALLY_FILLED, "4")));
        notFound();
        assertThat(fixture.live().state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void haltsWhenAnOrderThatWasProvenNotPlacedTradesAfterAll() {
        notPlaced();
        fixture.fill("t1", "4");
        assertThat(fixture.live().state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        assertThat(fixture.halt.state()).isEqualTo(TradingState.HALTED);
        assertThat(fixture.portfolio.position(BTCUSDT).quantity()).isEqualByComparingTo("4");
    }

    @Test
    void neverResubmitsByItself() {
        notPlaced();
        fixture.pass(3600 * SECOND);
        assertThat(fixture.commands(Command.Submit.class)).hasSize(1);
    }

    @Test
    void resubmitsAsANewAttemptAfterEvidenceIfItMay() {
        fixture = new ExecutionFixture(policy(true));
        notPlaced();
        assertThat(fixture.live().state()).isEqualTo(OrderState.SUBMITTING);
        fixture.committed();
        assertThat(fixture.commands(Command.Submit.class))
                .extracting(submit -> submit.intent().clientOrderId().value())
                .containsExactly("o1-1-0", "o1-2-0");
        assertThat(fixture.halt.pause(BTCUSDT)).isEmpty();
    }

    @Test
    void cancelsAndHaltsWhenAnEarlierAttemptLivesAfterAll() {
        fixture = new ExecutionFixture(policy(true));
        notPlaced();
        fixture.committed();
        fixture.acknowledge();
        assertThat(fixture.halt.state()).isEqualTo(TradingState.HALTED);
        assertThat(fixture.commands(Command.Cancel.class))
                .extracting(cancel -> cancel.request().clientOrderId())
                .containsExactly(CLIENT_ID);
        fixture.fill("t1", "4");
        assertThat(fixture.portfolio.position(BTCUSDT).quantity()).isEqualByComparingTo("4");
    }

    @Test
    void demandsAPersonWhenNoEvidenceComesAndGoesOnAsking() {
        inDoubt();
        fixture.pass(ExecutionPolicy.DEFAULT.unknownTimeoutNanos());
        assertThat(fixture.live().state()).isEqualTo(OrderState.MANUAL_REVIEW_REQUIRED);
        assertThat(fixture.alarms()).hasSize(1);
        assertThat(fixture.halt.pause(BTCUSDT)).isPresent();
        assertThat(fixture.halt.state()).isEqualTo(TradingState.ACTIVE);
        int before = queries().size();
        fixture.pass(300 * SECOND);
        assertThat(queries()).hasSizeGreaterThan(before + 3);
        fixture.report(new OrderReport.Described(venue(OrderState.CANCELLED, "0")));
        assertThat(fixture.desk.live()).isEmpty();
    }

    @Test
    void demandsAPersonForAnOrderThatTheVenueHadAndKnowsNoMore() {
        fixture.sent();
        fixture.acknowledge();
        fixture.pass(HORIZON);
        notFound();
        assertThat(fixture.live().state()).isEqualTo(OrderState.UNKNOWN);
        fixture.pass(HORIZON);
        notFound();
        notFound();
        assertThat(fixture.live().state()).isEqualTo(OrderState.MANUAL_REVIEW_REQUIRED);
        assertThat(fixture.lastReason()).isEqualTo("lost_by_venue");
    }

    @Test
    void doubtsASubmitThatTheGatewayNeverAnswers() {
        fixture.sent();
        fixture.pass(ExecutionPolicy.DEFAULT.submitTimeoutNanos() + DueTimes.GRACE_NANOS - 1);
        assertThat(fixture.live().state()).isEqualTo(OrderState.SUBMITTING);
        fixture.pass(1);
        assertThat(fixture.live().state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void doesNotDoubtAnOrderWhoseSubmitTheUserStreamHasShownToBeAccepted() {
        fixture.sent();
        fixture.acknowledge();
        fixture.loseOutcome();
        assertThat(fixture.live().state()).isEqualTo(OrderState.SUBMITTED);
    }

    @Test
    void asksForAnOrderThatShouldHaveEndedAndCancelsItIfItStands() {
        fixture.sent(); // IOC: it cannot rest
        fixture.acknowledge();
        fixture.pass(ExecutionPolicy.DEFAULT.slaTimeoutNanos());
        assertThat(queries()).hasSize(1);
        assertThat(fixture.commands(Command.Cancel.class)).isEmpty();
        fixture.report(new OrderReport.Described(venue(OrderState.SUBMITTED, "0")));
        fixture.committed();
        assertThat(fixture.commands(Command.Cancel.class)).hasSize(1);
    }

    @Test
    void asksForTradesThatTheVenueCountsAndTheStreamHasLost() {
        fixture.sent();
        fixture.acknowledge();
        fixture.fill("t1", "3");
        fixture.report(new OrderReport.Progressed(CLIENT_ID, quantity("5")));
        fixture.report(new OrderReport.Canceled(CLIENT_ID, "requested"));
        assertThat(fixture.live().state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        fixture.pass(SECOND);
        assertThat(queries()).hasSize(1);
        fixture.fill("t2", "2");
        assertThat(fixture.desk.find(ORDER).orElseThrow().state()).isEqualTo(OrderState.CANCELLED);
        fixture.pass(60 * SECOND);
        assertThat(queries()).hasSize(1);
    }

    @Test
    void asksForLateTradesOfAnOrderThatHasEnded() {
        fixture.sent();
        fixture.acknowledge();
        fixture.expire();
        fixture.report(new OrderReport.Progressed(CLIENT_ID, quantity("5")));
        fixture.pass(SECOND);
        assertThat(queries()).hasSize(1);
        fixture.fill("t1", "5");
        fixture.pass(60 * SECOND);
        assertThat(queries()).hasSize(1);
        assertThat(fixture.portfolio.position(BTCUSDT).quantity()).isEqualByComparingTo("5");
    }

    private void inDoubt() {
        fixture.sent();
        fixture.loseOutcome();
    }

    private void notPlaced() {
        inDoubt();
        fixture.pass(HORIZON);
        notFound();
        notFound();
    }

    private void notFound() {
        fixture.desk.onReport(new OrderReport.NotFound(CLIENT_ID, fixture.now), fixture.commands::add, fixture.now);
    }

    private List<Command.Query> queries() {
        return fixture.commands(Command.Query.class);
    }

    private static VenueOrder venue(OrderState state, String filled) {
        return new VenueOrder(
                new ClientOrderId(CLIENT_ID.value()),
                new VenueOrderId("v1"),
                BTCUSDT,
                Side.BUY,
                quantity("10"),
                state,
                quantity(filled),
                "",
                List.of());
    }

    private static ExecutionPolicy policy(boolean resubmit) {
        ExecutionPolicy known = ExecutionPolicy.DEFAULT;
        return new ExecutionPolicy(
                known.submitTimeoutNanos(),
                known.notFoundHorizonNanos(),
                known.unknownTimeoutNanos(),
                known.slaTimeoutNanos(),
                known.queueTimeoutNanos(),
                known.maxAttempts(),
                known.maxInFlight(),
                resubmit);
    }
}
