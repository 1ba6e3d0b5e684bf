package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.ChannelQueue;
import dev.sluice.alert.Delivery;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.execution.Command;
import dev.sluice.execution.ExecutionPolicy;
import dev.sluice.execution.Order;
import dev.sluice.execution.OrderReport;
import dev.sluice.execution.OrderReport.Request;
import dev.sluice.halt.HaltPolicy;
import dev.sluice.halt.TradingState;
import dev.sluice.halt.Trigger;
import dev.sluice.halt.TriggerAction;
import dev.sluice.halt.TriggerRule;
import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.health.Health;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.risk.BreakerPolicy;
import dev.sluice.risk.GatePolicies;
import dev.sluice.venue.binance.VenueNotice;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.UtcNanos;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Makes every fault of the table happen, and looks for its action. */
class FaultActionTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final ClientOrderId FIRST = new ClientOrderId("to1-1-0");

    private PipelineFixture desk = PipelineFixture.active();
    private final HealthAlerts health = new HealthAlerts();
    private final List<AlertKind> toldOfHealth = new ArrayList<>();
    private final Map<FaultAction, Runnable> faults = new EnumMap<>(FaultAction.class);

    FaultActionTest() {
        faults.put(FaultAction.BOOK_STALE, this::bookStale);
        faults.put(FaultAction.BOOK_TORN, this::bookTorn);
        faults.put(FaultAction.MARKET_DARK, this::marketDark);
        faults.put(FaultAction.STRATEGY_THROWS, this::strategyThrows);
        faults.put(FaultAction.SUBMIT_NOT_ACCEPTED, this::submitNotAccepted);
        faults.put(FaultAction.OUTCOME_LOST, this::outcomeLost);
        faults.put(FaultAction.ORDER_REJECTED, this::orderRejected);
        faults.put(FaultAction.SUBMITS_FAIL, this::submitsFail);
        faults.put(FaultAction.NO_EVIDENCE, this::noEvidence);
        faults.put(FaultAction.IMPOSSIBLE_EVENT, this::impossibleEvent);
        faults.put(FaultAction.BOOKS_DIFFER, this::booksDiffer);
        faults.put(FaultAction.LIMIT_REACHED, this::limitReached);
        faults.put(FaultAction.TRIGGER_TRIPPED, this::triggerTripped);
        faults.put(FaultAction.KILL_SWITCH, this::killSwitch);
        faults.put(FaultAction.JOURNAL_LOST, this::journalLost);
        faults.put(FaultAction.PROCESS_ENDED, this::processEnded);
        faults.put(FaultAction.LOOP_HANGS, this::loopHangs);
        faults.put(FaultAction.VENUE_FORBIDS, this::venueForbids);
        faults.put(FaultAction.CHANNEL_DEAD, this::channelDead);
    }

    @ParameterizedTest
    @EnumSource(FaultAction.class)
    void doesWhatTheTableSaysAndTellsOfIt(FaultAction row) {
        assertThat(faults).containsKey(row);

        Objects.requireNonNull(faults.get(row)).run();

        List<AlertKind> told = new ArrayList<>(desk.told());
        told.addAll(toldOfHealth);
        assertThat(told).contains(row.told());
    }

    @ParameterizedTest
    @EnumSource(FaultAction.class)
    void namesAClassThatIsThere(FaultAction row) throws ClassNotFoundException {
        assertThat(Class.forName("dev.sluice." + row.doneBy(), false, getClass().getClassLoader()))
                .isNotNull();
    }

    @Test
    void sendsNothingToAnyOtherVenueWhenExecutionFails() {
        submitNotAccepted();
        desk.commit("to1");

        assertThat(desk.commands(Command.Submit.class))
                .extracting(submit -> submit.intent().clientOrderId().value())
                .containsExactly("to1-1-0", "to1-2-0");
        assertThat(desk.commands(Command.Submit.class))
                .extracting(submit -> submit.intent().terms())
                .containsOnly(
                        desk.commands(Command.Submit.class).getFirst().intent().terms());
    }

    private void bookStale() {
        desk.pass(20 * SECOND);
        desk.enter(ETHUSDT);

        assertRefused("data_stale");
        look(new Component("market:ETHUSDT", Condition.DEGRADED, "the book is 20000 ms old"), 6);
    }

    private void bookTorn() {
        desk.on(desk.bitcoinMarket.hole(desk.now()));
        desk.enter(BTCUSDT);

        assertRefused("book_unsynced");
        look(new Component("market:BTCUSDT", Condition.DEGRADED, "the book is not synchronised"), 6);
    }

    private void marketDark() {
        look(new Component("market:BTCUSDT", Condition.CRITICAL, "the book is 60000 ms old"), 1);
    }

    private void strategyThrows() {
        desk.broken = true;
        desk.tick();
        desk.tick();

        assertThat(desk.seen).hasSize(1);
    }

    private void submitNotAccepted() {
        submit();
        report(new OrderReport.NotAccepted(FIRST, Request.SUBMIT, "http_503", 0));
        assertThat(desk.commands(Command.JournalIntent.class)).hasSize(1);

        later(60);

        assertThat(desk.commands(Command.JournalIntent.class)).hasSize(2);
    }

    private void outcomeLost() {
        submit();
        report(new OrderReport.OutcomeLost(FIRST, Request.SUBMIT, "timeout"));
        later(60);

        assertThat(desk.commands(Command.Submit.class)).hasSize(1);
        assertThat(desk.commands(Command.Query.class)).isNotEmpty();
        assertThat(desk.pipeline.halt().pause(BTCUSDT)).isPresent();
    }

    private void orderRejected() {
        submit();
        report(new OrderReport.Rejected(FIRST, "venue_rule"));

        assertThat(desk.pipeline.portfolio().reserved(BTCUSDT)).isZero();
        assertThat(desk.pipeline.execution().live()).isEmpty();
    }

    private void submitsFail() {
        GatePolicies usual = GatePolicies.DEFAULT;
        BreakerPolicy touchy = new BreakerPolicy(60 * SECOND, 1, 1, 30 * SECOND, 1);
        desk = PipelineFixture.behind(
                new GatePolicies(false, usual.maxVenueWeightPct(), usual.latency(), touchy, usual.data(), List.of()));
        submit();
        report(new OrderReport.OutcomeLost(FIRST, Request.SUBMIT, "timeout"));
        desk.enter(ETHUSDT);

        assertRefused("circuit_open");
    }

    private void noEvidence() {
        submit();
        report(new OrderReport.OutcomeLost(FIRST, Request.SUBMIT, "timeout"));
        for (int i = 0; i < 20; i++) {
            later(60);
        }

        assertThat(desk.pipeline.portfolio().reserved(BTCUSDT)).isEqualByComparingTo("1000");
        assertThat(desk.pipeline.halt().pause(BTCUSDT)).isPresent();
    }

    private void impossibleEvent() {
        submit();
        report(new OrderReport.Rejected(FIRST, "venue_rule"));
        desk.fill("to1", BTCUSDT, Side.BUY, "10");

        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.HALTED);
    }

    private void booksDiffer() {
        VenueStatement more = new VenueStatement(
                List.of(), List.of(new BalanceChange(BTC, decimal("5"), decimal("0"), desk.now())), desk.now());
        desk.pipeline.reconciliation().begin("test");
        for (int i = 0; i < 10 && desk.pipeline.reconciliation().isRunning(); i++) {
            desk.pass(10 * SECOND);
            desk.pipeline.reconcile(more, 0, desk.commands::add, desk.now());
        }

        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.HALTED);
    }

    private void limitReached() {
        submit();
        desk.fill("to1", BTCUSDT, Side.BUY, "10");
        desk.enterAt(ETHUSDT, "59.99", "60.01");

        assertRefused("daily_loss");
    }

    private void triggerTripped() {
        desk = PipelineFixture.guarded(new HaltPolicy(
                Map.of(Trigger.DRAWDOWN, new TriggerRule(TriggerAction.KILL, decimal("5"), 0, 60 * SECOND)),
                HaltPolicy.DEFAULT.windows(),
                HaltPolicy.DEFAULT.closing()));
        desk.hold("20");
        desk.enter(ETHUSDT);
        desk.commit("to1");
        report(new OrderReport.Acknowledged(FIRST, new VenueOrderId("7")));
        desk.pass(2 * SECOND);
        desk.on(desk.bitcoinMarket.top(desk.now(), "74.99", "75.01"));

        assertThat(desk.pipeline.halt().isKilled()).isTrue();
        assertThat(desk.pipeline.execution().live())
                .extracting(Order::state)
                .containsExactly(OrderState.CANCEL_REQUESTED);
    }

    private void killSwitch() {
        submit();
        report(new OrderReport.Acknowledged(FIRST, new VenueOrderId("7")));
        desk.pipeline.operator().engage("test", "operator", desk.commands::add, desk.now());

        assertThat(desk.pipeline.halt().isKilled()).isTrue();
        assertThat(desk.commands(Command.JournalIntent.class)).hasSize(2);
        desk.commit("to1");
        assertThat(desk.commands(Command.Cancel.class)).hasSize(1);
    }

    private void journalLost() {
        DeskWatch watch = watch();
        tell(watch.health(desk.now()));
        watch.lost("the journal failed");
        tell(watch.health(desk.now()));

        assertThat(watch.health(desk.now()).ready()).isFalse();
    }

    private void processEnded() {
        TradingPipeline next = new TradingPipeline(setup(), Recovered.NOTHING);

        assertThat(next.halt().isAligned()).isFalse();
        assertThat(next.halt().state()).isEqualTo(TradingState.HALTED);
        tell(watch().health(desk.now()));
    }

    private void loopHangs() {
        DeskWatch watch = watch();
        tell(watch.health(desk.now()));
        desk.pass(6 * SECOND);

        assertThat(watch.health(desk.now()).ready()).isFalse();
        tell(watch.health(desk.now()));
    }

    private void venueForbids() {
        List<VenueNotice> others = new ArrayList<>();
        new VenueAlerts(others::add, alert -> toldOfHealth.add(alert.kind()), desk::now)
                .on(new VenueNotice.BanStarted(true, desk.now() + 60 * SECOND));

        assertThat(others).hasSize(1);
        look(new Component("venue", Condition.CRITICAL, "the venue wants no requests now"), 1);
        assertThat(toldOfHealth).contains(AlertKind.PART_CRITICAL);
    }

    private void channelDead() {
        ChannelQueue queue = new ChannelQueue(0);
        queue.offer(new RaisedAlert("1", AlertKind.DESK_FAILED.at(desk.now(), "because")));
        for (int i = 0; i < 3; i++) {
            desk.pass(60 * SECOND);
            queue.next(desk.now());
            queue.answered(new Delivery.Failed("timeout", 0), desk.now());
        }

        look(new Component("alert:webhook", Condition.DEGRADED, queue.dead().orElseThrow()), 6);
        assertThat(queue.isEmpty()).isFalse();
        desk.enter(BTCUSDT);
        assertThat(desk.commands(Command.JournalIntent.class)).hasSize(1);
    }

    private void submit() {
        desk.enter(BTCUSDT);
        desk.commit("to1");
        assertThat(desk.commands(Command.Submit.class)).hasSize(1);
    }

    private void report(OrderReport report) {
        desk.pipeline.onReport(report, desk.commands::add, desk.now());
    }

    private void later(long seconds) {
        desk.pass(seconds * SECOND);
        desk.pipeline.onTime(desk.commands::add, desk.now());
    }

    private void assertRefused(String code) {
        assertThat(desk.pipeline.counters().refusals()).containsKey(code);
        assertThat(desk.commands(Command.JournalIntent.class))
                .hasSize(desk.commands(Command.Submit.class).size());
    }

    /** A part has been so for some seconds. */
    private void look(Component part, int seconds) {
        for (int i = 0; i <= seconds; i++) {
            tell(new DeskHealth(Phase.TRADING, "", List.of(part)));
            desk.pass(SECOND);
        }
    }

    private void tell(DeskHealth seen) {
        List<Alert> alerts = health.look(seen, desk.now());
        alerts.forEach(alert -> toldOfHealth.add(alert.kind()));
    }

    private DeskWatch watch() {
        Health found = new Health();
        found.report(List.of(new Component("loop", Condition.OK, "turns")));
        DeskWatch watch = new DeskWatch();
        watch.enter(Phase.TRADING, "");
        watch.look(found, desk.now());
        return watch;
    }

    private DeskSetup setup() {
        return new DeskSetup(
                Map.of(BTCUSDT, bitcoin()),
                List.of(),
                desk.risk.limits(),
                TradingState.ACTIVE,
                USDT,
                Map.of(USDT, decimal("10000")),
                1_000,
                25,
                ExecutionPolicy.DEFAULT,
                "n");
    }
}
