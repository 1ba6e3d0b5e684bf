package dev.sluice.venue.paper.binance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request of the WebSocket API ({@code web-socket-api.md}, "Request format").
 *
 * @param id null, a string or a whole number, as it was sent
 * @param params each value as text
 */
record WsRequest(@Nullable Object id, String method, Map<String, String> params) {
    private static final String SIGNATURE = "signature";

    /** A request that cannot be read. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient @Nullable Object id;
        private final ApiError error;

        UnreadableException(@Nullable Object id, ApiError error) {
            super(error);
            this.id = id;
            this.error = error;
        }

        /** The id that it had, if that much could be read. */
        @Nullable Object id() {
            return id;
        }

        ApiError error() {
            return error;
        }
    }

    static WsRequest read(String frame) throws UnreadableException {
        Map<?, ?> request = object(frame);
        Object id = request.get("id");
        if (!request.containsKey("id") || !isId(id)) {
            throw new UnreadableException(null, malformed("id"));
        }
        if (!(request.get("method") instanceof String method)) {
            throw new UnreadableException(id, malformed("method"));
        }
        Object params = request.get("params");
        if (params != null && !(params instanceof Map<?, ?>)) {
            throw new UnreadableException(id, malformed("params"));
        }
        return new WsRequest(id, method, texts(id, params instanceof Map<?, ?> sent ? sent : Map.of()));
    }

    private static Map<?, ?> object(String frame) throws UnreadableException {
        try {
            if (JsonReader.read(frame) instanceof Map<?, ?> request) {
                return request;
            }
        } catch (JsonReader.MalformedJsonException e) {
            // Answered like any other text that is no request.
        }
        throw new UnreadableException(null, ApiError.of(-1135, "Invalid JSON Request"));
    }

    private static boolean isId(@Nullable Object id) {
        return id == null
                || id instanceof String
                || (id instanceof JsonReader.Number number && number.text().matches("-?[0-9]{1,19}"));
    }

    private static ApiError malformed(String field) {
        return ApiError.of(-1135, "JSON sent for parameter '" + field + "' is not valid");
    }

    private static Map<String, String> texts(@Nullable Object id, Map<?, ?> sent) throws UnreadableException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : sent.entrySet()) {
            String name = String.valueOf(each.getKey());
            switch (each.getValue()) {
                case String text -> texts.put(name, text);
                case JsonReader.Number number -> texts.put(name, number.text());
                case Boolean flag -> texts.put(name, flag.toString());
                case List<?> list -> texts.put(name, JsonWriter.write(list, TimeScale.MILLISECOND));
                case null -> texts.put(name, "");
                default -> throw new UnreadableException(id, malformed(name));
            }
        }
        return texts;
    }

    /** What is signed: all parameters but the signature, sorted by name (there, "SIGNED request example"). */
    String signed() {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(params).forEach((name, value) -> {
            if (!name.equals(SIGNATURE)) {
                pairs.add(name + "=" + value);
            }
        });
        return String.join("&", pairs);
    }
}
