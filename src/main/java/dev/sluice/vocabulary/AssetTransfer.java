package dev.sluice.vocabulary;

import java.math.BigDecimal;

/**
 * Assets came to the account or left it without a trade.
 *
 * @param delta what came, negative if it left
 * @param atNanos venue time, UTC nanoseconds since the epoch
 */
public record AssetTransfer(Asset asset, BigDecimal delta, long atNanos) {
    /** A pure function of the venue's event, so that the same event told twice is known to be the same. */
    public String id() {
        return asset + "/" + UtcNanos.format(atNanos) + "/" + Money.plain(delta);
    }
}
