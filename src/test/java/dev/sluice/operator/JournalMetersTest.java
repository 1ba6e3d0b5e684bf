package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class JournalMetersTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    private final Scrape scrape = new Scrape();
    private final JournalMeters meters = new JournalMeters(
            scrape.registry,
            new SlippageHistogram(scrape.registry.getPrometheusRegistry()),
            new StageLatencies(() -> Instant.EPOCH));

    @Test
    void countsAnAcceptedSubmitAndTimesItFromIntentToAcknowledgement() {
        JournalingDesk desk = desk(TradingState.ACTIVE);

        desk.enter();
        desk.commit("to1");
        desk.passMillis(7);
        desk.acknowledge("to1");
        desk.passMillis(7);
        desk.fill("to1", Side.BUY, "100", "10");

        assertThat(scrape.value("execution_submit_success_total")).isEqualTo(1);
        assertThat(scrape.value("desk_orders_total")).isEqualTo(1);
        assertThat(scrape.value("execution_latency_ms_bucket{stage=\"submit_ack\",le=\"5.0\",}"))
                .isEqualTo(0);
        assertThat(scrape.value("execution_latency_ms_bucket{stage=\"submit_ack\",le=\"10.0\",}"))
                .isEqualTo(1);
        assertThat(scrape.value("execution_latency_ms_sum{stage=\"submit_ack\",}"))
                .isEqualTo(7);
    }

    @Test
    void timesTheFirstFillFromItsProposal() {
        JournalingDesk desk = desk(TradingState.ACTIVE);

        desk.enter();
        desk.commit("to1");
        desk.passMillis(300);
        desk.fill("to1", Side.BUY, "100", "4");
        desk.passMillis(300);
        desk.fill("to1", Side.BUY, "99", "6");

        assertThat(scrape.value("execution_latency_ms_count{stage=\"proposal_to_execution\",}"))
                .isEqualTo(1);
        assertThat(scrape.value("execution_latency_ms_sum{stage=\"proposal_to_execution\",}"))
                .isEqualTo(300);
        assertThat(scrape.value("desk_fills_total")).isEqualTo(2);
    }

    @Test
    void slippageIsPositiveWhenWorseForBothSides() {
        BigDecimal hundred = new BigDecimal("100");

        assertThat(JournalMeters.slippageBps(Side.BUY, hundred, new BigDecimal("100.5")))
                .isEqualTo(50);
        assertThat(JournalMeters.slippageBps(Side.SELL, hundred, new BigDecimal("100.5")))
                .isEqualTo(-50);
        assertThat(JournalMeters.slippageBps(Side.SELL, hundred, new BigDecimal("99.9")))
                .isEqualTo(10, ROUNDING);
    }

    @Test
    void slippageOfABetterFillIsKeptAsANegativeNumber() {
        JournalingDesk desk = desk(TradingState.ACTIVE);

        desk.enter();
        desk.commit("to1");
        desk.fill("to1", Side.BUY, "99.97", "10");

        assertThat(scrape.value("slippage_bps_sum")).isEqualTo(-3, ROUNDING);
        assertThat(scrape.value("slippage_bps_bucket{le=\"-5.0\",}")).isEqualTo(0);
        assertThat(scrape.value("slippage_bps_bucket{le=\"-2.0\",}")).isEqualTo(1);
    }

    @Test
    void slippageOfAnExitIsMeasuredFromTheReferenceOfItsReduction() {
        JournalingDesk desk = desk(TradingState.ACTIVE);
        desk.enter();
        desk.commit("to1");
        desk.fill("to1", Side.BUY, "100", "10");
        desk.balanceOfBitcoin("10");
        desk.exit();
        desk.commit("to2");

        desk.fill("to2", Side.SELL, "99.9", "10");

        assertThat(scrape.value("slippage_bps_count")).isEqualTo(2);
        assertThat(scrape.value("slippage_bps_sum")).isEqualTo(10, ROUNDING);
    }

    @Test
    void countsRefusalsByTheGateThatRefused() {
        desk(TradingState.HALTED).enter();

        assertThat(scrape.value("risk_rejections_total{gate=\"trading_state\",reason=\"trading_halted\",}"))
                .isEqualTo(1);
        assertThat(scrape.value("desk_proposals_total")).isEqualTo(1);
    }

    @Test
    void anOrderTakenBackBeforeItWasSentIsARefusalAndNoReject() {
        JournalingDesk desk = desk(TradingState.ACTIVE);
        desk.enter();
        desk.pipeline.halt().change(TradingState.HALTED, "test", 1);

        desk.commit("to1");

        assertThat(scrape.value("risk_rejections_total{gate=\"pre_trade\",reason=\"trading_halted\",}"))
                .isEqualTo(1);
        assertThat(scrape.value("execution_submit_success_total")).isEqualTo(0);
        assertThat(scrape.value("fill_ratio")).isNaN();
    }

    @Test
    void countsRejectsOfTheVenueByReason() {
        JournalingDesk desk = desk(TradingState.ACTIVE);
        desk.enter();
        desk.commit("to1");

        desk.reject("to1", "insufficient_balance");

        assertThat(scrape.value("order_rejects_total{reason=\"insufficient_balance\",}"))
                .isEqualTo(1);
        assertThat(scrape.value("execution_submit_fail_total{reason=\"insufficient_balance\",}"))
                .isEqualTo(1);
        assertThat(scrape.value("fill_ratio")).isEqualTo(0);
    }

    @Test
    void wordsThatAreNoReasonBecomeOther() {
        JournalingDesk desk = desk(TradingState.ACTIVE);
        desk.enter();
        desk.commit("to1");

        desk.reject("to1", "Filter failure: \"new\"\nkind");

        assertThat(scrape.value("order_rejects_total{reason=\"other\",}")).isEqualTo(1);
        assertThat(scrape.registry.scrape()).doesNotContain("Filter failure");
    }

    @Test
    void countsWhatALostOutcomeBecame() {
        JournalingDesk desk = desk(TradingState.ACTIVE);
        desk.enter();
        desk.commit("to1");
        desk.loseOutcome("to1");
        assertThat(scrape.value("execution_submit_fail_total{reason=\"outcome_lost\",}"))
                .isEqualTo(1);
        assertThat(scrape.value("execution_unknown_total{resolution=\"filled\",}"))
                .isEqualTo(0);

        desk.fill("to1", Side.BUY, "100", "10");

        assertThat(scrape.value("execution_unknown_total{resolution=\"filled\",}"))
                .isEqualTo(1);
    }

    @Test
    void fillRatioIsTheMeanOfSentOrdersThatEnded() {
        JournalingDesk desk = desk(TradingState.ACTIVE);
        desk.enter();
        desk.commit("to1");
        desk.fill("to1", Side.BUY, "100", "4");
        assertThat(scrape.value("fill_ratio")).isNaN();

        desk.expire("to1");

        assertThat(scrape.value("fill_ratio")).isEqualTo(0.4, ROUNDING);
    }

    @Test
    void sequenceFollowsTheJournalAndNeverGoesBack() {
        JournalingDesk desk = desk(TradingState.ACTIVE);
        desk.enter();
        double after = scrape.value("journal_sequence");

        meters.sequenceAt(1);

        assertThat(after).isEqualTo(3);
        assertThat(scrape.value("journal_sequence")).isEqualTo(after);
    }

    @Test
    void entriesThatLackWhatIsMeasuredAreHarmless() {
        JournalingDesk desk = desk(TradingState.ACTIVE);
        for (String kind : List.of("proposal_refused", "proposal_approved", "order_transitioned", "fill_booked")) {
            desk.write(new JournaledEntry(kind, 1, Optional.of(new OrderId("to9")), Map.of("order", "none")));
        }

        assertThat(scrape.value("risk_rejections_total{gate=\"other\",reason=\"other\",}"))
                .isEqualTo(1);
    }

    private JournalingDesk desk(TradingState initial) {
        return new JournalingDesk(initial, meters::on);
    }
}
