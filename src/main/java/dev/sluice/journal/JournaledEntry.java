package dev.sluice.journal;

import dev.sluice.vocabulary.OrderId;
import java.util.Map;
import java.util.Optional;

/**
 * An entry read back from its canonical text.
 *
 * @param atNanos UTC nanoseconds since the epoch
 * @param payload as written, except that every whole number is a {@link Long}
 */
public record JournaledEntry(String kind, long atNanos, Optional<OrderId> orderId, Map<String, Object> payload)
        implements JournalEntry {}
