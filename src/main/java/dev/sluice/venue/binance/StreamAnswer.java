package dev.sluice.venue.binance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The server's answer to {@code SUBSCRIBE} or {@code UNSUBSCRIBE} ({@code web-socket-streams.md}, "Live
 * Subscribing/Unsubscribing to streams").
 *
 * @param id the request's, or -1 where the answer names none
 * @param error empty if the request was done
 */
record StreamAnswer(long id, String error) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Reads a message that was JSON already; {@code error} says so if it is no answer. */
    static StreamAnswer read(byte[] bytes, int offset, int length) {
        Reading reading = new Reading();
        try (JsonParser parser = JSON.createParser(bytes, offset, length)) {
            parser.nextToken();
            reading.object(parser);
        } catch (IOException e) {
            return new StreamAnswer(-1, "not JSON");
        }
        return reading.answer();
    }

    private static final class Reading {
        private long id = -1;
        private boolean done;
        private String message = "";

        void object(JsonParser parser) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "id" -> id = value == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : -1;
                    case "result" -> done = value == JsonToken.VALUE_NULL;
                    case "msg" -> message = parser.getText();
                    case "error" -> {
                        if (value == JsonToken.START_OBJECT) {
                            object(parser);
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
        }

        StreamAnswer answer() {
            if (!message.isEmpty()) {
                return new StreamAnswer(id, message);
            }
            return new StreamAnswer(id, done ? "" : "neither a result nor an error");
        }
    }
}
