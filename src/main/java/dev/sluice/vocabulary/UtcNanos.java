package dev.sluice.vocabulary;

import java.time.Instant;
import java.time.LocalDate;

/** Times in the core are {@code long} nanoseconds since 1970-01-01T00:00Z (good until 2262); this is their text. */
public final class UtcNanos {
    public static final long PER_MILLI = 1_000_000L;
    public static final long PER_SECOND = 1_000_000_000L;

    private static final long SECONDS_A_DAY = 86_400;

    private UtcNanos() {}

    public static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }

    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
    }

    /**
     * ISO-8601 UTC with no, three, six or nine decimals, such as {@code 2024-08-08T23:54:14.208809267Z}. The same text
     * as {@link Instant#toString}, whose general formatter is too slow for what is written several times a decision.
     */
    public static String format(long nanos) {
        long seconds = Math.floorDiv(nanos, PER_SECOND);
        int secondOfDay = (int) Math.floorMod(seconds, SECONDS_A_DAY);
        StringBuilder text = new StringBuilder(30).append(LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_A_DAY)));
        digits(text.append('T'), secondOfDay / 3_600, 10);
        digits(text.append(':'), secondOfDay / 60 % 60, 10);
        digits(text.append(':'), secondOfDay % 60, 10);
        int fraction = (int) Math.floorMod(nanos, PER_SECOND);
        if (fraction % 1_000_000 == 0 && fraction != 0) {
            digits(text.append('.'), fraction / 1_000_000, 100);
        } else if (fraction % 1_000 == 0 && fraction != 0) {
            digits(text.append('.'), fraction / 1_000, 100_000);
        } else if (fraction != 0) {
            digits(text.append('.'), fraction, 100_000_000);
        }
        return text.append('Z').toString();
    }

    /**
     * The inverse of {@link #format}.
     *
     * @throws java.time.format.DateTimeParseException for any other text
     */
    public static long parse(String text) {
        return of(Instant.parse(text));
    }

    private static void digits(StringBuilder text, int value, int first) {
        for (int place = first; place > 0; place /= 10) {
            text.append((char) ('0' + value / place % 10));
        }
    }
}
