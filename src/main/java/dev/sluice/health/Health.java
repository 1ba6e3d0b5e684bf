package dev.sluice.health;

import dev.sluice.health.Vitals.FeedSign;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of the parts that the desk stands on, as they were looked at last. Gates, readiness, metrics and people
 * read this one state. Held by the one writer: beats and measurements of other threads are handed to its loop.
 */
public final class Health {
    private static final long MINUTE = 60 * UtcNanos.PER_SECOND;

    /** The venue's clock is asked every 30 s, so that there are a few answers even if nothing is traded. */
    private static final long ROUND_TRIPS_SPAN = 2 * MINUTE;

    private final RecentDurations roundTrips = new RecentDurations(ROUND_TRIPS_SPAN);
    private final RecentDurations loopLags = new RecentDurations(MINUTE);
    private final RecentDurations appends = new RecentDurations(MINUTE);
    private final Heartbeats heartbeats = new Heartbeats();
    private Diagnosis diagnosis = new Diagnosis(HealthPolicy.DEFAULT);
    private List<Component> components = List.of();
    private Measures measures = Measures.NONE;
    private long roundTripNanos = Percentiles.UNKNOWN;
    private long loopLagNanos = Percentiles.UNKNOWN;

    /** The venue answered a request after so long. */
    public void answered(long roundTrip, long nowNanos) {
        roundTrips.add(roundTrip, nowNanos);
    }

    /** The desk's loop got so late to what was due. */
    public void lagged(long lag, long nowNanos) {
        loopLags.add(lag, nowNanos);
    }

    /** The journal committed after so long. */
    public void committed(long append, long nowNanos) {
        appends.add(append, nowNanos);
    }

    /** From here on a part has to be heard from time to time: {@link #beat}. */
    public void expect(String part, Limit silence, long nowNanos) {
        heartbeats.expect(part, silence, nowNanos);
    }

    /** A part that is expected lives. */
    public void beat(String part, long nowNanos) {
        heartbeats.beat(part, nowNanos);
    }

    /** From here on parts are judged so, by {@link #look(Vitals, long)}. */
    public void judgeBy(HealthPolicy policy) {
        diagnosis = new Diagnosis(policy);
    }

    /** Judges every part anew, as was said last. */
    public void look(Vitals seen, long nowNanos) {
        look(diagnosis, seen, nowNanos);
    }

    /** Judges every part anew. */
    public void look(Diagnosis diagnosis, Vitals seen, long nowNanos) {
        Map<String, Long> ages = new TreeMap<>();
        for (FeedSign feed : seen.feeds()) {
            if (feed.lastNanos() != 0) {
                ages.put(feed.symbol().name(), Math.max(0, nowNanos - feed.lastNanos()));
            }
        }
        measures = new Measures(
                roundTrips.percentiles(nowNanos),
                loopLags.percentiles(nowNanos),
                appends.percentiles(nowNanos),
                seen.venue().clockOffsetNanos(),
                seen.diskFreeBytes(),
                ages);
        measured(measures.roundTrip().p50Nanos(), measures.loopLag().p95Nanos());
        List<Component> judged = new ArrayList<>(diagnosis.of(seen, measures, nowNanos));
        judged.addAll(heartbeats.judge(nowNanos));
        report(judged);
    }

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

    /** The numbers behind the conditions. */
    public Measures measures() {
        return measures;
    }

    /** The worst part; empty while nothing was looked at. */
    public Optional<Component> worst() {
        return components.stream().min(Comparator.comparing(Component::condition));
    }

    /** That of the worst part; OK while nothing was looked at, as in a replay. */
    public Condition condition() {
        return worst().map(Component::condition).orElse(Condition.OK);
    }

    /** Within what time half of the venue's answers of the last two minutes came; negative if not known. */
    public long roundTripNanos() {
        return roundTripNanos;
    }

    /** Within what time the loop got to 95 % of what was due in the last minute; negative if not known. */
    public long loopLagNanos() {
        return loopLagNanos;
    }
}
