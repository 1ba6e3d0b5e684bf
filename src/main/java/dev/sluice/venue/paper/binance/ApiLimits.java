package dev.sluice.venue.paper.binance;

/**
 * How much clients may ask for, as {@code exchangeInfo} announces it.
 *
 * @param weightPerMinute REQUEST_WEIGHT of one address
 * @param requestsPerFiveMinutes RAW_REQUESTS of one address
 * @param ordersPerTenSeconds unfilled ORDERS of one account
 * @param ordersPerDay unfilled ORDERS of one account
 * @param refusalsBeforeBan how many refused requests of one minute an address is forgiven
 */
public record ApiLimits(
        int weightPerMinute,
        int requestsPerFiveMinutes,
        int ordersPerTenSeconds,
        int ordersPerDay,
        int refusalsBeforeBan) {
    /** Those of the live exchange in 2026, and ten refusals. */
    public static final ApiLimits USUAL = new ApiLimits(6_000, 61_000, 100, 200_000, 10);

    /** The same with another request weight. */
    public ApiLimits withWeight(int weight) {
        return new ApiLimits(weight, requestsPerFiveMinutes, ordersPerTenSeconds, ordersPerDay, refusalsBeforeBan);
    }
}
