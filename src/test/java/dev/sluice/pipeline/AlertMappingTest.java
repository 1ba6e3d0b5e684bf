package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.BTCUSDT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.Severity;
import dev.sluice.execution.Command;
import dev.sluice.execution.ExecutionAlarm;
import dev.sluice.execution.OrderTransitioned;
import dev.sluice.execution.OrderTrigger;
import dev.sluice.halt.KillSwitch;
import dev.sluice.halt.KillSwitchThrown;
import dev.sluice.halt.SymbolPaused;
import dev.sluice.halt.SymbolResumed;
import dev.sluice.halt.TradingState;
import dev.sluice.halt.TradingStateChanged;
import dev.sluice.journal.JournalEntry;
import dev.sluice.reconciliation.Divergence;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.risk.CircuitChanged;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertMappingTest {
    private static final OrderId ORDER = new OrderId("o1");

    @ParameterizedTest(name = "{0} to {1} by {2} ({3}, alarming {4}) is {5}")
    @CsvSource({
        "SUBMITTING, SUBMITTED, ACKNOWLEDGED, , false, ",
        "SUBMITTING, FILLED, COMPLETELY_FILLED, , false, ",
        "PENDING, REJECTED, REFUSED_LOCALLY, filter_lot_size, false, ",
        "PENDING, CANCELLED, WITHDRAWN, price_drift, false, ",
        "SUBMITTING, REJECTED, REJECTED, venue_rule, false, ORDER_REJECTED",
        "UNKNOWN, REJECTED, REJECTED, not_placed, false, ORDER_NOT_PLACED",
        "SUBMITTING, SUBMITTING, NOT_ACCEPTED, , false, ORDER_RETRIED",
        "SUBMITTING, UNKNOWN, OUTCOME_LOST, , false, ORDER_UNKNOWN",
        "UNKNOWN, UNKNOWN, OUTCOME_LOST, , false, ",
        "UNKNOWN, MANUAL_REVIEW_REQUIRED, REVIEW_DEMANDED, , false, ORDER_IN_REVIEW",
        "REJECTED, FILLED, COMPLETELY_FILLED, , true, ORDER_ALARM"
    })
    void tellsOfOrdersThatAPersonShouldKnowOf(
            OrderState from, OrderState to, OrderTrigger trigger, String reason, boolean alarming, AlertKind kind) {
        Map<String, Object> row =
                reason == null ? Map.of("symbol", "BTCUSDT") : Map.of("symbol", "BTCUSDT", "reason", reason);
        Optional<Alert> alert =
                AlertMapping.of(new OrderTransitioned(ORDER, row, from, to, trigger, "evidence", alarming, 7));

        assertThat(alert.map(Alert::kind)).isEqualTo(Optional.ofNullable(kind));
        alert.ifPresent(told -> {
            assertThat(told.symbol()).hasValue(BTCUSDT);
            assertThat(told.order()).hasValue(ORDER);
            assertThat(told.atNanos()).isEqualTo(7);
            assertThat(told.message()).startsWith("order o1 ").endsWith("(evidence)");
        });
    }

    @Test
    void tellsOfEveryChangeOfTheTradingState() {
        assertThat(told(new TradingStateChanged(Optional.empty(), TradingState.HALTED, "diverged", 7))
                        .kind())
                .isEqualTo(AlertKind.TRADING_HALTED);
        assertThat(told(new TradingStateChanged(Optional.empty(), TradingState.REDUCING, "x", 7))
                        .kind())
                .isEqualTo(AlertKind.TRADING_REDUCING);
        assertThat(told(new TradingStateChanged(Optional.empty(), TradingState.ACTIVE, "x", 7))
                        .kind())
                .isEqualTo(AlertKind.TRADING_ACTIVE);
        assertThat(told(new TradingStateChanged(
                                Optional.empty(), TradingState.HALTED, "diverged", Optional.of(TradingState.ACTIVE), 7))
                        .message())
                .isEqualTo("diverged; ACTIVE comes back by itself");
    }

    @Test
    void tellsWhoThrewTheKillSwitchAndWhy() {
        Alert engaged = told(new KillSwitchThrown(new KillSwitch(true, "why", "who", 7), TradingState.HALTED));
        Alert reset = told(new KillSwitchThrown(new KillSwitch(false, "why", "who", 7), TradingState.ACTIVE));

        assertThat(engaged.kind()).isEqualTo(AlertKind.KILL_SWITCH_ENGAGED);
        assertThat(engaged.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(engaged.message()).isEqualTo("by who: why");
        assertThat(reset.kind()).isEqualTo(AlertKind.KILL_SWITCH_RESET);
    }

    @Test
    void tellsOfPausesAlarmsAndStrategies() {
        assertThat(told(new SymbolPaused(BTCUSDT, "why", 7)).kind()).isEqualTo(AlertKind.SYMBOL_PAUSED);
        assertThat(told(new SymbolResumed(BTCUSDT, "why", 7)).kind()).isEqualTo(AlertKind.SYMBOL_RESUMED);
        assertThat(told(new ExecutionAlarm(Optional.of(ORDER), "what", 7)).order())
                .hasValue(ORDER);
        assertThat(told(new StrategyFailed("momentum", "it", 7)).module()).isEqualTo("strategy:momentum");
    }

    @Test
    void tellsOfCircuitsThatOpenAndClose() {
        Alert opened = told(new CircuitChanged("BTCUSDT", "OPEN", Map.of(), "5 of 6 failed", 7));

        assertThat(opened.kind()).isEqualTo(AlertKind.CIRCUIT_OPENED);
        assertThat(opened.message()).isEqualTo("the circuit of BTCUSDT is OPEN: 5 of 6 failed");
        assertThat(AlertMapping.of(new CircuitChanged("*", "HALF_OPEN", Map.of(), "time", 7)))
                .isEmpty();
        assertThat(told(new CircuitChanged("*", "CLOSED", Map.of(), "probes", 7))
                        .kind())
                .isEqualTo(AlertKind.CIRCUIT_CLOSED);
    }

    @Test
    void namesTheFirstDifferencesFromTheVenue() {
        List<Divergence> four = List.of(divergence("a"), divergence("b"), divergence("c"), divergence("d"));

        assertThat(told(finished(four)).message())
                .isEqualTo("4 differences from the venue: balance a: off; balance b: off; balance c: off; …");
        assertThat(told(finished(four.subList(0, 1))).message())
                .isEqualTo("1 difference from the venue: balance a: off");
        assertThat(AlertMapping.of(finished(List.of()))).isEmpty();
    }

    @Test
    void tellsOfTheEndOfDifferencesOnlyIfThereWereSome() {
        PipelineFixture desk = PipelineFixture.active();
        DeskAlerts alerts = desk.pipeline.alerts();

        alerts.note(new Command.Journal(finished(List.of())), desk.commands::add);
        assertThat(desk.told()).isEmpty();
        alerts.note(new Command.Journal(finished(List.of(divergence("a")))), desk.commands::add);
        alerts.note(new Command.Journal(finished(List.of())), desk.commands::add);
        alerts.note(new Command.Journal(finished(List.of())), desk.commands::add);

        assertThat(desk.told()).containsExactly(AlertKind.DIVERGED, AlertKind.AGREED);
    }

    private static Alert told(JournalEntry entry) {
        return AlertMapping.of(entry).orElseThrow();
    }

    private static ReconciliationFinished finished(List<Divergence> divergences) {
        return new ReconciliationFinished("r1", "test", divergences, 0, Map.of(), 7);
    }

    private static Divergence divergence(String subject) {
        return new Divergence(Divergence.Kind.BALANCE, subject, "", "off", Optional.empty(), Optional.empty());
    }
}
