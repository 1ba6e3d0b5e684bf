package dev.sluice.indicator;

import dev.sluice.vocabulary.UtcNanos;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** When a stretch of time begins and ends. */
@FunctionalInterface
interface Hours {
    /** The stretch of this local date, or the one that it belongs to. */
    Span on(LocalDate date);

    static Hours of(TradingSession session) {
        boolean isOvernight = !session.closing().isAfter(session.opening());
        return date -> Span.between(
                date.atTime(session.opening()).atZone(session.zone()),
                date.plusDays(isOvernight ? 1 : 0).atTime(session.closing()).atZone(session.zone()));
    }

    static Hours days(ZoneId zone) {
        return date -> Span.between(date.atStartOfDay(zone), date.plusDays(1).atStartOfDay(zone));
    }

    /** From Monday to Sunday. */
    static Hours weeks(ZoneId zone) {
        return date -> {
            LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return Span.between(monday.atStartOfDay(zone), monday.plusWeeks(1).atStartOfDay(zone));
        };
    }

    static Hours months(ZoneId zone) {
        return date -> {
            LocalDate first = date.withDayOfMonth(1);
            return Span.between(first.atStartOfDay(zone), first.plusMonths(1).atStartOfDay(zone));
        };
    }

    /**
     * A stretch of time.
     *
     * @param startNanos inclusive
     * @param endNanos exclusive
     */
    record Span(long startNanos, long endNanos) {
        /** Before any time. */
        static final Span NONE = new Span(Long.MIN_VALUE, Long.MIN_VALUE);

        static Span between(ZonedDateTime start, ZonedDateTime end) {
            return new Span(UtcNanos.of(start.toInstant()), UtcNanos.of(end.toInstant()));
        }

        boolean contains(long nanos) {
            return startNanos <= nanos && nanos < endNanos;
        }
    }
}
