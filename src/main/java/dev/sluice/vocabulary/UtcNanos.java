package dev.sluice.vocabulary;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Times in the core are {@code long} nanoseconds since 1970-01-01T00:00Z (good until 2262); this is their text. */
public final class UtcNanos {
    public static final long PER_MILLI = 1_000_000L;
    public static final long PER_SECOND = 1_000_000_000L;

    private UtcNanos() {}

    public static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }

    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
    }

    /** ISO-8601 UTC, such as {@code 2024-08-08T23:54:14.208809267Z}. */
    public static String format(long nanos) {
        return DateTimeFormatter.ISO_INSTANT.format(toInstant(nanos));
    }
}
