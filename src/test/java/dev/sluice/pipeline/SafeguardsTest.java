package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.Order;
import dev.sluice.execution.OrderReport;
import dev.sluice.halt.HaltPolicy;
import dev.sluice.halt.TradingState;
import dev.sluice.halt.Trigger;
import dev.sluice.halt.TriggerAction;
import dev.sluice.halt.TriggerRule;
import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.health.Diagnosis;
import dev.sluice.health.HealthPolicy;
import dev.sluice.health.Vitals;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.UtcNanos;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stops trading by itself, on a desk with a strategy and a scripted venue. */
class SafeguardsTest {
    private static final long SECOND = UtcNanos.PER_SECOND;

    private PipelineFixture desk = PipelineFixture.active();
    private long now = PipelineFixture.NOW + SECOND;

    @Test
    void killsAtTheDrawdownAndCancelsWhatIsOpen() {
        desk = guarded(Trigger.DRAWDOWN, TriggerAction.KILL, "5");
        desk.hold("20");
        desk.enter(ETHUSDT);
        desk.commit("to1");
        desk.report(new OrderReport.Acknowledged(new ClientOrderId("to1-1-0"), new VenueOrderId("v1")), now);

        fall("74.99", "75.01");

        assertThat(desk.pipeline.halt().isKilled()).isTrue();
        assertThat(desk.pipeline.halt().killSwitch().orElseThrow().by()).isEqualTo("trigger");
        assertThat(desk.journaledKinds()).contains("halt_trigger_tripped", "kill_switch_engaged");
        assertThat(desk.pipeline.execution().live())
                .extracting(Order::state)
                .containsExactly(OrderState.CANCEL_REQUESTED);
    }

    @Test
    void staysBelowItsLimit() {
        desk = guarded(Trigger.DRAWDOWN, TriggerAction.KILL, "5");
        desk.hold("20");

        fall("75.01", "75.03");

        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.ACTIVE);
    }

    static Stream<Arguments> actions() {
        return Stream.of(
                Arguments.of(TriggerAction.REDUCE, TradingState.REDUCING, false),
                Arguments.of(TriggerAction.HALT, TradingState.HALTED, false),
                Arguments.of(TriggerAction.KILL, TradingState.HALTED, true));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void doesWhatTheRuleSaysAndComesBackUnlessItKilled(TriggerAction action, TradingState state, boolean kills) {
        desk = guarded(Trigger.CONNECTION_LOST, action, "1");
        look("venue", Condition.OK);
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.ACTIVE);

        look("venue", Condition.CRITICAL);
        assertThat(desk.pipeline.halt().state()).isEqualTo(state);
        assertThat(desk.pipeline.halt().isKilled()).isEqualTo(kills);

        look("venue", Condition.OK);
        look("venue", Condition.OK);
        assertThat(desk.pipeline.halt().state()).isEqualTo(kills ? TradingState.HALTED : TradingState.ACTIVE);
    }

    @Test
    void haltsOnSlowAnswersAndOnOldBooksAndComesBack() {
        desk = guarded(Trigger.LATENCY, TriggerAction.HALT, "1000");
        vitals(1_000, 1);
        assertThat(desk.pipeline.halt().reason()).contains("latency 1000 (limit 1000)");

        desk = guarded(Trigger.STALE_DATA, TriggerAction.HALT, "1000");
        vitals(1, 999);
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.ACTIVE);
        vitals(1, 1_000);
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.HALTED);
        vitals(1, 10);
        vitals(1, 10);
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void knowsNothingOfInputsThatNobodyLooksAt() {
        desk = guarded(Trigger.CONNECTION_LOST, TriggerAction.KILL, "0");

        look();

        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void haltsOnRepeatedErrorsOfExecutionAndComesBackWhenTheyAreOld() {
        desk = guarded(Trigger.EXECUTION_ERRORS, TriggerAction.HALT, "2");
        reject("to1", "venue_rule");
        look();
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.ACTIVE);

        reject("to2", "venue_rule");
        look();
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.HALTED);

        now += 61 * SECOND;
        look();
        look();
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void countsNoOrderThatEndedAsItAskedTo() {
        desk = guarded(Trigger.EXECUTION_ERRORS, TriggerAction.HALT, "1");

        reject("to1", "would_take");
        look();

        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void haltsForGoodWhenTheJournalFailsAgainAndAgain() {
        desk = guarded(Trigger.JOURNAL_FAILURES, TriggerAction.HALT, "2");
        desk.pipeline.safeguards().journalFailed(now);
        look();
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.ACTIVE);

        desk.pipeline.safeguards().journalFailed(now);
        look();
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.HALTED);

        now += 3_600 * SECOND;
        look();
        look();
        assertThat(desk.pipeline.halt().state()).isEqualTo(TradingState.HALTED);
    }

    private static PipelineFixture guarded(Trigger trigger, TriggerAction action, String limit) {
        return PipelineFixture.guarded(new HaltPolicy(
                Map.of(trigger, new TriggerRule(action, decimal(limit), 0, 1)),
                HaltPolicy.DEFAULT.windows(),
                HaltPolicy.DEFAULT.closing()));
    }

    /** Bitcoin is worth so much now. */
    private void fall(String bid, String ask) {
        now += SECOND;
        desk.on(desk.bitcoinMarket.top(now, bid, ask));
    }

    private void reject(String order, String reason) {
        desk.enter(BTCUSDT);
        desk.commit(order);
        now += SECOND;
        desk.report(new OrderReport.Rejected(new ClientOrderId(order + "-1-0"), reason), now);
    }

    private void look() {
        now += SECOND;
        desk.pipeline.safeguards().look(desk.commands::add, now);
    }

    private void look(String part, Condition condition) {
        desk.pipeline.health().report(List.of(new Component(part, condition, "as the test wants it")));
        look();
    }

    private void vitals(long roundTripMillis, long ageMillis) {
        now += 300 * SECOND;
        desk.pipeline.health().answered(roundTripMillis * UtcNanos.PER_MILLI, now);
        desk.pipeline
                .health()
                .look(
                        new Diagnosis(HealthPolicy.DEFAULT),
                        new Vitals(
                                new Vitals.JournalSign(true, 0),
                                new Vitals.VenueSign(1, 1, false, OptionalLong.empty()),
                                List.of(new Vitals.FeedSign(BTCUSDT, now - ageMillis * UtcNanos.PER_MILLI, true)),
                                now,
                                OptionalLong.empty()),
                        now);
        look();
    }
}
