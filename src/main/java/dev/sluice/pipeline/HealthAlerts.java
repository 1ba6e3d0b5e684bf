package dev.sluice.pipeline;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.Severity;
import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What changes in the desk's health, as alerts. That a part is critical is told at once, that it is degraded after five
 * seconds, that it is well again after thirty: a part that flaps is told of twice and not every second.
 */
final class HealthAlerts {
    static final long DEGRADED_AFTER_NANOS = 5 * UtcNanos.PER_SECOND;
    static final long WELL_AFTER_NANOS = 30 * UtcNanos.PER_SECOND;

    private static final String MARKET = "market:";

    private final Map<String, Spell> spells = new HashMap<>();
    private Phase phase = Phase.STARTING;
    private boolean traded;

    /** How a part has been. */
    private static final class Spell {
        private Optional<Condition> told = Optional.empty();
        private Condition last = Condition.OK;
        private long sinceNanos;
    }

    /** Looks at everything; what people should know of it. */
    List<Alert> look(DeskHealth health, long nowNanos) {
        List<Alert> alerts = new ArrayList<>();
        if (health.phase() != phase) {
            entered(health, nowNanos).ifPresent(alerts::add);
            phase = health.phase();
        }
        if (phase == Phase.TRADING) {
            for (Component part : health.components()) {
                Spell spell = spells.computeIfAbsent(part.name(), _ -> new Spell());
                seen(part, spell, nowNanos).ifPresent(alert -> alerts.add(about(part, alert)));
            }
        }
        return alerts;
    }

    private Optional<Alert> entered(DeskHealth health, long nowNanos) {
        boolean running = traded;
        return switch (health.phase()) {
            case TRADING -> {
                traded = true;
                yield Optional.of(
                        running
                                ? AlertKind.DESK_RECOVERED.at(nowNanos, "the desk is back")
                                : AlertKind.DESK_STARTED.at(nowNanos, "the desk has started"));
            }
            case RECOVERING, ALIGNING ->
                phase == Phase.TRADING
                        ? Optional.of(AlertKind.DESK_RECOVERING.at(nowNanos, "the desk recovers: " + health.detail()))
                        : Optional.empty();
            case DRAINING, STOPPED -> {
                traded = false;
                yield running
                        ? Optional.of(AlertKind.DESK_STOPPING.at(nowNanos, "the desk is being stopped"))
                        : Optional.empty();
            }
            case FAILED -> Optional.of(AlertKind.DESK_FAILED.at(nowNanos, "the desk failed: " + health.detail()));
            case STARTING -> Optional.empty();
        };
    }

    private static Optional<Alert> seen(Component part, Spell spell, long nowNanos) {
        if (part.condition() != spell.last) {
            spell.last = part.condition();
            spell.sinceNanos = nowNanos;
        }
        long lasted = nowNanos - spell.sinceNanos;
        boolean news = !spell.told.equals(Optional.of(part.condition()));
        return switch (part.condition()) {
            case CRITICAL -> news ? tell(spell, part, AlertKind.PART_CRITICAL, nowNanos) : Optional.empty();
            case DEGRADED ->
                spell.told.isEmpty() && lasted >= DEGRADED_AFTER_NANOS
                        ? tell(spell, part, AlertKind.PART_DEGRADED, nowNanos)
                        : Optional.empty();
            case OK ->
                spell.told.isPresent() && lasted >= WELL_AFTER_NANOS ? well(spell, part, nowNanos) : Optional.empty();
        };
    }

    private static Optional<Alert> tell(Spell spell, Component part, AlertKind kind, long nowNanos) {
        spell.told = Optional.of(part.condition());
        return Optional.of(kind.at(nowNanos, part.name() + " is " + part.condition() + ": " + part.detail()));
    }

    /** As urgent as the bad news were, so that it reaches everybody whom they reached. */
    private static Optional<Alert> well(Spell spell, Component part, long nowNanos) {
        Severity severity = spell.told.equals(Optional.of(Condition.CRITICAL))
                ? AlertKind.PART_CRITICAL.severity()
                : AlertKind.PART_DEGRADED.severity();
        spell.told = Optional.empty();
        return Optional.of(
                AlertKind.PART_OK.at(nowNanos, part.name() + " is well again").as(severity));
    }

    private static Alert about(Component part, Alert alert) {
        Alert named = alert.from(part.name());
        return part.name().startsWith(MARKET)
                ? named.about(new Symbol(part.name().substring(MARKET.length())))
                : named;
    }
}
