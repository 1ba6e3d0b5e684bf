package dev.sluice.venue.paper.binance;

import dev.sluice.vocabulary.UtcNanos;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How long a kline is ({@code rest-api.md}, "Kline/Candlestick data"). */
enum Interval {
    S1("1s", TimeUnit.SECONDS, 1),
    M1("1m", TimeUnit.MINUTES, 1),
    M3("3m", TimeUnit.MINUTES, 3),
    M5("5m", TimeUnit.MINUTES, 5),
    M15("15m", TimeUnit.MINUTES, 15),
    M30("30m", TimeUnit.MINUTES, 30),
    H1("1h", TimeUnit.HOURS, 1),
    H2("2h", TimeUnit.HOURS, 2),
    H4("4h", TimeUnit.HOURS, 4),
    H6("6h", TimeUnit.HOURS, 6),
    H8("8h", TimeUnit.HOURS, 8),
    H12("12h", TimeUnit.HOURS, 12),
    D1("1d", TimeUnit.DAYS, 1),
    D3("3d", TimeUnit.DAYS, 3),
    W1("1w", TimeUnit.DAYS, 7),
    MONTH("1M", TimeUnit.DAYS, 31);

    /** 1970-01-01 was a Thursday; weeks begin on Monday. */
    private static final long FIRST_MONDAY_NANOS = TimeUnit.DAYS.toNanos(4);

    final String word;
    private final long nanos;

    Interval(String word, TimeUnit unit, int count) {
        this.word = word;
        this.nanos = unit.toNanos(count);
    }

    static Optional<Interval> of(String word) {
        return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /**
     * When the kline that contains a moment opens.
     *
     * @param offsetNanos of the time zone, east positive
     */
    long start(long atNanos, long offsetNanos) {
        if (this == MONTH) {
            return month(atNanos, offsetNanos, 0);
        }
        long origin = (this == W1 ? FIRST_MONDAY_NANOS : 0) - offsetNanos;
        return atNanos - Math.floorMod(atNanos - origin, nanos);
    }

    /** When the kline that opens then is over. */
    long end(long startNanos, long offsetNanos) {
        return this == MONTH ? month(startNanos, offsetNanos, 1) : startNanos + nanos;
    }

    private static long month(long atNanos, long offsetNanos, int later) {
        Instant local = UtcNanos.toInstant(atNanos + offsetNanos);
        LocalDate first =
                LocalDate.ofInstant(local, ZoneOffset.UTC).withDayOfMonth(1).plusMonths(later);
        return UtcNanos.of(first.atStartOfDay(ZoneOffset.UTC).toInstant()) - offsetNanos;
    }
}
