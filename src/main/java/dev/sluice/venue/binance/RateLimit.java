package dev.sluice.venue.binance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.vocabulary.UtcNanos;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A limit of the venue, counted in fixed intervals that begin at whole multiples since midnight UTC ({@code
 * web-socket-api.md}, How to interpret rate limits).
 *
 * @param limit how much may be used in one interval
 */
public record RateLimit(Kind kind, long intervalNanos, int limit) {
    /** What is counted ({@code enums.md}, Rate limiters). */
    public enum Kind {
        REQUEST_WEIGHT,
        ORDERS,
        RAW_REQUESTS
    }

    /**
     * What the venue says is used of a limit.
     *
     * @param limit 0 if it was not told
     */
    public record Use(Kind kind, long intervalNanos, int limit, int used) {}

    private static final String WEIGHT_HEADER = "x-mbx-used-weight-";
    private static final String ORDERS_HEADER = "x-mbx-order-count-";

    /** The limits in the documents' examples, to begin with; {@code exchangeInfo} tells the real ones. */
    public static List<RateLimit> documented() {
        return List.of(
                new RateLimit(Kind.REQUEST_WEIGHT, 60 * UtcNanos.PER_SECOND, 6_000),
                new RateLimit(Kind.ORDERS, 10 * UtcNanos.PER_SECOND, 50),
                new RateLimit(Kind.ORDERS, 86_400 * UtcNanos.PER_SECOND, 160_000),
                new RateLimit(Kind.RAW_REQUESTS, 300 * UtcNanos.PER_SECOND, 61_000));
    }

    /** The limits of {@code exchangeInfo}; what is not understood is left out. */
    public static List<RateLimit> of(JsonNode rateLimits) {
        List<RateLimit> limits = new ArrayList<>();
        for (Use use : uses(rateLimits)) {
            if (use.limit() > 0) {
                limits.add(new RateLimit(use.kind(), use.intervalNanos(), use.limit()));
            }
        }
        return limits;
    }

    private static List<Use> uses(JsonNode rateLimits) {
        try (JsonParser parser = rateLimits.traverse()) {
            parser.nextToken();
            return uses(parser);
        } catch (IOException e) {
            throw new IllegalStateException("a tree can always be read", e);
        }
    }

    /**
     * The {@code rateLimits} of a WebSocket API answer, at whose value the parser stands; what is not understood is
     * left out. Every answer has them, so no tree is made of them.
     */
    static List<Use> uses(JsonParser parser) throws IOException {
        List<Use> uses = new ArrayList<>(4);
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return uses;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                use(parser).ifPresent(uses::add);
            } else {
                parser.skipChildren();
            }
        }
        return uses;
    }

    private static Optional<Use> use(JsonParser parser) throws IOException {
        String type = "";
        String unit = "";
        long number = 0;
        int limit = 0;
        int used = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "rateLimitType" -> type = parser.getValueAsString("");
                case "interval" -> unit = parser.getValueAsString("");
                case "intervalNum" -> number = parser.getValueAsLong();
                case "limit" -> limit = count(parser);
                case "count" -> used = count(parser);
                default -> {}
            }
            parser.skipChildren();
        }
        long interval = unit.isEmpty() ? 0 : number * unitNanos(unit.charAt(0));
        Optional<Kind> kind = kind(type);
        return kind.isPresent() && interval > 0
                ? Optional.of(new Use(kind.get(), interval, limit, used))
                : Optional.empty();
    }

    /**
     * What a REST header tells of a limit ({@code rest-api.md}, General Info on Limits), such as {@code
     * X-MBX-USED-WEIGHT-1M: 24}; empty for any other header.
     */
    public static Optional<Use> header(String name, String value) {
        boolean weight = name.regionMatches(true, 0, WEIGHT_HEADER, 0, WEIGHT_HEADER.length());
        if (!weight && !name.regionMatches(true, 0, ORDERS_HEADER, 0, ORDERS_HEADER.length())) {
            return Optional.empty();
        }
        String interval = name.substring(WEIGHT_HEADER.length());
        try {
            int last = interval.length() - 1;
            long nanos = Integer.parseInt(interval.substring(0, Math.max(0, last)))
                    * unitNanos(Character.toUpperCase(interval.charAt(last)));
            return nanos <= 0
                    ? Optional.empty()
                    : Optional.of(new Use(
                            weight ? Kind.REQUEST_WEIGHT : Kind.ORDERS, nanos, 0, Integer.parseInt(value.strip())));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static int count(JsonParser parser) throws IOException {
        return Math.clamp(parser.getValueAsLong(), 0, Integer.MAX_VALUE);
    }

    private static Optional<Kind> kind(String text) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static long unitNanos(char letter) {
        return switch (letter) {
            case 'S' -> UtcNanos.PER_SECOND;
            case 'M' -> 60 * UtcNanos.PER_SECOND;
            case 'H' -> 3_600 * UtcNanos.PER_SECOND;
            case 'D' -> 86_400 * UtcNanos.PER_SECOND;
            default -> 0;
        };
    }
}
