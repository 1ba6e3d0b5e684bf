package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.approval.ApprovalFixture;
import dev.sluice.execution.ExecutionPolicy;
import dev.sluice.halt.TradingState;
import dev.sluice.operator.DecisionAnswer;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Side;
import org.junit.jupiter.api.Test;

/** Orders worth more than 500 wait for a person here. */
class ApprovalsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long TTL = ApprovalFixture.TTL_NANOS;
    private static final DecisionAnswer DONE = new DecisionAnswer.Done();
    private static final DecisionAnswer NOT_WAITING = new DecisionAnswer.NotWaiting();

    private final WaitingDesk desk = new WaitingDesk("500");

    @Test
    void sendsASmallOrderAtOnce() {
        desk.order("a", Side.BUY, "4.999");

        assertThat(desk.sent).hasSize(1);
        assertThat(desk.proposalRow("l1p1")).isEqualTo("auto_approved");
        assertThat(desk.waiting()).isEmpty();
    }

    @Test
    void holdsALargeOrderWithItsExposureReserved() {
        OrderAnswer answer = desk.order("a", Side.BUY, "9");

        assertThat(answer).isEqualTo(new OrderAnswer.Accepted(new OrderId("l1o1"), new ProposalId("l1p1")));
        assertThat(desk.sent).isEmpty();
        assertThat(desk.orderRow("l1o1")).isEqualTo("PENDING");
        assertThat(desk.proposalRow("l1p1")).isEqualTo("pending_approval");
        assertThat(desk.pipeline.portfolio().reserved(BTCUSDT)).isEqualByComparingTo("900.09");
        assertThat(desk.waiting()).containsExactly("l1p1");
    }

    @Test
    void sendsItOnceAPersonHasApproved() {
        desk.order("a", Side.BUY, "9");
        desk.pass(60 * SECOND);

        assertThat(desk.approve("l1p1")).isEqualTo(DONE);

        assertThat(desk.sent)
                .singleElement()
                .satisfies(intent -> assertThat(intent.order()).isEqualTo(new OrderId("l1o1")));
        assertThat(desk.orderRow("l1o1")).isEqualTo("SUBMITTING");
        assertThat(desk.story()).containsExactly("proposal_pending", "proposal_approved");
        assertThat(desk.proposalRow("l1p1")).isEqualTo("approved");
        desk.fillAll();
        assertThat(desk.pipeline.portfolio().reservationCount()).isZero();
    }

    @Test
    void holdsNoStopUpWhileItWaits() {
        desk.order("a", Side.BUY, "9");
        assertThat(OrderlyStop.rests(desk.pipeline, false)).isTrue();

        desk.order("b", Side.BUY, "1");
        assertThat(OrderlyStop.rests(desk.pipeline, false)).isFalse();
    }

    @Test
    void givesEverythingBackWhenAPersonRejects() {
        desk.order("a", Side.BUY, "9");

        assertThat(desk.reject("l1p1")).isEqualTo(DONE);

        assertThat(desk.orderRow("l1o1")).isEqualTo("CANCELLED approval_rejected");
        assertThat(desk.proposalRow("l1p1")).isEqualTo("rejected approval_rejected");
        assertNothingIsLeft();
    }

    @Test
    void expiresWhenNobodyDecidesInTime() {
        desk.order("a", Side.BUY, "9");

        desk.pass(TTL - 1);
        assertThat(desk.orderRow("l1o1")).isEqualTo("PENDING");
        desk.pass(1);

        assertThat(desk.orderRow("l1o1")).isEqualTo("CANCELLED approval_expired");
        assertThat(desk.proposalRow("l1p1")).isEqualTo("expired approval_expired");
        assertNothingIsLeft();
        assertThat(desk.approve("l1p1")).isEqualTo(NOT_WAITING);
    }

    @Test
    void expiresAtTheMomentOfADecisionThatComesTooLateEvenIfNobodyWokeIt() {
        desk.order("a", Side.BUY, "9");
        desk.now += TTL;

        assertThat(desk.approve("l1p1")).isEqualTo(NOT_WAITING);

        assertThat(desk.proposalRow("l1p1")).isEqualTo("expired approval_expired");
        assertNothingIsLeft();
    }

    @Test
    void takesNoSecondDecision() {
        desk.order("a", Side.BUY, "9");
        desk.approve("l1p1");

        assertThat(desk.approve("l1p1")).isEqualTo(NOT_WAITING);
        assertThat(desk.reject("l1p1")).isEqualTo(NOT_WAITING);
        assertThat(desk.approve("nobody's")).isEqualTo(NOT_WAITING);
        assertThat(desk.sent).hasSize(1);
    }

    @Test
    void endsTheProposalWhenItsOrderIsCancelled() {
        desk.order("a", Side.BUY, "9");

        assertThat(desk.cancel("l1o1")).isTrue();

        assertThat(desk.orderRow("l1o1")).isEqualTo("CANCELLED cancelled_before_submit");
        assertThat(desk.proposalRow("l1p1")).isEqualTo("rejected cancelled_before_submit");
        assertNothingIsLeft();
        assertThat(desk.approve("l1p1")).isEqualTo(NOT_WAITING);
        assertThat(desk.sent).isEmpty();
    }

    @Test
    void endsEverythingThatWaitsWhenTheKillSwitchIsThrown() {
        desk.order("a", Side.BUY, "9");
        desk.order("b", Side.BUY, "8");

        desk.step(out -> desk.pipeline.operator().engage("enough", "operator", out, desk.now));

        assertThat(desk.proposalRow("l1p1")).isEqualTo("rejected cancelled_before_submit");
        assertThat(desk.proposalRow("l1p2")).isEqualTo("rejected cancelled_before_submit");
        assertNothingIsLeft();
    }

    @Test
    void asksTheGatesAgainBeforeAnApprovedOrderGoes() {
        desk.order("a", Side.BUY, "9");
        desk.step(out -> desk.pipeline.operator().reduceOnly("careful", "operator", out, desk.now));

        assertThat(desk.approve("l1p1")).isInstanceOfSatisfying(DecisionAnswer.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("reducing_only");
            assertThat(refused.refusal().gate()).isEqualTo("trading_state");
        });
        assertThat(desk.orderRow("l1o1")).isEqualTo("CANCELLED reducing_only");
        assertThat(desk.proposalRow("l1p1")).isEqualTo("rejected reducing_only");
        assertNothingIsLeft();
        assertThat(desk.sent).isEmpty();
    }

    @Test
    void refusesOnOldDataEvenIfAPersonApproves() {
        desk.order("a", Side.BUY, "9");
        desk.now += 4 * SECOND;

        assertThat(desk.approve("l1p1"))
                .isInstanceOfSatisfying(
                        DecisionAnswer.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("data_stale"));
    }

    @Test
    void refusesWhatThePriceHasDriftedAwayFromAndSaysHowFar() {
        desk.order("a", Side.BUY, "9");
        desk.pass(SECOND);
        desk.ask("100.27");

        assertThat(desk.approve("l1p1")).isInstanceOfSatisfying(DecisionAnswer.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("price_drift");
            assertThat(refused.refusal().gate()).isEqualTo("pre_trade");
            assertThat(refused.refusal().measured()).contains("26 bps");
            assertThat(refused.refusal().limit()).contains("25 bps");
        });
        assertThat(desk.orderRow("l1o1")).isEqualTo("CANCELLED price_drift");
        assertNothingIsLeft();
    }

    @Test
    void doesNotHoldAWaitingOrderAgainstItself() {
        desk.risk.maxExposureSymbol = "1000";
        desk.risk.maxOrderNotional = "1000";
        desk.restart(SECOND);
        desk.order("a", Side.BUY, "9");
        desk.pass(SECOND);

        assertThat(desk.approve("l2p1")).isEqualTo(DONE);
        assertThat(desk.sent).hasSize(1);
    }

    @Test
    void tellsOfAnApprovedOrderThatTheVenuesRulesRefuse() {
        desk.order("a", Side.BUY, "9");
        desk.step(out ->
                desk.pipeline.onBalance(new BalanceChange(USDT, decimal("10"), decimal("0"), desk.now), out, desk.now));

        assertThat(desk.approve("l1p1")).isInstanceOfSatisfying(DecisionAnswer.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("insufficient_balance");
            assertThat(refused.refusal().gate()).isEqualTo("pre_trade");
        });
        assertThat(desk.orderRow("l1o1")).isEqualTo("REJECTED insufficient_balance");
        assertNothingIsLeft();
    }

    @Test
    void letsAManualOrderThatOnlyReducesGoAtOnce() {
        desk.order("a", Side.BUY, "9");
        desk.approve("l1p1");
        desk.fillAll();

        desk.order("b", Side.SELL, "9");

        assertThat(desk.sent).hasSize(1);
        assertThat(desk.proposalRow("l1p2")).isEqualTo("auto_approved");
    }

    @Test
    void waitsOnAfterARestartWithTheTimeThatIsLeft() {
        desk.order("a", Side.BUY, "9");
        desk.pass(TTL / 2);

        desk.restart(SECOND);

        assertThat(desk.waiting()).containsExactly("l1p1");
        assertThat(desk.orderRow("l1o1")).isEqualTo("PENDING");
        assertThat(desk.pipeline.portfolio().reserved(BTCUSDT)).isEqualByComparingTo("900.09");
        desk.pass(TTL / 2 - SECOND);
        assertThat(desk.proposalRow("l1p1")).isEqualTo("expired approval_expired");
        assertNothingIsLeft();
    }

    @Test
    void sendsAfterARestartWhatAPersonApprovesThen() {
        desk.order("a", Side.BUY, "9");
        desk.restart(SECOND);

        assertThat(desk.approve("l1p1")).isEqualTo(DONE);

        assertThat(desk.sent)
                .singleElement()
                .satisfies(intent -> assertThat(intent.terms().quantity()).isEqualTo(quantity("9")));
        assertThat(desk.proposalRow("l1p1")).isEqualTo("approved");
        assertThat(desk.order("a", Side.BUY, "9"))
                .isEqualTo(new OrderAnswer.Accepted(new OrderId("l1o1"), new ProposalId("l1p1")));
        assertThat(desk.sent).hasSize(1);
    }

    @Test
    void expiresBeforeTradingBeginsWhatExpiredWhileNobodyWatched() {
        desk.order("a", Side.BUY, "9");

        desk.restart(TTL);

        assertThat(desk.proposalRow("l1p1")).isEqualTo("expired approval_expired");
        assertThat(desk.orderRow("l1o1")).isEqualTo("CANCELLED approval_expired");
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.ACTIVE);
        assertNothingIsLeft();
    }

    @Test
    void remembersARejectionAfterARestart() {
        OrderAnswer first = desk.order("a", Side.BUY, "9");
        desk.reject("l1p1");
        desk.restart(SECOND);

        assertThat(desk.waiting()).isEmpty();
        assertThat(desk.order("a", Side.BUY, "9")).isEqualTo(first);
        assertThat(desk.approve("l1p1")).isEqualTo(NOT_WAITING);
        assertNothingIsLeft();
    }

    @Test
    void givesAnApprovedOrderItsWholeTimeInTheQueue() {
        desk.execution = oneAtATime();
        desk.restart(SECOND);
        desk.order("small", Side.BUY, "4");
        desk.order("large", Side.BUY, "9");
        desk.pass(60 * SECOND);

        desk.approve("l2p2");
        desk.pass(ExecutionPolicy.DEFAULT.queueTimeoutNanos() - 1);
        assertThat(desk.orderRow("l2o2")).isEqualTo("PENDING");
        desk.pass(1);

        assertThat(desk.orderRow("l2o2")).isEqualTo("CANCELLED expired_in_queue");
        assertThat(desk.proposalRow("l2p2")).isEqualTo("approved");
    }

    private static ExecutionPolicy oneAtATime() {
        ExecutionPolicy usual = ExecutionPolicy.DEFAULT;
        return new ExecutionPolicy(
                600 * SECOND,
                usual.notFoundHorizonNanos(),
                usual.unknownTimeoutNanos(),
                usual.slaTimeoutNanos(),
                usual.queueTimeoutNanos(),
                usual.maxAttempts(),
                1,
                usual.resubmit(),
                usual.backup());
    }

    private void assertNothingIsLeft() {
        assertThat(desk.pipeline.portfolio().reservationCount()).isZero();
        assertThat(desk.pipeline.execution().live()).isEmpty();
        assertThat(desk.waiting()).isEmpty();
    }
}
