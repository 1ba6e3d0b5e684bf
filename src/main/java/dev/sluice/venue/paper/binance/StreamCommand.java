package dev.sluice.venue.paper.binance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client says on a market stream connection ({@code web-socket-streams.md}, "Live Subscribing/Unsubscribing to
 * streams").
 */
record StreamCommand(@Nullable Object id, Method method, List<Object> params) {
    private static final int ID_LIMIT = 36;

    enum Method {
        SUBSCRIBE,
        UNSUBSCRIBE,
        LIST_SUBSCRIPTIONS,
        SET_PROPERTY,
        GET_PROPERTY
    }

    /** One of the errors of "Error Messages" there. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        private final int code;
        private final transient @Nullable Object id;

        RefusedException(int code, String message, @Nullable Object id) {
            super(message);
            this.code = code;
            this.id = id;
        }

        JsonObject json() {
            JsonObject json = new JsonObject().put("code", code).put("msg", String.valueOf(getMessage()));
            return id == null ? json : json.member("id", id);
        }
    }

    static StreamCommand read(String frame) throws RefusedException {
        Map<?, ?> sent = object(frame);
        Object id = sent.get("id");
        if (!isId(id)) {
            throw refused("request ID must be an unsigned integer", null);
        }
        if (!(sent.get("method") instanceof String word)) {
            throw refused("missing field `method` at line 1 column " + frame.length(), id);
        }
        Object params = sent.get("params");
        List<Object> list = new ArrayList<>();
        if (params instanceof List<?> items) {
            items.forEach(list::add);
        } else if (params != null) {
            throw refused("params must be an array", id);
        }
        return new StreamCommand(id, method(word, frame, id), list);
    }

    private static Map<?, ?> object(String frame) throws RefusedException {
        try {
            if (JsonReader.read(frame) instanceof Map<?, ?> sent) {
                return sent;
            }
            throw new RefusedException(3, "Invalid JSON: expected value at line 1 column 1", null);
        } catch (JsonReader.MalformedJsonException e) {
            throw new RefusedException(
                    3, "Invalid JSON: expected value at line " + e.line + " column " + e.column, null);
        }
    }

    private static boolean isId(@Nullable Object id) {
        return id == null
                || (id instanceof JsonReader.Number number && number.text().matches("-?[0-9]{1,19}"))
                || (id instanceof String text && text.length() <= ID_LIMIT && text.matches("[A-Za-z0-9-]*"));
    }

    private static Method method(String word, String frame, @Nullable Object id) throws RefusedException {
        for (Method method : Method.values()) {
            if (method.name().equals(word)) {
                return method;
            }
        }
        throw refused(
                "unknown variant `" + word + "`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, "
                        + "`SET_PROPERTY`, `GET_PROPERTY` at line 1 column "
                        + (frame.indexOf(word) + word.length() + 1),
                id);
    }

    static RefusedException refused(String why, @Nullable Object id) {
        return new RefusedException(2, "Invalid request: " + why, id);
    }

    /** The streams that it names. */
    List<String> streams() throws RefusedException {
        List<String> names = new ArrayList<>();
        for (Object param : params) {
            if (!(param instanceof String name) || name.isEmpty()) {
                throw refused("stream name must be a string", id);
            }
            names.add(name);
        }
        return names;
    }
}
