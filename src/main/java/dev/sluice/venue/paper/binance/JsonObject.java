package dev.sluice.venue.paper.binance;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object under construction, members in the order put. A JSON value is a {@code JsonObject}, a {@link List} of
 * JSON values, a {@link String}, {@link Long}, {@link Integer}, {@link Boolean}, {@link WireTime} or null.
 */
public final class JsonObject {
    private static final int SCALE = 8;

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** A price, a quantity or an amount, as text with eight decimals; what is finer is cut off. */
    public static String decimal(BigDecimal amount) {
        return amount.setScale(SCALE, RoundingMode.DOWN).toPlainString();
    }

    public JsonObject put(String name, @Nullable String text) {
        return member(name, text);
    }

    public JsonObject put(String name, long number) {
        return member(name, number);
    }

    public JsonObject put(String name, boolean flag) {
        return member(name, flag);
    }

    public JsonObject put(String name, JsonObject object) {
        return member(name, object);
    }

    public JsonObject put(String name, List<?> items) {
        return member(name, items);
    }

    public JsonObject put(String name, BigDecimal amount) {
        return member(name, decimal(amount));
    }

    public JsonObject put(String name, Price price) {
        return member(name, decimal(price.decimal()));
    }

    public JsonObject put(String name, Quantity quantity) {
        return member(name, decimal(quantity.decimal()));
    }

    /** A time in UTC nanoseconds. */
    public JsonObject time(String name, long utcNanos) {
        return member(name, new WireTime(utcNanos));
    }

    public JsonObject putNull(String name) {
        return member(name, null);
    }

    /** All members of another object, behind these. */
    public JsonObject putAll(JsonObject other) {
        members.putAll(other.members);
        return this;
    }

    /** Any JSON value. */
    JsonObject member(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    Map<String, @Nullable Object> members() {
        return members;
    }

    /** The text with times in milliseconds, for tests and logs. */
    @Override
    public String toString() {
        return JsonWriter.write(this, TimeScale.MILLISECOND);
    }
}
