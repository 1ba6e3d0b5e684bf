package dev.sluice.venue.binance;

import dev.sluice.vocabulary.UtcNanos;
import java.util.function.Consumer;

/**
 * The choice of the road: the WebSocket API while it serves, else REST. A request goes out on one road only: once it
 * may have left, no other road carries it. A query or cancel that the budget does not let go yet waits for a while; an
 * order never waits, because the reasons for it age.
 */
public final class ChosenRoad implements VenueRoad {
    /** Longer than the venue's shortest interval of counting, shorter than its bans. */
    private static final long PATIENCE_NANOS = 65 * UtcNanos.PER_SECOND;

    private final WebSocketApi first;
    private final VenueRoad second;
    private final VenueContext context;

    public ChosenRoad(WebSocketApi first, VenueRoad second, VenueContext context) {
        this.first = first;
        this.second = second;
        this.context = context;
    }

    @Override
    public void send(VenueRequest request, Consumer<VenueAnswer> answer) {
        attempt(request, context.timers().nowNanos() + PATIENCE_NANOS, answer);
    }

    private void attempt(VenueRequest request, long untilNanos, Consumer<VenueAnswer> answer) {
        VenueRoad road = first.isReady() ? first : second;
        if (request.endpoint().purpose() == Endpoint.Purpose.ORDER) {
            road.send(request, answer);
            return;
        }
        long mayGo = context.localNanos(
                context.budget().mayGoNanos(request, context.time().venueNanos()));
        if (mayGo <= context.timers().nowNanos()) {
            road.send(request, answer);
        } else if (mayGo <= untilNanos) {
            context.timers().at(mayGo, () -> attempt(request, untilNanos, answer));
        } else {
            answer.accept(new VenueAnswer.NotSent("venue_paused"));
        }
    }
}
