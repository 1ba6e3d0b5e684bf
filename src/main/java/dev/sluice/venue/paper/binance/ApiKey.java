package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;

/**
 * A key that a client may present, with every permission.
 *
 * @param key what the client sends, 1 to 64 letters and digits, {@code -} and {@code _}
 * @param account whom it acts for
 */
public record ApiKey(String key, AccountId account, SignatureCheck check) {
    public ApiKey {
        if (!Authentication.isWellFormed(key)) {
            throw new IllegalArgumentException("an API key has 1 to 64 of A-Z a-z 0-9 _ - but is \"" + key + "\"");
        }
    }
}
