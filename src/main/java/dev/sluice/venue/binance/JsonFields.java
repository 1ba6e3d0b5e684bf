package dev.sluice.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/** The fields of one JSON object, each with the form that the documents give it. */
record JsonFields(JsonNode node) {
    private static final int DECIMAL_LENGTH_MAX = 40;

    /** Makes something of a field's text; throws {@link IllegalArgumentException} or {@link ArithmeticException}. */
    @FunctionalInterface
    interface Reading<T> {
        T of(String text);
    }

    static JsonNode parse(byte[] json) throws MalformedAnswerException {
        try {
            return ErrorAnswers.JSON.readTree(json);
        } catch (IOException e) {
            throw new MalformedAnswerException("the answer is no JSON");
        }
    }

    static JsonFields object(byte[] json) throws MalformedAnswerException {
        return object(parse(json));
    }

    static JsonFields object(JsonNode node) throws MalformedAnswerException {
        if (!node.isObject()) {
            throw new MalformedAnswerException("an object is missing");
        }
        return new JsonFields(node);
    }

    static JsonNode array(JsonNode node) throws MalformedAnswerException {
        if (!node.isArray()) {
            throw new MalformedAnswerException("an array is missing");
        }
        return node;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    String text(String name) throws MalformedAnswerException {
        JsonNode field = node.path(name);
        if (!field.isTextual()) {
            throw new MalformedAnswerException(name + " is missing or no text");
        }
        return field.textValue();
    }

    /** The text, or empty text if there is none. */
    String textOrEmpty(String name) {
        return node.path(name).asText("");
    }

    long number(String name) throws MalformedAnswerException {
        JsonNode field = node.path(name);
        if (!field.isIntegralNumber() || !field.canConvertToLong()) {
            throw new MalformedAnswerException(name + " is missing or no whole number");
        }
        return field.longValue();
    }

    boolean truth(String name) throws MalformedAnswerException {
        JsonNode field = node.path(name);
        if (!field.isBoolean()) {
            throw new MalformedAnswerException(name + " is missing or neither true nor false");
        }
        return field.booleanValue();
    }

    /** Milliseconds since the epoch, as nanoseconds. */
    long timeNanos(String name) throws MalformedAnswerException {
        long millis = number(name);
        if (millis < 0 || millis > Long.MAX_VALUE / UtcNanos.PER_MILLI) {
            throw new MalformedAnswerException(name + " is no time");
        }
        return millis * UtcNanos.PER_MILLI;
    }

    Symbol symbol(String name) throws MalformedAnswerException {
        return read(name, Symbol::new);
    }

    Asset asset(String name) throws MalformedAnswerException {
        return read(name, Asset::new);
    }

    /** Whether the desk can name that asset; some names have letters of other scripts, and those it cannot trade. */
    boolean namesAsset(String name) throws MalformedAnswerException {
        String text = text(name);
        return !text.isEmpty() && text.chars().allMatch(c -> c < 128);
    }

    BigDecimal decimal(String name) throws MalformedAnswerException {
        return read(name, text -> {
            if (text.length() > DECIMAL_LENGTH_MAX || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
                throw new IllegalArgumentException("no plain decimal");
            }
            return new BigDecimal(text);
        });
    }

    Quantity quantity(String name) throws MalformedAnswerException {
        return read(name, Quantity::of);
    }

    Price price(String name) throws MalformedAnswerException {
        return read(name, Price::of);
    }

    /** A price of which 0, or its absence, means that there is none. */
    Optional<Price> priceIfAny(String name) throws MalformedAnswerException {
        return has(name) && decimal(name).signum() != 0 ? Optional.of(price(name)) : Optional.empty();
    }

    /** A quantity of which 0, or its absence, means that there is none. */
    Optional<Quantity> quantityIfAny(String name) throws MalformedAnswerException {
        return has(name) && decimal(name).signum() != 0 ? Optional.of(quantity(name)) : Optional.empty();
    }

    <E extends Enum<E>> E constant(Class<E> type, String name) throws MalformedAnswerException {
        return read(name, text -> Enum.valueOf(type, text));
    }

    <T> T read(String name, Reading<T> reading) throws MalformedAnswerException {
        String text = text(name);
        try {
            return reading.of(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedAnswerException(name + " is not what it should be", e);
        }
    }
}
