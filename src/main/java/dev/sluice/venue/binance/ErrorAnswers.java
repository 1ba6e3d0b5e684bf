package dev.sluice.venue.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.vocabulary.UtcNanos;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Error answers, read and judged ({@code errors.md}: an object with {@code code} and {@code msg}). */
public final class ErrorAnswers {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final int MESSAGE_LENGTH_MAX = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /** Keys and signatures are longer than any word, number or client order id of a message. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9+/=%_-]{40,}");

    private ErrorAnswers() {}

    /**
     * A REST error.
     *
     * @param body whatever came; a body that is not Binance's has code 0
     * @param retryAfter the header {@code Retry-After}, in seconds; null if there is none
     * @param nowNanos the venue's time now
     */
    public static VenueAnswer.Refused rest(int status, byte[] body, @Nullable String retryAfter, long nowNanos) {
        JsonNode error = ErrorAnswers.parsed(body);
        return of(status, error, retryAt(retryAfter, nowNanos));
    }

    /** A WebSocket API error: its {@code status} and {@code error}. */
    static VenueAnswer.Refused api(int status, JsonNode error) {
        JsonNode retryAfter = error.path("data").path("retryAfter");
        return of(
                status,
                error,
                retryAfter.isIntegralNumber()
                        ? OptionalLong.of(retryAfter.asLong() * UtcNanos.PER_MILLI)
                        : OptionalLong.empty());
    }

    /** An error that stands inside another answer. */
    static VenueAnswer.Refused of(int status, JsonNode error) {
        return of(status, error, OptionalLong.empty());
    }

    private static VenueAnswer.Refused of(int status, JsonNode error, OptionalLong retryAtNanos) {
        int code = error.path("code").asInt(0);
        String message = error.path("msg").asText("");
        return new VenueAnswer.Refused(
                VenueErrors.classify(status, code, message),
                status,
                code,
                clean(message),
                error.has("data") ? bytes(error.get("data")) : new byte[0],
                retryAtNanos);
    }

    /** What may be shown of a text that the venue sent: one line, not long, nothing that could be a key. */
    static String clean(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ");
        String shown = SECRET.matcher(line).replaceAll("…");
        return shown.length() <= MESSAGE_LENGTH_MAX ? shown : shown.substring(0, MESSAGE_LENGTH_MAX) + "…";
    }

    private static OptionalLong retryAt(@Nullable String retryAfter, long nowNanos) {
        try {
            return retryAfter == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(nowNanos + Integer.parseInt(retryAfter.strip()) * UtcNanos.PER_SECOND);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static JsonNode parsed(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? JSON.missingNode() : node;
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
