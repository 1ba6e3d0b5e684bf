package dev.sluice.venue.paper.binance;

import java.util.Locale;
import java.util.Optional;

/** In which unit a client wants to read times ({@code rest-api.md}, "General API Information"). */
public enum TimeScale {
    MILLISECOND(1_000_000),
    MICROSECOND(1_000);

    private final long nanos;

    TimeScale(long nanos) {
        this.nanos = nanos;
    }

    /** The number that is written for a time in UTC nanoseconds; rounded down. */
    long of(long utcNanos) {
        return Math.floorDiv(utcNanos, nanos);
    }

    /**
     * What the header {@code X-MBX-TIME-UNIT} or the URL parameter {@code timeUnit} says; milliseconds if nothing.
     *
     * @throws ApiError -1194 for any other word
     */
    public static TimeScale parse(Optional<String> word) {
        return switch (word.map(text -> text.toUpperCase(Locale.ROOT)).orElse("MILLISECOND")) {
            case "MILLISECOND" -> MILLISECOND;
            case "MICROSECOND" -> MICROSECOND;
            default ->
                throw ApiError.of(-1194, "Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");
        };
    }
}
