package dev.sluice.journal.postgres;

import java.util.Optional;

/**
 * Which entries are wanted.
 *
 * @param fromNanos not before, UTC nanoseconds since the epoch
 * @param toNanos before
 * @param kind of exactly this kind
 * @param orderId about exactly this order
 */
public record JournalFilter(
        Optional<Long> fromNanos, Optional<Long> toNanos, Optional<String> kind, Optional<String> orderId) {
    /** All entries. */
    public static final JournalFilter ALL =
            new JournalFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
