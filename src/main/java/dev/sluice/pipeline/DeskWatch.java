package dev.sluice.pipeline;

import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.market.SymbolMarket;
import dev.sluice.operator.DeskHealth;
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

    /** What a reconnect heals is over sooner. */
    static final long OUTAGE_NANOS = 15 * UtcNanos.PER_SECOND;

    private static final long LATE_NANOS = UtcNanos.PER_SECOND;
    private static final long DEAD_NANOS = 5 * UtcNanos.PER_SECOND;
    private static final String JOURNAL = "journal";

    private final long maxDataAgeNanos;
    private final Spell userAway = new Spell();
    private final Spell marketAway = new Spell();
    private volatile Phase phase = Phase.STOPPED;
    private volatile String detail = "not started";
    private volatile Seen seen = new Seen(0, List.of());
    private boolean lost;

    private record Seen(long atNanos, List<Component> components) {}

    /** How long something has been bad without a break. */
    private static final class Spell {
        private long sinceNanos;

        /** @return 0 while it is not bad */
        long nanos(boolean bad, long nowNanos) {
            if (!bad) {
                sinceNanos = 0;
            } else if (sinceNanos == 0) {
                sinceNanos = nowNanos;
            }
            return bad ? nowNanos - sinceNanos : 0;
        }
    }

    /** @param maxDataAgeNanos oldest book that a decision may stand on */
    DeskWatch(long maxDataAgeNanos) {
        this.maxDataAgeNanos = maxDataAgeNanos;
    }

    void enter(Phase next, String why) {
        phase = next;
        detail = why;
    }

    /** The desk can do nothing without its journal, and every part of it is closed until it is {@link #found} again. */
    synchronized void lost(String why) {
        lost = true;
        enter(Phase.RECOVERING, why);
        List<Component> down = new ArrayList<>();
        down.add(new Component(JOURNAL, Condition.CRITICAL, why));
        seen.components().stream()
                .map(Component::name)
                .filter(name -> !name.equals(JOURNAL))
                .forEach(name -> down.add(new Component(name, Condition.CRITICAL, "closed while the desk recovers")));
        seen = new Seen(seen.atNanos(), List.copyOf(down));
    }

    /** A desk is about to be looked at that has all its parts. */
    synchronized void found() {
        lost = false;
        userAway.nanos(false, 0);
        marketAway.nanos(false, 0);
    }

    Phase phase() {
        return phase;
    }

    String detail() {
        return detail;
    }

    /** Looks at everything, on the loop. */
    synchronized void look(
            Collection<Symbol> symbols,
            TradingPipeline pipeline,
            boolean journalWrites,
            VenueNotices.Connections connections,
            long nowNanos) {
        if (lost) {
            return;
        }
        List<Component> components = new ArrayList<>();
        components.add(
                journalWrites
                        ? new Component(JOURNAL, Condition.OK, "commits")
                        : new Component(JOURNAL, Condition.CRITICAL, "has stopped"));
        components.add(venue(connections, nowNanos));
        components.addAll(markets(symbols, pipeline, nowNanos));
        seen = new Seen(nowNanos, List.copyOf(components));
    }

    /** For a while orders go over REST without the user stream, and what it would have told is looked up. */
    private Component venue(VenueNotices.Connections connections, long nowNanos) {
        long away = userAway.nanos(connections.user() == 0, nowNanos);
        if (connections.banned()) {
            return new Component("venue", Condition.CRITICAL, "the venue wants no requests now");
        }
        return connections.user() == 0
                ? new Component("venue", missing(away), "the user stream has been away for " + seconds(away))
                : new Component("venue", Condition.OK, "connected");
    }

    /** One quiet symbol is nothing; all of them at once mean that nobody sees the market. */
    private List<Component> markets(Collection<Symbol> symbols, TradingPipeline pipeline, long nowNanos) {
        List<Component> markets = new ArrayList<>();
        symbols.forEach(symbol -> markets.add(market(symbol, pipeline.markets().of(symbol), nowNanos)));
        boolean allBad = markets.stream().allMatch(market -> market.condition() != Condition.OK);
        Condition bad = missing(marketAway.nanos(allBad, nowNanos));
        return markets.stream()
                .map(market -> market.condition() == Condition.OK
                        ? market
                        : new Component(market.name(), bad, market.detail()))
                .toList();
    }

    private static Condition missing(long forNanos) {
        return forNanos > OUTAGE_NANOS ? Condition.CRITICAL : Condition.DEGRADED;
    }

    private static String seconds(long nanos) {
        return nanos / UtcNanos.PER_SECOND + " s";
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
