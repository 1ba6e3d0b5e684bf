package dev.sluice.halt;

import dev.sluice.journal.ProjectedRow;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides from measured values which triggers trip and which are over. A trigger that has tripped trips again only
 * after it was over: whoever leads out of a halt is not thrown back by the very value that he looked at. A value that
 * is not known proves nothing: it neither trips nor ends anything, and what was held up to then counts on.
 */
public final class HaltTriggers {
    private static final long NEVER = Long.MIN_VALUE;

    private final Map<Trigger, Watched> watched = new EnumMap<>(Trigger.class);

    private static final class Watched {
        private final TriggerRule rule;
        private boolean tripped;
        private long sinceNanos = NEVER;
        private BigDecimal measured = BigDecimal.ZERO;

        private Watched(TriggerRule rule) {
            this.rule = rule;
        }

        /** Whether it changes now: what it takes has held for long enough. */
        private boolean turns(BigDecimal value, long nowNanos) {
            measured = value;
            boolean wants = tripped ? rule.isOver(value) : rule.isReached(value);
            if (!wants) {
                sinceNanos = NEVER;
                return false;
            }
            if (sinceNanos == NEVER) {
                sinceNanos = nowNanos;
            }
            return nowNanos - sinceNanos >= (tripped ? rule.clearNanos() : rule.holdNanos());
        }
    }

    /**
     * A trigger as it stands.
     *
     * @param measured last, in the trigger's unit
     */
    public record Standing(Trigger trigger, TriggerRule rule, boolean tripped, BigDecimal measured) {}

    public HaltTriggers(Map<Trigger, TriggerRule> rules) {
        rules.forEach((trigger, rule) -> {
            if (rule.action() != TriggerAction.OFF) {
                watched.put(trigger, new Watched(rule));
            }
        });
    }

    /**
     * As an earlier process left them. What suspends and ends by itself is judged anew, because its suspension ended
     * with that process.
     */
    public void restore(List<ProjectedRow> rows) {
        for (ProjectedRow row : rows) {
            Trigger.of(row.text("trigger")).ifPresent(trigger -> {
                Watched known = watched.get(trigger);
                if (known != null && known.rule.lasts(trigger)) {
                    known.tripped = Boolean.parseBoolean(row.text("tripped"));
                }
            });
        }
    }

    /** Whether anybody would hear of it. */
    public boolean watches(Trigger trigger) {
        return watched.containsKey(trigger);
    }

    /**
     * Judges one value.
     *
     * @param measured in the trigger's unit
     * @return what became of it; empty if nothing did
     */
    public Optional<TriggerChanged> read(Trigger trigger, BigDecimal measured, long nowNanos) {
        Watched known = watched.get(trigger);
        if (known == null || !known.turns(measured, nowNanos)) {
            return Optional.empty();
        }
        known.tripped = !known.tripped;
        known.sinceNanos = NEVER;
        return Optional.of(new TriggerChanged(trigger, known.tripped, known.rule, measured, nowNanos));
    }

    /** Every trigger that is watched. */
    public List<Standing> standing() {
        return watched.entrySet().stream()
                .map(each -> new Standing(
                        each.getKey(), each.getValue().rule, each.getValue().tripped, each.getValue().measured))
                .toList();
    }
}
