package dev.sluice.venue.binance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A message of the WebSocket API ({@code web-socket-api.md}, Response format and Event format): an answer with {@code
 * id} and {@code status}, or an event.
 */
final class ApiMessage {
    /** The id of an answer that bears none, or one that is no number of ours. */
    static final long NO_ID = -1;

    private long id = NO_ID;
    private int status;
    private byte[] result = new byte[0];
    private JsonNode error = MissingNode.getInstance();
    private List<RateLimit.Use> rateLimits = List.of();
    private JsonNode event = MissingNode.getInstance();

    private ApiMessage() {}

    /**
     * Reads a message whole or not at all.
     *
     * @throws IOException if it is no JSON object, or neither an answer nor an event
     */
    static ApiMessage read(byte[] bytes, int offset, int length) throws IOException {
        ApiMessage message = new ApiMessage();
        try (JsonParser parser = ErrorAnswers.JSON.getFactory().createParser(bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the message is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                message.field(name, parser, bytes, offset);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new IOException("the message does not end with its object");
            }
        }
        if (message.status == 0 && !message.isEvent()) {
            throw new IOException("the message is neither an answer nor an event");
        }
        return message;
    }

    private void field(String name, JsonParser parser, byte[] bytes, int offset) throws IOException {
        switch (name) {
            case "id" -> id = parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : NO_ID;
            case "status" -> status = parser.getIntValue();
            case "result" -> {
                int from = offset + (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                result = Arrays.copyOfRange(
                        bytes, from, offset + (int) parser.currentLocation().getByteOffset());
            }
            case "error" -> error = parser.readValueAsTree();
            case "rateLimits" -> rateLimits = RateLimit.uses(parser);
            case "event" -> event = parser.readValueAsTree();
            default -> parser.skipChildren();
        }
    }

    boolean isEvent() {
        return event.isObject();
    }

    long id() {
        return id;
    }

    int status() {
        return status;
    }

    /** The JSON of {@code result}. */
    byte[] result() {
        return result;
    }

    JsonNode event() {
        return event;
    }

    List<RateLimit.Use> rateLimits() {
        return rateLimits;
    }

    boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** What it answers to its request. */
    VenueAnswer answer() {
        return isOk() ? new VenueAnswer.Ok(result) : ErrorAnswers.api(status, error);
    }
}
