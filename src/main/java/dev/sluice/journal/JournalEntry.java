package dev.sluice.journal;

import dev.sluice.vocabulary.OrderId;
import java.util.Map;
import java.util.Optional;

/** Something that happened, worth keeping for ever. */
public interface JournalEntry {
    /** What happened, in lower case with underscores; an entry's kind never changes its meaning. */
    String kind();

    /** When, UTC nanoseconds since the epoch. */
    long atNanos();

    /** The order it belongs to. */
    default Optional<OrderId> orderId() {
        return Optional.empty();
    }

    /** Details: strings, booleans, whole numbers, lists and maps of these; decimals are strings, nothing is null. */
    Map<String, Object> payload();
}
