package dev.sluice.venue.binance;

import dev.sluice.vocabulary.UtcNanos;

/**
 * How the WebSocket API is used; times in nanoseconds.
 *
 * @param url with {@code /ws-api/v3}
 * @param requestTimeoutNanos how long an answer may take before its request counts as lost; the venue itself gives up
 *     after 10 s ({@code web-socket-api.md}, General API Information)
 * @param renewAfterNanos age at which a connection is replaced; the venue ends it at 24 hours
 * @param overlapNanos how long the replaced connection still listens
 * @param quietNanos after how long without a message we ask whether the other side is there
 * @param pollNanos how often the desk should compare with the venue's books though nothing seems wrong
 */
public record ApiSettings(
        String url,
        long requestTimeoutNanos,
        long renewAfterNanos,
        long overlapNanos,
        long quietNanos,
        long pollNanos) {

    /** The house's times for an address and a timeout. */
    public static ApiSettings of(String url, long requestTimeoutNanos) {
        return new ApiSettings(
                url,
                requestTimeoutNanos,
                23 * 3_600 * UtcNanos.PER_SECOND,
                5 * UtcNanos.PER_SECOND,
                30 * UtcNanos.PER_SECOND,
                60 * UtcNanos.PER_SECOND);
    }

    /** The same with another time between two comparisons. */
    public ApiSettings polling(long nanos) {
        return new ApiSettings(url, requestTimeoutNanos, renewAfterNanos, overlapNanos, quietNanos, nanos);
    }
}
