package dev.sluice.health;

import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.OptionalLong;

/**
 * What was seen of the parts in one look; times are UTC nanoseconds since the epoch.
 *
 * @param comparedNanos when the desk was compared with the venue's books last
 * @param diskFreeBytes where the data directory is; empty if not known
 */
public record Vitals(
        JournalSign journal, VenueSign venue, List<FeedSign> feeds, long comparedNanos, OptionalLong diskFreeBytes) {
    public Vitals {
        feeds = List.copyOf(feeds);
    }

    /**
     * The journal.
     *
     * @param writes whether it takes entries
     * @param waitingNanos how long the oldest append has been waiting for its commit; 0 if none is
     */
    public record JournalSign(boolean writes, long waitingNanos) {}

    /**
     * The road to the venue.
     *
     * @param marketStreams open connections with market data
     * @param userStreams open connections that tell of our orders
     * @param banned whether the venue wants no requests now
     * @param clockOffsetNanos the venue's clock minus this machine's; empty before it was measured
     */
    public record VenueSign(int marketStreams, int userStreams, boolean banned, OptionalLong clockOffsetNanos) {}

    /**
     * One symbol's market data.
     *
     * @param lastNanos when its book was told of last; 0 if never
     */
    public record FeedSign(Symbol symbol, long lastNanos, boolean synchronised) {}
}
