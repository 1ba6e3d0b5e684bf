package dev.sluice.venue.binance;

import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import java.util.Locale;

/**
 * How market data is streamed.
 *
 * @param url the base, without {@code /ws} and {@code /stream}
 * @param kinds the streams of each symbol, such as {@code depth@100ms}
 * @param streamsPerConnection at most 1,024 ({@code web-socket-streams.md}, "WebSocket Limits")
 * @param staleAfterNanos after how long without data a living connection is no longer believed
 * @param lifetimeNanos after how long a connection is renewed; the venue ends it after 24 hours
 * @param overlapNanos how long a renewed connection runs beside the old one
 * @param snapshotLevels levels a side of a depth snapshot, at most 5,000
 */
public record StreamSettings(
        String url,
        List<String> kinds,
        int streamsPerConnection,
        long staleAfterNanos,
        long lifetimeNanos,
        long overlapNanos,
        int snapshotLevels) {
    private static final long SECOND = UtcNanos.PER_SECOND;

    public StreamSettings {
        if (streamsPerConnection < kinds.size() || streamsPerConnection > 1_024) {
            throw new IllegalArgumentException("streamsPerConnection must be from " + kinds.size() + " to 1024");
        }
        kinds = List.copyOf(kinds);
    }

    /** Depth, trades and tickers, 10 s of silence, 23 h of life, 2 s of overlap, snapshots of 1,000 levels a side. */
    public static StreamSettings of(String url) {
        return new StreamSettings(
                url,
                List.of("depth@100ms", "trade", "bookTicker"),
                1_024,
                10 * SECOND,
                23 * 3_600 * SECOND,
                2 * SECOND,
                1_000);
    }

    public StreamSettings withStaleAfterNanos(long nanos) {
        return new StreamSettings(url, kinds, streamsPerConnection, nanos, lifetimeNanos, overlapNanos, snapshotLevels);
    }

    public StreamSettings withKinds(List<String> others) {
        return new StreamSettings(
                url, others, streamsPerConnection, staleAfterNanos, lifetimeNanos, overlapNanos, snapshotLevels);
    }

    boolean hasDepth() {
        return kinds.stream().anyMatch(kind -> kind.startsWith("depth"));
    }

    List<String> streamsOf(Symbol symbol) {
        String name = symbol.name().toLowerCase(Locale.ROOT);
        return kinds.stream().map(kind -> name + "@" + kind).toList();
    }
}
