package dev.sluice.halt;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.ProjectedRow;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HaltTriggersTest {
    private static final long HOLD = 100;
    private static final long CLEAR = 50;

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void tripsAtItsLimitAndNotBelow(Trigger trigger) {
        assertThat(triggers(0).read(trigger, decimal("9.99"), 1)).isEmpty();
        assertThat(triggers(0).read(trigger, decimal("10"), 1))
                .hasValueSatisfying(changed -> assertThat(changed.tripped()).isTrue());
        assertThat(triggers(0).read(trigger, decimal("10.01"), 1)).isPresent();
    }

    @Test
    void tripsOnlyWhenItHasHeldWithoutABreak() {
        HaltTriggers triggers = triggers(HOLD);

        assertThat(read(triggers, "10", 0)).isEmpty();
        assertThat(read(triggers, "10", HOLD - 1)).isEmpty();
        assertThat(read(triggers, "9", HOLD)).isEmpty();
        assertThat(read(triggers, "10", HOLD + 1)).isEmpty();
        assertThat(read(triggers, "10", 2 * HOLD)).isEmpty();
        assertThat(read(triggers, "10", 2 * HOLD + 1)).isPresent();
    }

    @Test
    void isOverOnlyWellBelowItsLimitAndForAWhile() {
        HaltTriggers triggers = triggers(0);
        read(triggers, "10", 0);

        assertThat(read(triggers, "8", 1)).isEmpty();
        assertThat(read(triggers, "8", 1_000)).isEmpty();
        assertThat(read(triggers, "7.99", 1_001)).isEmpty();
        assertThat(read(triggers, "8", 1_040)).isEmpty();
        assertThat(read(triggers, "7.99", 1_041)).isEmpty();
        assertThat(read(triggers, "7.99", 1_041 + CLEAR - 1)).isEmpty();

        Optional<TriggerChanged> over = read(triggers, "7.99", 1_041 + CLEAR);
        assertThat(over)
                .hasValueSatisfying(changed -> assertThat(changed.tripped()).isFalse());
        assertThat(over.orElseThrow().kind()).isEqualTo("halt_trigger_cleared");
    }

    @Test
    void doesNotTripTwiceForTheSameCause() {
        HaltTriggers triggers = triggers(0);

        assertThat(read(triggers, "10", 0)).isPresent();
        assertThat(read(triggers, "11", 1)).isEmpty();
        assertThat(read(triggers, "99", 1_000)).isEmpty();
    }

    @Test
    void watchesNothingThatIsOff() {
        HaltTriggers off =
                new HaltTriggers(Map.of(Trigger.LATENCY, new TriggerRule(TriggerAction.OFF, decimal("10"), 0, CLEAR)));

        assertThat(off.watches(Trigger.LATENCY)).isFalse();
        assertThat(off.watches(Trigger.DRAWDOWN)).isFalse();
        assertThat(off.read(Trigger.LATENCY, decimal("99"), 1)).isEmpty();
        assertThat(off.standing()).isEmpty();
    }

    @Test
    void remembersAcrossARestartWhatOnlyAPersonLeadsOutOf() {
        HaltTriggers before = triggers(0);
        TriggerChanged drawdown =
                before.read(Trigger.DRAWDOWN, decimal("10"), 1).orElseThrow();
        TriggerChanged latency = before.read(Trigger.LATENCY, decimal("10"), 1).orElseThrow();

        HaltTriggers after = triggers(0);
        after.restore(List.of(row(drawdown), row(latency), unknown()));

        assertThat(after.read(Trigger.DRAWDOWN, decimal("10"), 2)).isEmpty();
        assertThat(after.read(Trigger.LATENCY, decimal("10"), 2)).isPresent();
        assertThat(after.standing())
                .filteredOn(HaltTriggers.Standing::tripped)
                .extracting(HaltTriggers.Standing::trigger)
                .containsExactly(Trigger.DRAWDOWN, Trigger.LATENCY);
    }

    @Test
    void tellsWhatItMeasuredAndWhatWasAllowed() {
        TriggerChanged changed = read(triggers(0), "12.5", 2_000_000_000).orElseThrow();

        assertThat(changed.kind()).isEqualTo("halt_trigger_tripped");
        assertThat(changed.reason()).isEqualTo("drawdown 12.5 (limit 10)");
        assertThat(changed.payload())
                .isEqualTo(Map.of(
                        "haltTrigger",
                        Map.of(
                                "trigger", "drawdown",
                                "tripped", "true",
                                "action", "HALT",
                                "measured", "12.5",
                                "allowed", "10",
                                "at", "1970-01-01T00:00:02Z")));
    }

    @Property(tries = 300)
    void tripsAndClearsInTurnAndOnlyOnValuesThatSayso(
            @ForAll @Size(max = 60) List<@IntRange(max = 20) Integer> values) {
        HaltTriggers triggers = triggers(3);
        boolean tripped = false;
        long now = 0;
        for (int value : values) {
            Optional<TriggerChanged> changed = triggers.read(Trigger.DRAWDOWN, BigDecimal.valueOf(value), now += 2);
            if (changed.isPresent()) {
                assertThat(changed.get().tripped()).isEqualTo(!tripped);
                tripped = changed.get().tripped();
                assertThat(value).matches(seen -> changed.get().tripped() ? seen >= 10 : seen < 8);
            }
        }
    }

    private static HaltTriggers triggers(long hold) {
        Map<Trigger, TriggerRule> rules = new EnumMap<>(Trigger.class);
        Arrays.stream(Trigger.values())
                .forEach(
                        trigger -> rules.put(trigger, new TriggerRule(TriggerAction.HALT, decimal("10"), hold, CLEAR)));
        return new HaltTriggers(rules);
    }

    private static Optional<TriggerChanged> read(HaltTriggers triggers, String value, long now) {
        return triggers.read(Trigger.DRAWDOWN, decimal(value), now);
    }

    private static ProjectedRow row(TriggerChanged changed) {
        return ProjectedRow.ofNew(changed.payload()).getFirst();
    }

    private static ProjectedRow unknown() {
        return ProjectedRow.ofNew(Map.of(
                        "haltTrigger",
                        Map.of(
                                "trigger", "of_another_version",
                                "tripped", "true",
                                "action", "HALT",
                                "measured", "1",
                                "allowed", "1",
                                "at", "1970-01-01T00:00:02Z")))
                .getFirst();
    }
}
