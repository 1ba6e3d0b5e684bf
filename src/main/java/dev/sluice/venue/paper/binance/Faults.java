package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.Latency;
import dev.sluice.venue.paper.binance.FaultRule.Kind;
import dev.sluice.venue.paper.binance.FaultRule.Point;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The exchange's misbehaviour, if any: rules, tried in the order in which they were added, of which the first that
 * strikes decides. The same rules, seed and messages give the same faults. Without rules it costs next to nothing.
 */
public final class Faults {
    /** How many rules there may be. */
    public static final int MOST_RULES = 100;

    private static final int MILLION = 1_000_000;

    private final List<Armed> rules = new ArrayList<>();
    private final Optional<Latency> latency;
    private SplittableRandom chance;
    private long lastId;
    private long skewNanos;

    /** A road on which messages take no time unless a rule says so. */
    public Faults(long seed) {
        this(seed, 0);
    }

    /** @param latencyNanos mean time of a request to the exchange, and of an answer or user event back */
    public Faults(long seed, long latencyNanos) {
        this.chance = new SplittableRandom(seed);
        this.latency = latencyNanos == 0 ? Optional.empty() : Optional.of(new Latency(latencyNanos, seed));
    }

    /** A rule and what it has done. */
    public static final class Armed {
        private final long id;
        private final FaultRule rule;
        private long met;
        private long struck;

        private Armed(long id, FaultRule rule) {
            this.id = id;
            this.rule = rule;
        }

        public long id() {
            return id;
        }

        public FaultRule rule() {
            return rule;
        }

        /** How many messages it concerned. */
        public long met() {
            return met;
        }

        /** How many of them it hit. */
        public long struck() {
            return struck;
        }
    }

    /** @throws IllegalStateException if there are {@link #MOST_RULES} already */
    public Armed add(FaultRule rule) {
        if (rules.size() == MOST_RULES) {
            throw new IllegalStateException("there are " + MOST_RULES + " rules already");
        }
        Armed armed = new Armed(++lastId, rule);
        rules.add(armed);
        return armed;
    }

    /** Whether there was such a rule. */
    public boolean remove(long id) {
        return rules.removeIf(rule -> rule.id == id);
    }

    /** Behaves again, clock included. */
    public void clear() {
        rules.clear();
        skewNanos = 0;
    }

    /** Draws anew from this seed. */
    public void seed(long seed) {
        chance = new SplittableRandom(seed);
    }

    public List<Armed> rules() {
        return List.copyOf(rules);
    }

    /** By how much the exchange's clock is wrong. */
    public void skew(long nanos) {
        skewNanos = nanos;
    }

    public long skewNanos() {
        return skewNanos;
    }

    /** What becomes of a message. */
    Fate fate(Point point, String name, long nowNanos) {
        return strike(point, name, FateKinds.MESSAGE)
                .map(rule -> fate(rule, nowNanos))
                .orElseGet(() -> travel(point));
    }

    /** Public market data is not held up. */
    private Fate travel(Point point) {
        return point == Point.STREAM || latency.isEmpty()
                ? Fate.PASS
                : new Fate.Deliver(1, latency.get().nextNanos());
    }

    /** For how long a new order shall not be found, in nanoseconds; 0 for at once. */
    long hidesNanos(String name) {
        return strike(Point.REQUEST, name, FateKinds.NOT_FOUND)
                .map(rule -> rule.millis() * UtcNanos.PER_MILLI)
                .orElse(0L);
    }

    /** The rule, if any, by which a part of a new order trades at once. */
    Optional<FaultRule> partialFill(String name) {
        return strike(Point.REQUEST, name, FateKinds.PARTIAL_FILL);
    }

    private enum FateKinds {
        MESSAGE,
        NOT_FOUND,
        PARTIAL_FILL;

        boolean has(Kind kind) {
            return switch (kind) {
                case NOT_FOUND -> this == NOT_FOUND;
                case PARTIAL_FILL -> this == PARTIAL_FILL;
                default -> this == MESSAGE;
            };
        }
    }

    private Optional<FaultRule> strike(Point point, String name, FateKinds kinds) {
        for (Armed armed : rules) {
            if (kinds.has(armed.rule.kind()) && armed.rule.concerns(point, name) && strikes(armed)) {
                return Optional.of(armed.rule);
            }
        }
        return Optional.empty();
    }

    private boolean strikes(Armed armed) {
        FaultRule.Odds odds = armed.rule.chance();
        armed.met++;
        if (armed.met <= odds.after()
                || odds.count().map(most -> armed.struck >= most).orElse(false)
                || chance.nextInt(MILLION) >= odds.perMillion()) {
            return false;
        }
        armed.struck++;
        return true;
    }

    private static Fate fate(FaultRule rule, long nowNanos) {
        long nanos = rule.millis() * UtcNanos.PER_MILLI;
        return switch (rule.kind()) {
            case DELAY -> new Fate.Deliver(1, nanos);
            case DUPLICATE -> new Fate.Deliver(2, nanos);
            case DROP -> new Fate.Drop();
            case DISCONNECT -> new Fate.Disconnect();
            case REORDER -> new Fate.Overtaken(nanos);
            case ERROR -> new Fate.Instead(error(rule), Optional.empty());
            case RATE_LIMIT ->
                new Fate.Instead(limited(429, "Too many requests queued.", nowNanos + nanos), Optional.empty());
            case BAN ->
                new Fate.Instead(
                        limited(
                                418,
                                "Way too much request weight used; IP banned until "
                                        + TimeScale.MILLISECOND.of(nowNanos + nanos)
                                        + ". Please use WebSocket Streams for live updates to avoid bans.",
                                nowNanos + nanos),
                        Optional.of(nanos));
            case NOT_FOUND, PARTIAL_FILL -> throw new IllegalStateException(rule.kind() + " is no fate of a message");
        };
    }

    private static ApiError error(FaultRule rule) {
        FaultRule.ErrorText text =
                rule.error().orElseThrow(() -> new IllegalStateException("a rule of kind ERROR says what is answered"));
        return new ApiError(text.code(), text.message(), text.status(), null);
    }

    private static ApiError limited(int status, String message, long untilNanos) {
        return ApiError.rateLimited(status, -1003, message, untilNanos);
    }
}
