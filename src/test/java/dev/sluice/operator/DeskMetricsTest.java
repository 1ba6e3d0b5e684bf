package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.halt.TradingState;
import dev.sluice.journal.HashChain;
import dev.sluice.journal.JournalRecord;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeskMetricsTest {
    private final Scrape scrape = new Scrape();
    private final WatchedDesk desk = new WatchedDesk();
    private Instant now = Instant.parse("2024-08-08T00:00:10Z");
    private final DeskMetrics metrics =
            new DeskMetrics(scrape.registry, () -> now, Runnable::run, new StageLatencies(() -> now));

    @Test
    void nothingIsClaimedBeforeTheDeskHasSpoken() {
        for (String name : List.of("trading_state", "kill_switch_active", "account_equity", "desk_ready")) {
            assertThat(scrape.value(name)).isNaN();
        }
    }

    @Test
    void gaugesSayWhatTheDeskSays() {
        poll();

        assertThat(scrape.value("desk_ready")).isEqualTo(1);
        assertThat(scrape.value("trading_state")).isEqualTo(1);
        assertThat(scrape.value("kill_switch_active")).isEqualTo(1);
        assertThat(scrape.value("execution_unknown_orders")).isEqualTo(2);
        assertThat(scrape.value("execution_manual_review")).isEqualTo(1);
        assertThat(scrape.value("reconciliation_divergences")).isEqualTo(6);
        assertThat(scrape.value("account_equity")).isEqualTo(9990.5);
        assertThat(scrape.value("account_drawdown_pct_current")).isEqualTo(0.29);
        assertThat(scrape.value("account_daily_loss_pct_current")).isEqualTo(0.1);
        assertThat(scrape.value("feed_events_total")).isEqualTo(500);
        assertThat(scrape.value("journal_sequence")).isEqualTo(77);
        assertThat(scrape.value("health_connection_status{component=\"journal\",}"))
                .isEqualTo(2);
        assertThat(scrape.value("health_connection_status{component=\"market:BTCUSDT\",}"))
                .isEqualTo(1);
    }

    @Test
    void comparisonsCountByCauseAndResult() {
        DeskTimings timings = new DeskTimings(scrape.registry);

        timings.reconciled("start", "diverged");
        timings.reconciled("interval", "clean");
        timings.reconciled("interval", "clean");

        assertThat(scrape.value("reconciliation_runs_total{cause=\"start\",result=\"diverged\",}"))
                .isEqualTo(1);
        assertThat(scrape.value("reconciliation_runs_total{cause=\"interval\",result=\"clean\",}"))
                .isEqualTo(2);
    }

    @Test
    void causesBeyondTheLimitBecomeOther() {
        DeskTimings timings = new DeskTimings(scrape.registry);

        for (int i = 0; i < 2 * BoundedLabels.LEARNT_LIMIT; i++) {
            timings.reconciled("cause" + i, "clean");
        }

        assertThat(scrape.value("reconciliation_runs_total{cause=\"other\",result=\"clean\",}"))
                .isEqualTo(BoundedLabels.LEARNT_LIMIT);
    }

    @Test
    void positionsAreLabelledWithTradedSymbolsOnly() {
        poll();

        assertThat(scrape.value("position_quantity{symbol=\"BTCUSDT\",}")).isEqualTo(0.5);
        assertThat(scrape.value("exposure_notional{symbol=\"BTCUSDT\",}")).isEqualTo(30010);
        assertThat(scrape.value("position_realized_pnl{symbol=\"BTCUSDT\",}")).isEqualTo(-3.5);
        assertThat(scrape.value("position_unrealized_pnl{symbol=\"BTCUSDT\",}")).isEqualTo(10);
        assertThat(scrape.value("position_quantity{symbol=\"ETHUSDT\",}")).isEqualTo(0);
        assertThat(scrape.registry.scrape()).doesNotContain("DOGEUSDT");
    }

    @Test
    void exposureShowsOrdersOnTheirWayApartFromWhatIsHeld() {
        poll();
        poll();

        assertThat(scrape.value("exposure_reserved{symbol=\"BTCUSDT\",}")).isEqualTo(70);
        assertThat(scrape.value("exposure_reserved{symbol=\"ETHUSDT\",}")).isZero();
        assertThat(scrape.value("exposure_total")).isEqualTo(30080);
        assertThat(scrape.value("exposure_group{group=\"coins\",}")).isEqualTo(30080);
    }

    @Test
    void feesThatNothingPricedAreToldApartFromTheSum() {
        poll();

        assertThat(scrape.value("account_fees")).isEqualTo(16);
        assertThat(scrape.value("account_fees_unpriced_assets")).isEqualTo(1);
    }

    @Test
    void aPositionWithoutAPriceHasNoExposureRatherThanNone() {
        desk.positions =
                List.of(new PositionView("BTCUSDT", "0.5", "60000", "-3.5", null, null, "30", List.of(), false));

        poll();
        poll();

        assertThat(scrape.value("exposure_notional{symbol=\"BTCUSDT\",}")).isNaN();
    }

    @Test
    void aFailedPollLeavesTheOldValueAndIsCounted() {
        poll();
        desk.status = null;
        desk.halt = new HaltView("ACTIVE", null, new HaltView.KillSwitch(false, null, null, null));

        poll();

        assertThat(scrape.value("metrics_failures_total{source=\"status\",}")).isEqualTo(1);
        assertThat(scrape.value("execution_unknown_orders")).isEqualTo(2);
        assertThat(scrape.value("trading_state")).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsNoNumberIsAFailedPoll() {
        desk.account = WatchedDesk.account("many");

        poll();

        assertThat(scrape.value("metrics_failures_total{source=\"account\",}")).isEqualTo(1);
    }

    @Test
    void theAgeOfAFeedGrowsWhileNobodyAnswers() {
        poll();
        assertThat(scrape.value("feed_age_ms{symbol=\"BTCUSDT\",}")).isEqualTo(500);

        now = now.plusSeconds(3);

        assertThat(scrape.value("feed_age_ms{symbol=\"BTCUSDT\",}")).isEqualTo(3_500);
    }

    @Test
    void aFeedWithoutAMessageHasNoAge() {
        desk.lastMessage = "";

        poll();

        assertThat(scrape.value("feed_age_ms{symbol=\"BTCUSDT\",}")).isNaN();
        assertThat(scrape.value("metrics_failures_total{source=\"book\",}")).isEqualTo(0);
    }

    @Test
    void entriesOfTheJournalAreFolded() {
        poll();

        new JournalingDesk(TradingState.HALTED, desk.journal::onNext).enter();

        assertThat(scrape.value("desk_proposals_total")).isEqualTo(1);
    }

    @Test
    void anEntryThatCannotBeReadIsCountedAndTheNextOneMeasured() {
        poll();

        desk.journal.onNext(new JournalRecord(1, "{}", HashChain.GENESIS, HashChain.GENESIS));
        new JournalingDesk(TradingState.HALTED, desk.journal::onNext).enter();

        assertThat(scrape.value("metrics_failures_total{source=\"entry\",}")).isEqualTo(1);
        assertThat(scrape.value("desk_proposals_total")).isEqualTo(1);
    }

    @Test
    void aLostJournalIsFollowedAgainWithTheNextPoll() {
        poll();
        UnicastProcessor<JournalRecord> lost = desk.journal;
        desk.journal = UnicastProcessor.create();
        lost.onError(new IllegalStateException("did not keep up"));
        assertThat(scrape.value("metrics_failures_total{source=\"journal\",}")).isEqualTo(1);

        poll();
        new JournalingDesk(TradingState.HALTED, desk.journal::onNext).enter();

        assertThat(scrape.value("desk_proposals_total")).isEqualTo(1);
    }

    @Test
    void leavesTheRegistryWhenItStops() {
        metrics.close();

        assertThat(scrape.names()).doesNotContain("slippage_bps_count");
    }

    private void poll() {
        metrics.poll(desk).await().indefinitely();
    }
}
