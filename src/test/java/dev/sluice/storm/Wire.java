package dev.sluice.storm;

import static dev.sluice.storm.StormTime.MILLI;
import static dev.sluice.storm.StormTime.SECOND;

import dev.sluice.venue.paper.binance.BinanceFace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The network between desks and the exchange. Bytes take time; those of one connection keep their order. A connection
 * can be cut, which both ends soon hear, or fall silent, which nobody hears; either way what is on its way is lost.
 */
public final class Wire {
    private final StormTime time;
    private final BinanceFace face;
    private final SplittableRandom chance;
    private final Set<Road> roads = new LinkedHashSet<>();
    private long awayUntilNanos;
    private boolean awaySilently;
    private long socketsAwayUntilNanos;

    /** Something with two ends. */
    interface Road {
        /** Both ends hear of it. */
        void cut();

        /** Neither end hears of it. */
        void silence();
    }

    Wire(StormTime time, BinanceFace face, SplittableRandom chance) {
        this.time = time;
        this.face = face;
        this.chance = chance;
    }

    /**
     * A machine's way to the exchange.
     *
     * @param onSent hears that bytes of a request left the machine
     */
    public WireClient client(Runnable onSent) {
        return new WireClient(this, onSent);
    }

    StormTime time() {
        return time;
    }

    BinanceFace face() {
        return face;
    }

    /** Until the next bytes arrive: some milliseconds, now and then far more. */
    long latencyNanos() {
        long usual = MILLI / 2 + chance.nextLong(12 * MILLI);
        return chance.nextInt(100) == 0 ? usual + chance.nextLong(SECOND / 2) : usual;
    }

    boolean happens(int percent) {
        return chance.nextInt(100) < percent;
    }

    void add(Road road) {
        roads.add(road);
    }

    void remove(Road road) {
        roads.remove(road);
    }

    /** Whether nothing gets through now. */
    boolean isAway() {
        return time.nowNanos() < awayUntilNanos;
    }

    /** Whether connecting takes for ever instead of being refused. */
    boolean isSilent() {
        return isAway() && awaySilently;
    }

    /** Cuts every connection. */
    void cutAll() {
        all().forEach(Road::cut);
    }

    /** Every connection falls silent; new ones work. */
    void silenceAll() {
        all().forEach(Road::silence);
    }

    /** The exchange cannot be reached for a while; with {@code silently}, connections are not even refused. */
    void away(long nanos, boolean silently) {
        awayUntilNanos = Math.max(awayUntilNanos, time.nowNanos() + nanos);
        awaySilently = silently;
        if (silently) {
            silenceAll();
        } else {
            cutAll();
        }
    }

    /** No WebSocket opens for a while; requests by HTTP get through. */
    void socketsAway(long nanos) {
        socketsAwayUntilNanos = Math.max(socketsAwayUntilNanos, time.nowNanos() + nanos);
        cutAll();
    }

    /** Whether a WebSocket is refused now. */
    boolean refusesSockets() {
        return isAway() || time.nowNanos() < socketsAwayUntilNanos;
    }

    /** From now on everything gets through. */
    void calm() {
        awayUntilNanos = 0;
        socketsAwayUntilNanos = 0;
    }

    private List<Road> all() {
        return new ArrayList<>(roads);
    }
}
