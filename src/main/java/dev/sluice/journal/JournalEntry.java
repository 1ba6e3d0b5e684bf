package dev.sluice.journal;

import dev.sluice.vocabulary.OrderId;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened, in the words of the room it happened in. A plain interface, because each room owns its own
 * sealed family of entries.
 */
public interface JournalEntry {
    /** The name of the event in the past tense, such as {@code order_submitted}; a published name is for ever. */
    String kind();

    /** When it happened: UTC nanoseconds since the epoch. */
    long atNanos();

    /** The order it is about, if it is about one. */
    default Optional<OrderId> orderId() {
        return Optional.empty();
    }

    /**
     * What happened. Values are {@link String}, {@link Boolean}, {@link Long}, {@link Integer}, {@link java.util.List}
     * and {@link Map} with string keys, and nothing else: decimals are strings, an absent value is an absent key.
     *
     * <p>Under a name of {@link Projections} it may carry the new full row of that projection (a map), or several (a
     * list of maps).
     */
    Map<String, Object> payload();
}
