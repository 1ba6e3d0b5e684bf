package dev.sluice.vocabulary;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long candles last and where they begin, such as {@code 1s, 15m, 4h, 1d, 1w, 1M} (Binance's words) or
 * {@code 1d@22:00}.
 *
 * <p>All begin at whole multiples of their length since 1970-01-01T00:00Z; weeks since Monday 1970-01-05, months with
 * the calendar's. An offset moves every beginning by the same time: a {@code 1d@22:00} lasts from 22:00 to 22:00 UTC.
 *
 * @param count units that one lasts, 1 to {@value #COUNT_MAX}
 * @param offsetNanos whole minutes, zero or more, less than a day and less than the length
 */
public record CandleInterval(int count, Unit unit, long offsetNanos) {
    public static final CandleInterval ONE_SECOND = new CandleInterval(1, Unit.SECOND, 0);
    public static final CandleInterval ONE_MINUTE = new CandleInterval(1, Unit.MINUTE, 0);
    public static final CandleInterval ONE_HOUR = new CandleInterval(1, Unit.HOUR, 0);
    public static final CandleInterval ONE_DAY = new CandleInterval(1, Unit.DAY, 0);

    static final int COUNT_MAX = 10_000;

    private static final Pattern TEXT =
            Pattern.compile("([1-9]\\d{0,3}|10000)([smhdwM])(?:@([01]\\d|2[0-3]):([0-5]\\d))?");
    private static final long MINUTE = 60 * UtcNanos.PER_SECOND;
    private static final long DAY = 86_400 * UtcNanos.PER_SECOND;
    private static final long FIRST_MONDAY = 4 * DAY;
    private static final int YEAR_ZERO = 1970;
    private static final int MONTHS = 12;

    /** What an interval is counted in. A month has no fixed length. */
    public enum Unit {
        SECOND("s", UtcNanos.PER_SECOND),
        MINUTE("m", CandleInterval.MINUTE),
        HOUR("h", 60 * CandleInterval.MINUTE),
        DAY("d", CandleInterval.DAY),
        WEEK("w", 7 * CandleInterval.DAY),
        MONTH("M", 0);

        private final String code;
        private final long nanos;

        Unit(String code, long nanos) {
            this.code = code;
            this.nanos = nanos;
        }

        private static Unit of(String code) {
            for (Unit unit : values()) {
                if (unit.code.equals(code)) {
                    return unit;
                }
            }
            throw new IllegalArgumentException("no unit " + code);
        }
    }

    public CandleInterval {
        if (count < 1 || count > COUNT_MAX) {
            throw new IllegalArgumentException("count must be 1 to " + COUNT_MAX + " but is " + count);
        }
        boolean fits = offsetNanos < DAY && (unit == Unit.MONTH || offsetNanos < count * unit.nanos);
        if (offsetNanos < 0 || offsetNanos % MINUTE != 0 || !fits) {
            throw new IllegalArgumentException("an interval cannot begin so late: " + offsetNanos + " ns");
        }
    }

    /**
     * Parses {@code COUNT UNIT [@HH:MM]} without spaces; the unit is one of {@code s m h d w M}.
     *
     * @throws IllegalArgumentException for any other text, naming it
     */
    public static CandleInterval of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            String shown = text.length() > 20 ? text.substring(0, 20) + "…" : text;
            throw new IllegalArgumentException("\"" + shown + "\" is no interval such as 15m, 1h or 1d@22:00");
        }
        long offset = matcher.group(3) == null
                ? 0
                : (Integer.parseInt(matcher.group(3)) * 60L + Integer.parseInt(matcher.group(4))) * MINUTE;
        return new CandleInterval(Integer.parseInt(matcher.group(1)), Unit.of(matcher.group(2)), offset);
    }

    /** Start of the interval in which a moment lies; both UTC nanoseconds since the epoch. */
    public long startOf(long nanos) {
        if (unit == Unit.MONTH) {
            return monthStart(month(nanos));
        }
        return nanos - Math.floorMod(nanos - anchor(), count * unit.nanos);
    }

    /** End, exclusive, of the interval in which a moment lies. */
    public long endOf(long nanos) {
        return unit == Unit.MONTH ? monthStart(month(nanos) + count) : startOf(nanos) + count * unit.nanos;
    }

    /** Whether whole intervals of the other kind fill each of these. */
    public boolean isMadeOf(CandleInterval shorter) {
        if (shorter.unit == Unit.MONTH) {
            return unit == Unit.MONTH && count % shorter.count == 0 && offsetNanos == shorter.offsetNanos;
        }
        long part = shorter.count * shorter.unit.nanos;
        long whole = unit == Unit.MONTH ? DAY : count * unit.nanos;
        return whole % part == 0 && Math.floorMod(anchor() - shorter.anchor(), part) == 0;
    }

    private long anchor() {
        return (unit == Unit.WEEK ? FIRST_MONDAY : 0) + offsetNanos;
    }

    /** Months since January 1970 at which the interval of a moment begins. */
    private long month(long nanos) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(nanos - offsetNanos, DAY));
        long month = (date.getYear() - YEAR_ZERO) * (long) MONTHS + date.getMonthValue() - 1;
        return month - Math.floorMod(month, count);
    }

    private long monthStart(long month) {
        int year = (int) Math.floorDiv(month, MONTHS) + YEAR_ZERO;
        return LocalDate.of(year, (int) Math.floorMod(month, MONTHS) + 1, 1).toEpochDay() * DAY + offsetNanos;
    }

    /** As {@link #of} takes it. */
    @Override
    public String toString() {
        long minutes = offsetNanos / MINUTE;
        String offset = minutes == 0 ? "" : String.format(Locale.ROOT, "@%02d:%02d", minutes / 60, minutes % 60);
        return count + unit.code + offset;
    }
}
