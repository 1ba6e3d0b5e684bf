package dev.sluice.venue.paper.binance;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameter {@code timeZone}: {@code -1:00}, {@code 05:45}, {@code 8}; between -12:00 and +14:00. */
final class TimeZoneText {
    private static final Pattern FORM = Pattern.compile("([+-]?)([0-9]{1,2})(?::([0-9]{2}))?");
    private static final long WEST_MINUTES = -12 * 60;
    private static final long EAST_MINUTES = 14 * 60;

    private TimeZoneText() {}

    /** @throws ApiError -1130 */
    static long offsetNanos(Params params) {
        return params.textIfSent("timeZone").map(TimeZoneText::parse).orElse(0L);
    }

    private static long parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw ApiError.invalid("timeZone");
        }
        String minutes = form.group(3);
        long offset = Long.parseLong(form.group(2)) * 60 + (minutes == null ? 0 : Long.parseLong(minutes));
        long signed = form.group(1).equals("-") ? -offset : offset;
        if (signed < WEST_MINUTES || signed > EAST_MINUTES) {
            throw ApiError.invalid("timeZone");
        }
        return TimeUnit.MINUTES.toNanos(signed);
    }
}
