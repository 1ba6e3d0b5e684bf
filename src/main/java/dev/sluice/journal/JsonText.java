package dev.sluice.journal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes one canonical JSON value; {@link CanonicalJson} documents the form. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(512);
    private int depth;

    JsonText value(@Nullable Object value, String where) {
        switch (value) {
            case String text -> string(text, where);
            case Boolean flag -> out.append(flag.booleanValue());
            case Long number -> out.append(number.longValue());
            case Integer number -> out.append(number.intValue());
            case Map<?, ?> map -> object(map, where);
            case List<?> list -> array(list, where);
            case null -> throw refused(where, "is null; leave the key out");
            case Double _, Float _ -> throw refused(where, "is floating point; write decimals as strings");
            default -> throw refused(where, "is a " + value.getClass().getName() + "; write it as a string");
        }
        return this;
    }

    private void object(Map<?, ?> map, String where) {
        enter(where);
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(key(key, where), value));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            out.append(separator);
            string(member.getKey(), where);
            out.append(':');
            value(member.getValue(), where + "/" + member.getKey());
            separator = ",";
        }
        out.append('}');
        depth--;
    }

    private static String key(@Nullable Object key, String where) {
        if (key instanceof String text) {
            return text;
        }
        throw refused(where, "has a key that is no string: " + key);
    }

    private void array(List<?> list, String where) {
        enter(where);
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            value(list.get(i), where + "/" + i);
        }
        out.append(']');
        depth--;
    }

    private void enter(String where) {
        if (++depth > CanonicalJson.DEPTH_MAX) {
            throw refused(where, "is nested deeper than " + CanonicalJson.DEPTH_MAX);
        }
    }

    private void string(String text, String where) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i = pair(text, i, where);
            } else if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                control(c, where);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** Appends the pair that starts at {@code index} and returns the index of its second half. */
    private int pair(String text, int index, String where) {
        if (index + 1 == text.length() || !Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1))) {
            throw refused(where, "has half a surrogate pair, which UTF-8 cannot hold");
        }
        out.append(text, index, index + 2);
        return index + 1;
    }

    private void control(char c, String where) {
        switch (c) {
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            case 0 -> throw refused(where, "has U+0000, which PostgreSQL cannot hold");
            default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }

    private static JournalFormatException refused(String where, String why) {
        return new JournalFormatException("the value at \"" + where + "\" " + why);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
