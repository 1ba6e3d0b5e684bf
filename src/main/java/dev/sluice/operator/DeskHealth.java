package dev.sluice.operator;

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

    /** How a part is; the order is that of the metric {@code health_connection_status}. */
    public enum Condition {
        CRITICAL,
        DEGRADED,
        OK
    }

    /**
     * One part.
     *
     * @param name {@code loop}, {@code journal}, {@code venue} or {@code market:SYMBOL}
     */
    public record Component(String name, Condition condition, String detail) {}

    public DeskHealth {
        components = List.copyOf(components);
    }

    /** Whether it takes requests. */
    public boolean ready() {
        return phase == Phase.TRADING
                && components.stream().noneMatch(component -> component.condition() == Condition.CRITICAL);
    }
}
