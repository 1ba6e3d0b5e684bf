package dev.sluice.execution;

import static dev.sluice.execution.ExecutionFixture.CLIENT_ID;
import static dev.sluice.execution.ExecutionFixture.ORDER;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.OrderReport.Request;
import dev.sluice.halt.TradingState;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.UtcNanos;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that came to nothing, are repeated, or make an order smaller; and people's decisions. */
class SagaRequestsTest {
    private static final long SECOND = UtcNanos.PER_SECOND;

    private final ExecutionFixture fixture = new ExecutionFixture();

    @Test
    void triesAgainUnderAnIdOfItsOwnWhatWasDefinitelyNotAccepted() {
        fixture.sent();
        refuse(CLIENT_ID, "venue_busy");
        assertThat(fixture.live().state()).isEqualTo(OrderState.SUBMITTING);
        assertThat(submits()).isEqualTo(1);
        fixture.pass(2 * SECOND);
        fixture.committed();
        assertThat(submits()).isEqualTo(2);
        assertThat(fixture.live().clientOrderId().value()).isEqualTo("o1-2-0");
        assertThat(fixture.live().attempt()).isEqualTo(2);
    }

    @Test
    void takesTheBackupOnlyAfterThePrimaryHasDefinitelyNotAccepted() {
        ExecutionFixture withBackup = new ExecutionFixture(withBackup());
        withBackup.sent();
        withBackup.report(new OrderReport.NotAccepted(CLIENT_ID, Request.SUBMIT, "not_connected", 0));
        withBackup.pass(2 * SECOND);
        withBackup.committed();
        assertThat(withBackup.commands(Command.Submit.class))
                .extracting(submit -> submit.intent().route())
                .containsExactly(Route.PRIMARY, Route.BACKUP);
    }

    @Test
    void doesNotTryBeforeTheVenueLetsIt() {
        fixture.sent();
        fixture.report(
                new OrderReport.NotAccepted(CLIENT_ID, Request.SUBMIT, "venue_banned", fixture.now + 90 * SECOND));
        fixture.pass(90 * SECOND - 1);
        assertThat(fixture.live().attempt()).isEqualTo(1);
    }

    @Test
    void givesUpAfterAllAttempts() {
        fixture.sent();
        for (int attempt = 1; attempt <= 3; attempt++) {
            refuse(new ClientOrderId("o1-" + attempt + "-0"), "venue_busy");
            fixture.pass(10 * SECOND);
            if (attempt < 3) {
                fixture.committed();
            }
        }
        assertThat(submits()).isEqualTo(3);
        assertThat(fixture.desk.live()).isEmpty();
        assertThat(fixture.lastReason()).isEqualTo("venue_busy");
        assertThat(fixture.alarms()).hasSize(1);
        assertThat(fixture.halt.state()).isEqualTo(TradingState.ACTIVE);
        assertThat(fixture.portfolio.reservationCount()).isZero();
    }

    @Test
    void doesNotTryAgainWhenTradingHasStopped() {
        fixture.sent();
        refuse(CLIENT_ID, "venue_busy");
        fixture.trading(TradingState.HALTED);
        fixture.pass(5 * SECOND);
        assertThat(fixture.desk.live()).isEmpty();
        assertThat(fixture.lastReason()).isEqualTo("trading_halted");
    }

    @Test
    void withdrawsAnOrderThatIsCancelledWhileItWaitsToBeTriedAgain() {
        fixture.sent();
        refuse(CLIENT_ID, "venue_busy");
        fixture.desk.cancel(ORDER, fixture.commands::add, fixture.now);
        assertThat(fixture.desk.live()).isEmpty();
        assertThat(fixture.commands(Command.Cancel.class)).isEmpty();
    }

    @Test
    void takesALateRefusalOfAnOrderInDoubtAsEvidence() {
        fixture.sent();
        fixture.loseOutcome();
        refuse(CLIENT_ID, "venue_clock");
        assertThat(fixture.desk.live()).isEmpty();
        assertThat(fixture.lastReason()).isEqualTo("venue_clock");
    }

    @Test
    void repeatsACancelUntilTheOrderHasEnded() {
        wantCancelled();
        fixture.report(new OrderReport.OutcomeLost(CLIENT_ID, Request.CANCEL, "timeout"));
        assertThat(fixture.live().state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(cancels()).isEqualTo(1);
        fixture.pass(2 * SECOND);
        fixture.committed();
        assertThat(cancels()).isEqualTo(2);
        fixture.cancel();
        fixture.pass(60 * SECOND);
        assertThat(cancels()).isEqualTo(2);
        assertThat(fixture.desk.live()).isEmpty();
    }

    @Test
    void asksAboutAnOrderThatTheVenueWillNotCancel() {
        wantCancelled();
        fixture.report(new OrderReport.CancelRefused(CLIENT_ID, "unknown_order"));
        assertThat(fixture.live().state()).isEqualTo(OrderState.SUBMITTED);
        fixture.pass(SECOND);
        assertThat(fixture.commands(Command.Query.class)).hasSize(1);
    }

    @Test
    void doubtsACancelThatTheGatewayNeverAnswers() {
        wantCancelled();
        fixture.pass(ExecutionPolicy.DEFAULT.submitTimeoutNanos() + DueTimes.GRACE_NANOS);
        assertThat(fixture.live().state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void makesAnOrderSmallerAndReleasesWhatItHeld() {
        working();
        assertThat(fixture.portfolio.reserved(BTCUSDT)).isEqualByComparingTo("1000");
        assertThat(amend("4")).isEqualTo(AmendAnswer.REQUESTED);
        fixture.committed();
        assertThat(fixture.commands(Command.Amend.class))
                .containsExactly(new Command.Amend(new AmendOrder(ORDER, BTCUSDT, CLIENT_ID, quantity("4"))));
        fixture.report(new OrderReport.Amended(CLIENT_ID, quantity("4")));
        assertThat(fixture.live().state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(fixture.live().terms().quantity()).isEqualTo(quantity("4"));
        assertThat(fixture.portfolio.reserved(BTCUSDT)).isEqualByComparingTo("400");
        fixture.fill("t1", "4");
        assertThat(fixture.desk.live()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, UNCHANGED", "11, NOT_SMALLER", "2, NOT_SMALLER", "3.00000001, FILTER"})
    void refusesWhatIsNotASmallerOrder(String quantity, AmendAnswer answer) {
        working();
        fixture.fill("t1", "3");
        assertThat(amend(quantity)).isEqualTo(answer);
        assertThat(fixture.commands(Command.Amend.class)).isEmpty();
    }

    @Test
    void leavesTheOrderAsItWasWhenTheAmendIsRefused() {
        working();
        amend("4");
        fixture.committed();
        fixture.report(new OrderReport.AmendRefused(CLIENT_ID, "filter_max_num_order_amends"));
        assertThat(fixture.live().state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(fixture.live().terms().quantity()).isEqualTo(quantity("10"));
        assertThat(amend("5")).isEqualTo(AmendAnswer.REQUESTED);
    }

    @Test
    void learnsFromTheVenueWhetherALostAmendHappened() {
        working();
        amend("4");
        fixture.committed();
        fixture.report(new OrderReport.OutcomeLost(CLIENT_ID, Request.AMEND, "timeout"));
        assertThat(fixture.live().state()).isEqualTo(OrderState.UNKNOWN);
        fixture.report(new OrderReport.Described(new VenueOrder(
                CLIENT_ID,
                new VenueOrderId("v1"),
                BTCUSDT,
                Side.BUY,
                quantity("4"),
                OrderState.SUBMITTED,
                Quantity.ZERO,
                "",
                List.of())));
        assertThat(fixture.live().state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(fixture.live().terms().quantity()).isEqualTo(quantity("4"));
        assertThat(fixture.portfolio.reserved(BTCUSDT)).isEqualByComparingTo("400");
    }

    @Test
    void letsAPersonDecideWhatBecameOfAnOrderInDoubt() {
        fixture.sent();
        fixture.loseOutcome();
        assertThat(resolve(OrderState.CANCELLED, "4")).isEqualTo(Resolution.Answer.RESOLVED);
        assertThat(fixture.desk.live()).isEmpty();
        assertThat(fixture.portfolio.position(BTCUSDT).quantity()).isEqualByComparingTo("4");
        assertThat(fixture.portfolio.reservationCount()).isZero();
        assertThat(fixture.halt.pause(BTCUSDT)).isEmpty();
        OrderTransitioned last = fixture.journaled(OrderTransitioned.class).getLast();
        assertThat(last.evidence()).isEqualTo("operator carol");
        assertThat(last.to()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void letsTheRealTradesTakeThePlaceOfWhatAPersonSaid() {
        fixture.sent();
        fixture.loseOutcome();
        resolve(OrderState.FILLED, "10");
        fixture.fill("t1", "6");
        fixture.fill("t2", "4");
        assertThat(fixture.portfolio.position(BTCUSDT).quantity()).isEqualByComparingTo("10");
        assertThat(fixture.desk.find(ORDER).orElseThrow().filled()).isEqualTo(quantity("10"));
        assertThat(fixture.alarms()).isEmpty();
        assertThat(fixture.halt.state()).isEqualTo(TradingState.ACTIVE);
        fixture.fill("t2", "4");
        assertThat(fixture.portfolio.position(BTCUSDT).quantity()).isEqualByComparingTo("10");
    }

    @Test
    void haltsWhenATradeContradictsWhatAPersonSaid() {
        fixture.sent();
        fixture.loseOutcome();
        resolve(OrderState.CANCELLED, "4");
        fixture.fill("t1", "6");
        assertThat(fixture.portfolio.position(BTCUSDT).quantity()).isEqualByComparingTo("6");
        assertThat(fixture.alarms()).containsExactly("trade t1 is not what a person decided");
        assertThat(fixture.halt.state()).isEqualTo(TradingState.HALTED);
    }

    @ParameterizedTest
    @CsvSource({"FILLED, 9", "CANCELLED, 10", "CANCELLED, 11", "REJECTED, 1", "EXPIRED, 1"})
    void refusesADecisionThatCannotBe(OrderState state, String filled) {
        fixture.sent();
        fixture.fill("t1", "2");
        fixture.acknowledge();
        fixture.desk.cancel(ORDER, fixture.commands::add, fixture.now);
        fixture.committed();
        fixture.report(new OrderReport.OutcomeLost(CLIENT_ID, Request.CANCEL, "timeout"));
        assertThat(resolve(state, filled)).isEqualTo(Resolution.Answer.IMPOSSIBLE_QUANTITY);
        assertThat(fixture.live().state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void leavesOrdersThatAreNotInDoubtToTheVenue() {
        working();
        assertThat(resolve(OrderState.CANCELLED, "0")).isEqualTo(Resolution.Answer.NOT_IN_DOUBT);
        assertThat(fixture.live().state()).isEqualTo(OrderState.SUBMITTED);
    }

    private static ExecutionPolicy withBackup() {
        ExecutionPolicy known = ExecutionPolicy.DEFAULT;
        return new ExecutionPolicy(
                known.submitTimeoutNanos(),
                known.notFoundHorizonNanos(),
                known.unknownTimeoutNanos(),
                known.slaTimeoutNanos(),
                known.queueTimeoutNanos(),
                known.maxAttempts(),
                known.maxInFlight(),
                known.resubmit(),
                true);
    }

    private void working() {
        fixture.sent();
        fixture.acknowledge();
    }

    private void wantCancelled() {
        working();
        fixture.desk.cancel(ORDER, fixture.commands::add, fixture.now);
        fixture.committed();
    }

    private void refuse(ClientOrderId id, String reason) {
        fixture.report(new OrderReport.NotAccepted(id, Request.SUBMIT, reason, 0));
    }

    private AmendAnswer amend(String quantity) {
        return fixture.desk.amend(ORDER, quantity(quantity), fixture.commands::add, fixture.now);
    }

    private Resolution.Answer resolve(OrderState state, String filled) {
        return fixture.desk.resolve(
                ORDER,
                new Resolution(state, Quantity.of(filled), Optional.empty(), "seen at the venue", "carol"),
                fixture.commands::add,
                fixture.now);
    }

    private long submits() {
        return fixture.commands(Command.Submit.class).size();
    }

    private long cancels() {
        return fixture.commands(Command.Cancel.class).size();
    }
}
