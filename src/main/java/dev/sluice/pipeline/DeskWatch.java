package dev.sluice.pipeline;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.health.Health;
import dev.sluice.health.Measures;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;

/**
 * How the desk's parts are, as its own loop saw them last. The loop writes it four times a second, anybody reads it; a
 * loop that stands still cannot say so itself, so the reader looks at the age of what it wrote.
 */
final class DeskWatch {
    /** How often the loop looks. */
    static final long EVERY_NANOS = 250 * UtcNanos.PER_MILLI;

    private static final long LATE_NANOS = UtcNanos.PER_SECOND;
    private static final long DEAD_NANOS = 5 * UtcNanos.PER_SECOND;
    /** No limit on them is higher. */
    private static final int LOSSES_REMEMBERED = 1_000;

    private static final String JOURNAL = "journal";
    private static final String LOOP = "loop";

    private volatile Phase phase = Phase.STOPPED;
    private volatile String detail = "not started";
    private volatile Seen seen = new Seen(0, List.of(), Measures.NONE);
    private final List<Long> losses = new ArrayList<>();
    private boolean lost;

    private record Seen(long atNanos, List<Component> components, Measures measures) {}

    void enter(Phase next, String why) {
        phase = next;
        detail = why;
    }

    /** The desk can do nothing without its journal, and every part of it is closed until it is {@link #found} again. */
    synchronized void lost(String why) {
        lost = true;
        losses.add(seen.atNanos());
        if (losses.size() > LOSSES_REMEMBERED) {
            losses.removeFirst();
        }
        enter(Phase.RECOVERING, why);
        List<Component> down = new ArrayList<>();
        down.add(new Component(JOURNAL, Condition.CRITICAL, why));
        seen.components().stream()
                .map(Component::name)
                .filter(name -> !name.equals(JOURNAL) && !name.equals(LOOP))
                .forEach(name -> down.add(new Component(name, Condition.CRITICAL, "closed while the desk recovers")));
        seen = new Seen(seen.atNanos(), List.copyOf(down), Measures.NONE);
    }

    /** When the journal was lost in this process, to the look before it. */
    synchronized List<Long> losses() {
        return List.copyOf(losses);
    }

    /** A desk is about to be looked at that has all its parts. */
    synchronized void found() {
        lost = false;
    }

    Phase phase() {
        return phase;
    }

    String detail() {
        return detail;
    }

    /** Publishes what the desk's loop has just found. */
    synchronized void look(Health health, long nowNanos) {
        if (!lost) {
            seen = new Seen(nowNanos, health.components(), health.measures());
        }
    }

    /** What is known now. */
    DeskHealth health(long nowNanos) {
        Seen last = seen;
        boolean turns = phase == Phase.TRADING || phase == Phase.DRAINING;
        List<Component> components = last.components().stream()
                .map(part -> turns && part.name().equals(LOOP) ? loop(part, nowNanos - last.atNanos()) : part)
                .toList();
        return new DeskHealth(phase, detail, components, last.measures());
    }

    private static Component loop(Component said, long age) {
        if (age <= LATE_NANOS) {
            return said;
        }
        Condition silent = age > DEAD_NANOS ? Condition.CRITICAL : Condition.DEGRADED;
        return new Component(
                LOOP,
                silent.compareTo(said.condition()) < 0 ? silent : said.condition(),
                "last turn " + age / UtcNanos.PER_MILLI + " ms ago");
    }
}
