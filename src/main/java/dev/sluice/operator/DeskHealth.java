package dev.sluice.operator;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import java.util.List;
import java.util.stream.Stream;

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

    /** With these parts, too. */
    public DeskHealth with(List<Component> more) {
        return new DeskHealth(
                phase, detail, Stream.concat(components.stream(), more.stream()).toList());
    }

    /** Whether it takes requests. */
    public boolean ready() {
        return phase == Phase.TRADING
                && components.stream().noneMatch(component -> component.condition() == Condition.CRITICAL);
    }
}
