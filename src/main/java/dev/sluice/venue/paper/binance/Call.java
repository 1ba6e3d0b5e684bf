package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request that was admitted.
 *
 * @param owner the account of the key that signed it; null for public requests
 * @param nowNanos the exchange's time when the request was admitted, UTC nanoseconds
 */
public record Call(@Nullable AccountId owner, long nowNanos) {
    /** The account that a signed request acts for. */
    public AccountId account() {
        return Optional.ofNullable(owner)
                .orElseThrow(() -> new IllegalStateException("a public operation has no account"));
    }
}
