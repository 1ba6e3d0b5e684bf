package dev.sluice.venue.paper.binance;

import java.util.Optional;

/**
 * An HTTP request.
 *
 * @param path below the base URL, such as {@code /api/v3/order}
 * @param query without {@code ?}, as it was sent; empty if there is none
 * @param body as it was sent; empty if there is none
 * @param apiKey header {@code X-MBX-APIKEY}
 * @param timeUnit header {@code X-MBX-TIME-UNIT}
 * @param address whose limits it uses
 */
public record RestRequest(
        String verb,
        String path,
        String query,
        String body,
        Optional<String> apiKey,
        Optional<String> timeUnit,
        String address) {}
