package dev.sluice.venue.paper.binance;

import java.util.Optional;

/**
 * Where a request comes from and what proves whose it is.
 *
 * @param address what its address has used
 * @param presentedKey the API key that came with it
 * @param payload what has to be signed, as it was sent
 * @param session the key that the connection was logged on with, for requests without a key of their own
 * @param missingKey the answer if a key is needed and none came
 */
record Caller(
        AddressLimits address,
        Optional<String> presentedKey,
        String payload,
        Optional<ApiKey> session,
        ApiError missingKey) {}
