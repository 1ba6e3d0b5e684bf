package dev.sluice.operator;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.health.Measures;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the desk can do its work.
 *
 * @param phase where it stands between start and stop
 * @param detail one sentence on the phase, such as why it failed
 * @param components its parts and how they are
 * @param measures the numbers behind them
 */
public record DeskHealth(Phase phase, String detail, List<Component> components, Measures measures) {
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

    /** Nothing was measured. */
    public DeskHealth(Phase phase, String detail, List<Component> components) {
        this(phase, detail, components, Measures.NONE);
    }

    /** That of the worst part; CRITICAL while there is no desk that could be asked. */
    public Condition condition() {
        return phase == Phase.TRADING || phase == Phase.DRAINING
                ? components.stream()
                        .map(Component::condition)
                        .min(Comparator.naturalOrder())
                        .orElse(Condition.OK)
                : Condition.CRITICAL;
    }

    /** With these parts, too. */
    public DeskHealth with(List<Component> more) {
        return new DeskHealth(
                phase, detail, Stream.concat(components.stream(), more.stream()).toList(), measures);
    }

    /** Whether it takes requests. */
    public boolean ready() {
        return phase == Phase.TRADING
                && components.stream().noneMatch(component -> component.condition() == Condition.CRITICAL);
    }
}
