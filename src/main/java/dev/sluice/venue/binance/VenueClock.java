package dev.sluice.venue.binance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.vocabulary.UtcNanos;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The venue's time, measured again and again by {@code GET /api/v3/time} ({@code rest-api.md}, "Check server time").
 *
 * <p>Of the last measurements the one with the shortest round trip counts: its error is at most half of that. One that
 * cannot be true together with it means that a clock was set, and those before it are forgotten. Signed requests bear
 * this time, so that a clock of this machine that is wrong by seconds does no harm; a person is told all the same.
 */
public final class VenueClock implements VenueTime {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long EVERY_NANOS = 30 * SECOND;
    private static final long AT_FIRST_EVERY_NANOS = SECOND / 5;
    private static final long RETRY_NANOS = 2 * SECOND;
    private static final int AT_FIRST = 5;
    private static final int SAMPLES = 8;
    private static final long SLACK_NANOS = 50 * UtcNanos.PER_MILLI;

    /** The venue refuses timestamps that are a second or more in its future ("Timing security"). */
    private static final long WRONG_NANOS = SECOND;

    private static final long RIGHT_NANOS = 9 * SECOND / 10;
    private static final long UNKNOWN_ALARM_NANOS = 300 * SECOND;

    private static final JsonFactory JSON = new JsonFactory();

    private final VenueTimers timers;
    private final VenueWatch watch;
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private long measured;
    private long dueNanos;
    private long offsetNanos;
    private long lastKnownNanos;
    private boolean wrong;
    private boolean lost;
    private boolean underway;
    private boolean doubtful;
    private boolean stopped;

    private record Sample(long offsetNanos, long roundTripNanos) {}

    public VenueClock(VenueTimers timers, VenueWatch watch) {
        this.timers = timers;
        this.watch = watch;
    }

    /** Begins to measure. */
    public void start(VenueRoad road) {
        lastKnownNanos = timers.nowNanos();
        dueNanos = lastKnownNanos;
        tick(road);
    }

    public void stop() {
        stopped = true;
        waiting.clear();
    }

    /** Runs the action once the venue's time is known: now, if it is. */
    public void whenKnown(Runnable action) {
        if (isKnown()) {
            action.run();
        } else {
            waiting.add(action);
        }
    }

    /** Whether it has been measured at all. */
    public boolean isKnown() {
        return measured > 0;
    }

    /** The venue's clock minus this machine's; 0 while it is unknown. */
    public long offsetNanos() {
        return offsetNanos;
    }

    @Override
    public long venueNanos() {
        return timers.nowNanos() + offsetNanos;
    }

    @Override
    public void doubted() {
        doubtful = true;
    }

    private void tick(VenueRoad road) {
        if (stopped) {
            return;
        }
        long now = timers.nowNanos();
        if (!underway && (doubtful || now >= dueNanos)) {
            measure(road, now);
        }
        if (!lost && now - lastKnownNanos > UNKNOWN_ALARM_NANOS) {
            lost = true;
            watch.on(new VenueNotice.Alarm("the venue's time could not be measured for five minutes"));
        }
        timers.at(now + AT_FIRST_EVERY_NANOS, () -> tick(road));
    }

    private void measure(VenueRoad road, long sentNanos) {
        underway = true;
        boolean afresh = doubtful;
        doubtful = false;
        road.send(VenueRequest.of(Endpoint.TIME).build(), answer -> {
            underway = false;
            long now = timers.nowNanos();
            long venueMillis = answer instanceof VenueAnswer.Ok(byte[] body) ? serverTimeMillis(body) : -1;
            if (venueMillis < 0) {
                dueNanos = now + RETRY_NANOS;
                return;
            }
            dueNanos = now + (++measured < AT_FIRST ? AT_FIRST_EVERY_NANOS : EVERY_NANOS);
            // The venue cuts its time down to a millisecond: half of one is the best guess of what it left out.
            long venueNanos = venueMillis * UtcNanos.PER_MILLI + UtcNanos.PER_MILLI / 2;
            watch.on(new VenueNotice.Answered(now - sentNanos));
            take(new Sample(venueNanos - sentNanos - (now - sentNanos) / 2, now - sentNanos), afresh);
            lastKnownNanos = now;
            lost = false;
        });
    }

    private void take(Sample sample, boolean afresh) {
        long possible = SLACK_NANOS + (sample.roundTripNanos() + bestRoundTrip()) / 2;
        if (afresh || Math.abs(sample.offsetNanos() - offsetNanos) > possible) {
            samples.clear();
        }
        if (samples.size() == SAMPLES) {
            samples.removeFirst();
        }
        samples.addLast(sample);
        Sample best = samples.stream()
                .min(Comparator.comparingLong(Sample::roundTripNanos))
                .orElse(sample);
        offsetNanos = best.offsetNanos();
        watch.on(new VenueNotice.ClockOffset(offsetNanos, best.roundTripNanos()));
        tellWrong();
        List<Runnable> ready = List.copyOf(waiting);
        waiting.clear();
        ready.forEach(Runnable::run);
    }

    private long bestRoundTrip() {
        return samples.stream().mapToLong(Sample::roundTripNanos).min().orElse(0);
    }

    private void tellWrong() {
        long size = Math.abs(offsetNanos);
        if (!wrong && size > WRONG_NANOS) {
            wrong = true;
            watch.on(new VenueNotice.Alarm("this machine's clock is " + size / UtcNanos.PER_MILLI + " ms "
                    + (offsetNanos > 0 ? "behind" : "ahead of") + " the venue's"));
        } else if (wrong && size < RIGHT_NANOS) {
            wrong = false;
        }
    }

    private static long serverTimeMillis(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && "serverTime".equals(parser.currentName())) {
                    return parser.getLongValue();
                }
            }
        } catch (IOException e) {
            return -1;
        }
        return -1;
    }
}
