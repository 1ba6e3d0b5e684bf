package dev.sluice.venue.paper.binance;

/** Limits as {@code rateLimits} states them ({@code enums.md}, "Rate limiters" and "Rate limit intervals"). */
final class LimitTexts {
    private static final String ORDERS = "ORDERS";

    private LimitTexts() {}

    static JsonObject weight(ApiLimits limits) {
        return text("REQUEST_WEIGHT", "MINUTE", 1, limits.weightPerMinute());
    }

    static JsonObject ordersInTenSeconds(ApiLimits limits) {
        return text(ORDERS, "SECOND", 10, limits.ordersPerTenSeconds());
    }

    static JsonObject ordersInDay(ApiLimits limits) {
        return text(ORDERS, "DAY", 1, limits.ordersPerDay());
    }

    static JsonObject rawRequests(ApiLimits limits) {
        return text("RAW_REQUESTS", "MINUTE", 5, limits.requestsPerFiveMinutes());
    }

    private static JsonObject text(String type, String interval, int number, int limit) {
        return new JsonObject()
                .put("rateLimitType", type)
                .put("interval", interval)
                .put("intervalNum", number)
                .put("limit", limit);
    }
}
