package dev.sluice.operator;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import java.util.List;

/**
 * Whether the desk can do its work.
 *
 * @param phase where it stands between start and stop
 * @param detail one sentence on the phase, such as why it failed
 * @param components its parts and how they are
 */
public record DeskHealth(Phase phase, String detail, List<Component> components) {
    /** The stages of a run, in order. */
    public enum Phase {
        STARTING,
        RECOVERING,
        ALIGNING,
        TRADING,
        DRAINING,
        STOPPED,
        FAILED
    }

    public DeskHealth {
        components = List.copyOf(components);
    }

    /** Whether it takes requests. */
    public boolean ready() {
        return phase == Phase.TRADING
                && components.stream().noneMatch(component -> component.condition() == Condition.CRITICAL);
    }
}
