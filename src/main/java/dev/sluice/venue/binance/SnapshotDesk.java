package dev.sluice.venue.binance;

import dev.sluice.feed.BinanceMessageDecoder;
import dev.sluice.feed.BinanceMessageDecoder.Decoded;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MalformedMessageException;
import dev.sluice.venue.binance.SnapshotRoad.Fetched;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Fetches depth snapshots for books that need one: one at a time for a symbol, a few at a time in all, again after a
 * growing wait until one has come that is new enough.
 */
final class SnapshotDesk {
    static final int IN_FLIGHT_LIMIT = 4;

    private static final long FIRST_RETRY_NANOS = UtcNanos.PER_SECOND / 4;
    private static final long RETRY_LIMIT_NANOS = 60 * UtcNanos.PER_SECOND;

    private final StreamPorts ports;
    private final int levels;
    private final Consumer<DepthSnapshot> delivery;
    private final BinanceMessageDecoder decoder = new BinanceMessageDecoder();
    private final Map<Symbol, Need> needs = new LinkedHashMap<>();
    private final Map<Symbol, Backoff> waits = new HashMap<>();
    private int inFlight;

    /** A wish for a snapshot. */
    private static final class Need {
        /** The snapshot must not be older than this update id. */
        private long fromUpdateId;

        private long notBeforeNanos;
        private boolean asked;

        Need(long fromUpdateId) {
            this.fromUpdateId = fromUpdateId;
        }
    }

    SnapshotDesk(StreamPorts ports, int levels, Consumer<DepthSnapshot> delivery) {
        this.ports = ports;
        this.levels = levels;
        this.delivery = delivery;
    }

    /** A book needs a snapshot that is not older than that; a wish that stands already is only made newer. */
    void want(Symbol symbol, long fromUpdateId) {
        Need need = needs.computeIfAbsent(symbol, ignored -> new Need(fromUpdateId));
        need.fromUpdateId = Math.max(need.fromUpdateId, fromUpdateId);
        fetchNext();
    }

    /** Whether a snapshot is on its way or waited for. */
    boolean isWanted(Symbol symbol) {
        return needs.containsKey(symbol);
    }

    /** The symbol is not followed any more. */
    void forget(Symbol symbol) {
        needs.remove(symbol);
        waits.remove(symbol);
    }

    void clear() {
        needs.clear();
        waits.clear();
    }

    private void fetchNext() {
        long now = ports.timers().nowNanos();
        for (Map.Entry<Symbol, Need> each : needs.entrySet()) {
            if (inFlight >= IN_FLIGHT_LIMIT) {
                return;
            }
            if (!each.getValue().asked && each.getValue().notBeforeNanos <= now) {
                fetch(each.getKey(), each.getValue());
            }
        }
    }

    private void fetch(Symbol symbol, Need need) {
        need.asked = true;
        inFlight++;
        ports.watch().on(new VenueNotice.SnapshotRequested(symbol));
        ports.snapshots().fetch(symbol, levels, answer -> {
            inFlight--;
            need.asked = false;
            if (needs.get(symbol) == need) {
                take(symbol, need, answer);
            }
            fetchNext();
        });
    }

    private void take(Symbol symbol, Need need, Fetched answer) {
        switch (answer) {
            case Fetched.Failed(String reason, long notBeforeNanos) -> retry(symbol, need, reason, notBeforeNanos);
            case Fetched.Arrived(byte[] body) -> read(symbol, need, body);
        }
    }

    private void read(Symbol symbol, Need need, byte[] body) {
        long now = ports.timers().nowNanos();
        try {
            if (!(decoder.decode(body, 0, body.length, now) instanceof Decoded.Snapshot snapshot)) {
                retry(symbol, need, "the answer is no depth snapshot", 0);
            } else if (snapshot.lastUpdateId() < need.fromUpdateId) {
                String reason = "update id " + snapshot.lastUpdateId() + " is before " + need.fromUpdateId;
                retry(symbol, need, reason, 0);
            } else {
                forget(symbol);
                delivery.accept(snapshot.of(symbol, now));
            }
        } catch (MalformedMessageException e) {
            retry(symbol, need, String.valueOf(e.getMessage()), 0);
        }
    }

    private void retry(Symbol symbol, Need need, String reason, long notBeforeNanos) {
        ports.watch().on(new VenueNotice.SnapshotRefused(symbol, reason));
        Backoff wait = waits.computeIfAbsent(
                symbol, ignored -> new Backoff(FIRST_RETRY_NANOS, RETRY_LIMIT_NANOS, ports.chance()));
        need.notBeforeNanos = Math.max(ports.timers().nowNanos() + wait.nextNanos(), notBeforeNanos);
        ports.timers().at(need.notBeforeNanos, this::fetchNext);
    }
}
