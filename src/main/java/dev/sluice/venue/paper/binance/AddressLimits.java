package dev.sluice.venue.paper.binance;

import java.util.concurrent.TimeUnit;

/**
 * What one address has used, and its bans ({@code rest-api.md}, "IP Limits"): 429 beyond a limit, 418 for those who do
 * not back off. The first ban lasts two minutes and each further one twice as long, at most three days.
 */
final class AddressLimits {
    private static final long FIRST_BAN_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long LONGEST_BAN_NANOS = TimeUnit.DAYS.toNanos(3);
    private static final long CONNECTIONS = 300;

    private final ApiLimits limits;
    private final Window weight = new Window(TimeUnit.MINUTES.toNanos(1));
    private final Window requests = new Window(TimeUnit.MINUTES.toNanos(5));
    private final Window refusals = new Window(TimeUnit.MINUTES.toNanos(1));
    private final Window connections = new Window(TimeUnit.MINUTES.toNanos(5));
    private long bannedUntilNanos = Long.MIN_VALUE;
    private long nextBanNanos = FIRST_BAN_NANOS;

    AddressLimits(ApiLimits limits) {
        this.limits = limits;
    }

    /** @throws ApiError 429 or 418, -1003 */
    void use(int cost, long nowNanos) {
        requireNotBanned(nowNanos);
        boolean tooMany = requests.add(1, nowNanos) > limits.requestsPerFiveMinutes();
        boolean tooHeavy = weight.add(cost, nowNanos) > limits.weightPerMinute();
        if (tooMany || tooHeavy) {
            refuse(tooHeavy, nowNanos);
        }
    }

    /** @throws ApiError 418, -1003 */
    void requireNotBanned(long nowNanos) {
        if (nowNanos < bannedUntilNanos) {
            throw banned();
        }
    }

    /** A new connection; false beyond 300 in five minutes ({@code web-socket-api.md}, "Connection limits"). */
    boolean connect(long nowNanos) {
        return connections.add(1, nowNanos) <= CONNECTIONS;
    }

    private void refuse(boolean tooHeavy, long nowNanos) {
        if (refusals.add(1, nowNanos) > limits.refusalsBeforeBan()) {
            ban(nextBanNanos, nowNanos);
            nextBanNanos = Math.min(LONGEST_BAN_NANOS, 2 * nextBanNanos);
            throw banned();
        }
        String used = tooHeavy
                ? limits.weightPerMinute() + " request weight per 1 MINUTE"
                : limits.requestsPerFiveMinutes() + " requests per 5 MINUTE";
        throw ApiError.rateLimited(
                429,
                -1003,
                "Too much request weight used; current limit is " + used
                        + ". Please use WebSocket Streams for live updates to avoid polling the API.",
                (tooHeavy ? weight : requests).endNanos(nowNanos));
    }

    /** Bans the address for so long. */
    void ban(long lengthNanos, long nowNanos) {
        bannedUntilNanos = nowNanos + lengthNanos;
    }

    private ApiError banned() {
        return ApiError.rateLimited(
                418,
                -1003,
                "Way too much request weight used; IP banned until "
                        + TimeScale.MILLISECOND.of(bannedUntilNanos)
                        + ". Please use WebSocket Streams for live updates to avoid bans.",
                bannedUntilNanos);
    }

    /** Whether nothing would be different if it had never been here, but for the length of a next ban. */
    boolean isForgotten(long nowNanos) {
        return requests.count(nowNanos) == 0 && connections.count(nowNanos) == 0 && nowNanos >= bannedUntilNanos;
    }

    long usedWeight(long nowNanos) {
        return weight.count(nowNanos);
    }
}
