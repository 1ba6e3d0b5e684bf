package dev.sluice.venue.binance;

import dev.sluice.vocabulary.Symbol;
import java.util.function.Consumer;

/** Depth snapshots over a road ({@code rest-api.md}, "Order book"). */
public final class RestSnapshots implements SnapshotRoad {
    private final VenueRoad road;
    private final VenueContext context;

    public RestSnapshots(VenueRoad road, VenueContext context) {
        this.road = road;
        this.context = context;
    }

    @Override
    public void fetch(Symbol symbol, int levels, Consumer<Fetched> answer) {
        VenueRequest request = VenueRequest.of(Endpoint.DEPTH)
                .with("symbol", symbol.name())
                .with("limit", levels)
                .weighing(weight(levels))
                .build();
        // A road may answer within the call, but whoever asked is not ready for that.
        road.send(request, answered -> {
            Fetched fetched = understand(answered);
            context.timers().at(context.timers().nowNanos(), () -> answer.accept(fetched));
        });
    }

    private Fetched understand(VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.Ok(byte[] body) -> new Fetched.Arrived(body);
            case VenueAnswer.Refused refused ->
                failed("HTTP status " + refused.status() + ", code " + refused.code() + " " + refused.message());
            case VenueAnswer.NotSent(String reason) -> failed(reason);
            case VenueAnswer.Lost(String reason) -> failed(reason);
        };
    }

    private Fetched.Failed failed(String reason) {
        long paused = context.budget().pausedUntilNanos();
        return new Fetched.Failed(reason, paused > context.time().venueNanos() ? context.localNanos(paused) : 0);
    }

    /** The table of "Order book". */
    static int weight(int levels) {
        if (levels <= 100) {
            return 5;
        }
        if (levels <= 500) {
            return 25;
        }
        return levels <= 1_000 ? 50 : 250;
    }
}
