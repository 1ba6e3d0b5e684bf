package dev.sluice.risk;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Some hours of some days of the week.
 *
 * @param days on which it begins
 * @param fromMinute of the day, 0 to 1439, inclusive
 * @param toMinute of the day, 1 to 1440, exclusive; of the next day if it is not after {@code fromMinute}
 * @param text as it was written
 */
record HoursWindow(Set<DayOfWeek> days, int fromMinute, int toMinute, String text) {
    private static final int DAY_MINUTES = 1_440;
    private static final String FORM = "a window is written like MON-FRI 22:00-23:00, SUN 21:00-01:00 or 00:00-24:00";
    private static final Pattern WINDOW =
            Pattern.compile("(?:([A-Z]{3})(?:-([A-Z]{3}))?\\s+)?(\\d\\d):(\\d\\d)\\s*-\\s*(\\d\\d):(\\d\\d)");

    HoursWindow {
        days = Set.copyOf(days);
    }

    /**
     * Reads {@code [DAY[-DAY] ]HH:MM-HH:MM}. Days are MON to SUN and may go round the week's end; without any it is
     * every day. {@code 24:00} ends a window at midnight.
     *
     * @throws IllegalArgumentException for any other text
     */
    static HoursWindow parse(String text) {
        Matcher parts = WINDOW.matcher(text.strip());
        if (!parts.matches()) {
            throw malformed(text, FORM);
        }
        int from = minute(text, parts.group(3), parts.group(4));
        int to = minute(text, parts.group(5), parts.group(6));
        if (from == DAY_MINUTES || from == to) {
            throw malformed(text, "it lasts no time; a whole day is 00:00-24:00");
        }
        return new HoursWindow(days(text, parts.group(1), parts.group(2)), from, to, text.strip());
    }

    /** Whether it is open at that time of the wall clock. */
    boolean holds(ZonedDateTime local) {
        int minute = local.getHour() * 60 + local.getMinute();
        DayOfWeek today = local.getDayOfWeek();
        if (fromMinute < toMinute) {
            return days.contains(today) && minute >= fromMinute && minute < toMinute;
        }
        return days.contains(today) && minute >= fromMinute || days.contains(today.minus(1)) && minute < toMinute;
    }

    private static int minute(String text, String hours, String minutes) {
        if (hours.equals("24") && minutes.equals("00")) {
            return DAY_MINUTES;
        }
        try {
            return LocalTime.of(Integer.parseInt(hours), Integer.parseInt(minutes))
                            .toSecondOfDay()
                    / 60;
        } catch (DateTimeException e) {
            throw malformed(text, hours + ":" + minutes + " is no time of day");
        }
    }

    private static Set<DayOfWeek> days(String text, @Nullable String first, @Nullable String last) {
        if (first == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        DayOfWeek from = day(text, first);
        DayOfWeek to = last == null ? from : day(text, last);
        EnumSet<DayOfWeek> days = EnumSet.of(to);
        for (DayOfWeek next = from; next != to; next = next.plus(1)) {
            days.add(next);
        }
        return days;
    }

    private static DayOfWeek day(String text, String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(name)) {
                return day;
            }
        }
        throw malformed(text, name + " is no day; days are MON, TUE, WED, THU, FRI, SAT, SUN");
    }

    private static IllegalArgumentException malformed(String text, String why) {
        return new IllegalArgumentException("\"" + text + "\": " + why);
    }

    @Override
    public String toString() {
        return text;
    }
}
