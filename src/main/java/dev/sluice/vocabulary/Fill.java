package dev.sluice.vocabulary;

/**
 * One trade of one of our orders, as the venue reported it.
 *
 * @param tradeId the venue's trade id, unique per symbol; fills are deduplicated by it
 * @param price price of this trade
 * @param quantity base quantity of this trade, before commission
 * @param commission what the venue took, in whatever asset it took it
 * @param atNanos venue time, UTC nanoseconds since the epoch
 */
public record Fill(
        Symbol symbol,
        String tradeId,
        ClientOrderId clientOrderId,
        Side side,
        Price price,
        Quantity quantity,
        Money commission,
        Liquidity liquidity,
        long atNanos) {}
