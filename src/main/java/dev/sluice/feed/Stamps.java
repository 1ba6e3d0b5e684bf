package dev.sluice.feed;

import dev.sluice.vocabulary.UtcNanos;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Times as tables write them, as UTC nanoseconds. What names no zone is UTC.
 *
 * <p>A whole number is a time since 1970, whose unit follows from its size: below 10¹¹ seconds (until the year 5138),
 * below 10¹⁴ milliseconds, below 10¹⁷ microseconds, else nanoseconds. Eight digits are a date.
 */
final class Stamps {
    private static final long SECONDS_BELOW = 100_000_000_000L;
    private static final long MILLISECONDS_BELOW = 100_000_000_000_000L;
    private static final long MICROSECONDS_BELOW = 100_000_000_000_000_000L;
    private static final long SECONDS_A_DAY = 86_400;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,19}");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-./]?(\\d{2})[-./]?(\\d{2})(?:[T ]+(.+))?");
    private static final Pattern ZONE = Pattern.compile("(.*?) ?(Z|UTC|[+-]\\d{2}:?\\d{2})");
    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ISO_LOCAL_TIME,
            DateTimeFormatter.ofPattern("HHmmss"),
            DateTimeFormatter.ofPattern("HHmm"));

    private Stamps() {}

    /** The nanoseconds of a number whose unit its size tells; {@code Long.MAX_VALUE} if that is beyond 2262. */
    static long ofNumber(long number) {
        return times(number, unit(number));
    }

    /** Nanoseconds that one step of such a number has. */
    static long unit(long number) {
        if (number < SECONDS_BELOW) {
            return UtcNanos.PER_SECOND;
        }
        return number < MILLISECONDS_BELOW ? 1_000_000 : number < MICROSECONDS_BELOW ? 1_000 : 1;
    }

    static long times(long number, long unit) {
        return number > Long.MAX_VALUE / unit ? Long.MAX_VALUE : number * unit;
    }

    /** What {@link #of} says of the usual forms: a number, 2024-01-31, 2024-01-31 23:59:00; −1 for any other. */
    static long ofUsual(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 5 || bytes[from + 4] < '0') {
            return length == 10 || length == 19 ? ofDate(bytes, from, length) : -1;
        }
        long number = digits(bytes, from, length);
        return number < 0 || length == 8 || length > 19 ? -1 : ofNumber(number);
    }

    private static long ofDate(byte[] bytes, int from, int length) {
        long year = digits(bytes, from, 4);
        long month = digits(bytes, from + 5, 2);
        long day = digits(bytes, from + 8, 2);
        boolean usual = bytes[from + 4] == '-' && bytes[from + 7] == '-' && year >= 1970 && year < 2262;
        if (!usual || month < 1 || month > 12 || day < 1 || day > 28) {
            return -1;
        }
        long second = LocalDate.of((int) year, (int) month, (int) day).toEpochDay() * SECONDS_A_DAY;
        if (length == 19) {
            long hour = digits(bytes, from + 11, 2);
            long minute = digits(bytes, from + 14, 2);
            long seconds = digits(bytes, from + 17, 2);
            boolean parted = bytes[from + 10] == ' ' || bytes[from + 10] == 'T';
            boolean colons = bytes[from + 13] == ':' && bytes[from + 16] == ':';
            boolean inDay = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && seconds >= 0 && seconds < 60;
            if (!parted || !colons || !inDay) {
                return -1;
            }
            second += hour * 3_600 + minute * 60 + seconds;
        }
        return second * UtcNanos.PER_SECOND;
    }

    private static long digits(byte[] bytes, int from, int length) {
        long number = length > Long.BYTES ? Words.digits(Words.at(bytes, from)) : 0;
        if (number < 0) {
            return -1;
        }
        for (int at = length > Long.BYTES ? from + Long.BYTES : from; at < from + length; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return -1;
            }
            number = number * 10 + (bytes[at] - '0');
        }
        return number;
    }

    /**
     * A number or a date, with or without a time of day.
     *
     * @throws BadRowException if it is neither
     */
    static long of(String text) throws BadRowException {
        String stamp = text.strip();
        if (DIGITS.matcher(stamp).matches() && stamp.length() != 8) {
            return number(stamp);
        }
        var parts = DATE.matcher(stamp);
        if (!parts.matches()) {
            throw refused(text);
        }
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
            String clock = parts.group(4);
            return clock == null ? nanos(date.atStartOfDay().atOffset(ZoneOffset.UTC)) : at(date, clock, text);
        } catch (DateTimeException e) {
            throw refused(text);
        }
    }

    private static long number(String digits) {
        try {
            return ofNumber(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static long at(LocalDate date, String clock, String text) throws BadRowException {
        var zoned = ZONE.matcher(clock);
        ZoneOffset offset = ZoneOffset.UTC;
        String time = clock;
        if (zoned.matches()) {
            time = zoned.group(1);
            String zone = zoned.group(2);
            offset = zone.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(zone);
        }
        return nanos(LocalDateTime.of(date, time(time, text)).atOffset(offset));
    }

    private static LocalTime time(String time, String text) throws BadRowException {
        for (DateTimeFormatter format : TIMES) {
            try {
                return LocalTime.parse(time, format);
            } catch (DateTimeException e) {
                // the next form is tried
            }
        }
        throw refused(text);
    }

    private static long nanos(OffsetDateTime time) throws BadRowException {
        if (time.getYear() < 1970 || time.getYear() > 2261) {
            throw new BadRowException(DefectKind.BAD_TIME, "time must be after 1970 and before 2262 but is " + time);
        }
        return UtcNanos.of(time.toInstant());
    }

    private static BadRowException refused(String text) {
        return new BadRowException(
                DefectKind.MALFORMED,
                "time must be a date such as 2024-01-31 or 2024-01-31 23:59:00, or a number since 1970, but is \""
                        + MessageFields.shortened(text) + "\"");
    }
}
