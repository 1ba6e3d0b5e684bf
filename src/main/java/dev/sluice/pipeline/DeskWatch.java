package dev.sluice.pipeline;

import dev.sluice.market.SymbolMarket;
import dev.sluice.operator.DeskHealth;
import dev.sluice.operator.DeskHealth.Component;
import dev.sluice.operator.DeskHealth.Condition;
import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How the desk's parts are, as its own loop saw them last. The loop writes it four times a second, anybody reads it; a
 * loop that stands still cannot say so itself, so the reader looks at the age of what it wrote.
 */
final class DeskWatch {
    /** How often the loop looks. */
    static final long EVERY_NANOS = 250 * UtcNanos.PER_MILLI;

    private static final long LATE_NANOS = UtcNanos.PER_SECOND;
    private static final long DEAD_NANOS = 5 * UtcNanos.PER_SECOND;

    private final long maxDataAgeNanos;
    private volatile Phase phase = Phase.STOPPED;
    private volatile String detail = "not started";
    private volatile Seen seen = new Seen(0, List.of());

    private record Seen(long atNanos, List<Component> components) {}

    /** @param maxDataAgeNanos oldest book that a decision may stand on */
    DeskWatch(long maxDataAgeNanos) {
        this.maxDataAgeNanos = maxDataAgeNanos;
    }

    void enter(Phase next, String why) {
        phase = next;
        detail = why;
    }

    Phase phase() {
        return phase;
    }

    String detail() {
        return detail;
    }

    /** Looks at everything, on the loop. */
    void look(
            Collection<Symbol> symbols,
            TradingPipeline pipeline,
            boolean journalWrites,
            VenueNotices.Connections connections,
            long nowNanos) {
        List<Component> components = new ArrayList<>();
        components.add(
                journalWrites
                        ? new Component("journal", Condition.OK, "commits")
                        : new Component("journal", Condition.CRITICAL, "has stopped"));
        components.add(venue(connections));
        for (Symbol symbol : symbols) {
            components.add(market(symbol, pipeline.markets().of(symbol), nowNanos));
        }
        seen = new Seen(nowNanos, List.copyOf(components));
    }

    /** Orders still go over REST without the user stream, and what it would have told is looked up. */
    private static Component venue(VenueNotices.Connections connections) {
        if (connections.banned()) {
            return new Component("venue", Condition.DEGRADED, "the venue wants no requests now");
        }
        if (connections.user() == 0) {
            return new Component("venue", Condition.DEGRADED, "the user stream is not connected");
        }
        return new Component("venue", Condition.OK, "connected");
    }

    private Component market(Symbol symbol, Optional<SymbolMarket> known, long nowNanos) {
        String name = "market:" + symbol;
        if (known.isEmpty() || known.get().lastDepthNanos() == 0) {
            return new Component(name, Condition.DEGRADED, "nothing received yet");
        }
        SymbolMarket market = known.get();
        if (!market.book().synchronised()) {
            return new Component(name, Condition.DEGRADED, "the book is not synchronised");
        }
        long age = nowNanos - market.lastDepthNanos();
        return age > maxDataAgeNanos
                ? new Component(name, Condition.DEGRADED, "the book is " + age / UtcNanos.PER_MILLI + " ms old")
                : new Component(name, Condition.OK, "fresh");
    }

    /** What is known now. */
    DeskHealth health(long nowNanos) {
        Seen last = seen;
        List<Component> components = new ArrayList<>();
        if (phase == Phase.TRADING || phase == Phase.DRAINING) {
            components.add(loop(nowNanos - last.atNanos()));
        }
        components.addAll(last.components());
        return new DeskHealth(phase, detail, components);
    }

    private static Component loop(long age) {
        String detail = "last turn " + age / UtcNanos.PER_MILLI + " ms ago";
        if (age > DEAD_NANOS) {
            return new Component("loop", Condition.CRITICAL, detail);
        }
        return new Component("loop", age > LATE_NANOS ? Condition.DEGRADED : Condition.OK, detail);
    }
}
