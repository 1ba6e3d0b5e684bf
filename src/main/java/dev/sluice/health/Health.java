package dev.sluice.health;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is known of the parts that the desk stands on, as they were looked at last. Held by the one writer. */
public final class Health {
    private List<Component> components = List.of();
    private long roundTripNanos = -1;
    private long loopLagNanos = -1;

    /** Somebody looked at every part. */
    public void report(List<Component> seen) {
        components = List.copyOf(seen);
    }

    /** How long the venue takes to answer, and how late the loop gets to what is due; negative if not known. */
    public void measured(long roundTrip, long loopLag) {
        roundTripNanos = roundTrip;
        loopLagNanos = loopLag;
    }

    public List<Component> components() {
        return components;
    }

    /** The worst part; empty while nothing was looked at. */
    public Optional<Component> worst() {
        return components.stream().min(Comparator.comparing(Component::condition));
    }

    /** That of the worst part; OK while nothing was looked at, as in a replay. */
    public Condition condition() {
        return worst().map(Component::condition).orElse(Condition.OK);
    }

    /** How long the venue takes to answer; negative if not known. */
    public long roundTripNanos() {
        return roundTripNanos;
    }

    /** How late the desk's loop gets to what is due; negative if not known. */
    public long loopLagNanos() {
        return loopLagNanos;
    }
}
