package dev.sluice.venue.paper.binance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what clients send as JSON: maps, lists, strings, booleans, null, and numbers as {@link Number} with the text
 * that was sent, because signatures are made over that text.
 */
final class JsonReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(100_000)
                    .build())
            .build();

    private JsonReader() {}

    /** A number as it was written. */
    record Number(String text) {}

    /** Text that is no JSON, and where. */
    static final class MalformedJsonException extends Exception {
        private static final long serialVersionUID = 1;

        final int line;
        final int column;

        MalformedJsonException(int line, int column) {
            super("no JSON value at line " + line + " column " + column);
            this.line = line;
            this.column = column;
        }
    }

    static @Nullable Object read(String text) throws MalformedJsonException {
        try (JsonParser parser = JSON.createParser(text)) {
            try {
                Object value = value(parser, parser.nextToken());
                if (parser.nextToken() != null) {
                    throw malformed(parser);
                }
                return value;
            } catch (IOException e) {
                throw malformed(parser);
            }
        } catch (IOException e) {
            throw new IllegalStateException("text cannot be closed", e);
        }
    }

    private static MalformedJsonException malformed(JsonParser parser) {
        return new MalformedJsonException(
                Math.max(1, parser.currentLocation().getLineNr()),
                Math.max(0, parser.currentLocation().getColumnNr()));
    }

    private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
            throws IOException, MalformedJsonException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Number(parser.getText());
            case null, default -> throw malformed(parser);
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException, MalformedJsonException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            members.put(key, value(parser, parser.nextToken()));
        }
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException, MalformedJsonException {
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return items;
    }
}
