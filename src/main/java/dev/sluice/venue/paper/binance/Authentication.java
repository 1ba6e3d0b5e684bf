package dev.sluice.venue.paper.binance;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who signed a request, and whether it is still in time ({@code rest-api.md}, "SIGNED Endpoint security" and "Timing
 * security"). Our order: parameters present, key known, time, signature.
 */
final class Authentication {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern WINDOW = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,3})?");
    private static final long AHEAD_NANOS = 1_000_000_000L;
    private static final BigDecimal USUAL_WINDOW = BigDecimal.valueOf(5_000);
    private static final BigDecimal MOST_WINDOW = BigDecimal.valueOf(60_000);

    private final Map<String, ApiKey> keys = new LinkedHashMap<>();

    Authentication(Collection<ApiKey> known) {
        known.forEach(this::add);
    }

    /** @throws IllegalArgumentException if there is such a key */
    void add(ApiKey key) {
        if (keys.putIfAbsent(key.key(), key) != null) {
            throw new IllegalArgumentException("API key " + key.key() + " exists already");
        }
    }

    static boolean isWellFormed(String key) {
        return KEY.matcher(key).matches();
    }

    /** @throws ApiError -2014 or -2015, both with HTTP status 401 */
    ApiKey key(Optional<String> presented) {
        String name = presented.orElse("");
        if (!isWellFormed(name)) {
            throw new ApiError(-2014, "API-key format invalid.", 401, null);
        }
        ApiKey key = keys.get(name);
        if (key == null) {
            throw rejectedKey();
        }
        return key;
    }

    static ApiError rejectedKey() {
        return new ApiError(-2015, "Invalid API-key, IP, or permissions for action.", 401, null);
    }

    /** @throws ApiError -1022 */
    static void requireSignature(ApiKey key, String payload, String signature) {
        if (!key.check().accepts(payload, signature)) {
            throw ApiError.of(-1022, "Signature for this request is not valid.");
        }
    }

    /**
     * Reads {@code timestamp} and {@code recvWindow}.
     *
     * @throws ApiError -1021 if the request is too old or from the future
     */
    static void requireInTime(Params params, long nowNanos) {
        long sentNanos = params.time("timestamp").orElseThrow(() -> ApiError.mandatory("timestamp"));
        if (sentNanos >= nowNanos + AHEAD_NANOS) {
            throw ApiError.of(-1021, "Timestamp for this request was 1000ms ahead of the server's time.");
        }
        long windowNanos = params.textIfSent("recvWindow")
                .map(Authentication::window)
                .orElse(USUAL_WINDOW)
                .movePointRight(6)
                .longValueExact();
        if (nowNanos - sentNanos > windowNanos) {
            throw ApiError.of(-1021, "Timestamp for this request is outside of the recvWindow.");
        }
    }

    private static BigDecimal window(String text) {
        if (!WINDOW.matcher(text).matches()) {
            throw ApiError.illegalCharacters("recvWindow", "^[0-9]{1,5}(\\.[0-9]{1,3})?$");
        }
        BigDecimal window = new BigDecimal(text);
        if (window.compareTo(MOST_WINDOW) > 0) {
            throw ApiError.of(-1102, "'recvWindow' contains unexpected value. Cannot be greater than 60000.");
        }
        return window;
    }
}
