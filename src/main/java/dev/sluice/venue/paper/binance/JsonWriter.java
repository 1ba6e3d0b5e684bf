package dev.sluice.venue.paper.binance;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON values; {@link JsonObject} says which. */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(256);
    private final TimeScale scale;

    private JsonWriter(TimeScale scale) {
        this.scale = scale;
    }

    /** The value as compact text. */
    public static String write(@Nullable Object value, TimeScale scale) {
        JsonWriter writer = new JsonWriter(scale);
        writer.value(value);
        return writer.out.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case Boolean flag -> out.append(flag.booleanValue());
            case Long number -> out.append(number.longValue());
            case Integer number -> out.append(number.intValue());
            case WireTime time -> out.append(scale.of(time.nanos()));
            case JsonObject object -> object(object.members());
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            case JsonReader.Number number -> out.append(number.text());
            default -> throw new IllegalArgumentException(value.getClass() + " is no JSON value");
        }
    }

    private void object(Map<?, ? extends @Nullable Object> members) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ? extends @Nullable Object> member : members.entrySet()) {
            out.append(separator);
            string(String.valueOf(member.getKey()));
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void array(List<?> items) {
        out.append('[');
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            value(item);
            separator = ",";
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, written, i);
                escape(c);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }
}
