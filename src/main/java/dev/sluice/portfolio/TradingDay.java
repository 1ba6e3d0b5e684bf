package dev.sluice.portfolio;

import dev.sluice.vocabulary.UtcNanos;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * When a day begins, from which the daily loss is measured: at a time of the wall clock of a time zone. Daylight saving
 * makes days of 23 and 25 hours. Where it skips the time, the day begins as much later as the clock jumps; where it
 * doubles it, the first of the two counts.
 */
public record TradingDay(LocalTime start, ZoneId zone) {
    /** Midnight UTC. */
    public static final TradingDay UTC = new TradingDay(LocalTime.MIDNIGHT, ZoneOffset.UTC);

    /** The day that a time belongs to, named by the date on which it began. */
    LocalDate of(long nanos) {
        LocalDate date = UtcNanos.toInstant(nanos).atZone(zone).toLocalDate();
        return nanos < beginNanos(date) ? date.minusDays(1) : date;
    }

    /** When that day begins. */
    long beginNanos(LocalDate day) {
        return UtcNanos.of(day.atTime(start).atZone(zone).toInstant());
    }
}
