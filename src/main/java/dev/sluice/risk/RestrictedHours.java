package dev.sluice.risk;

import dev.sluice.vocabulary.UtcNanos;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The hours in which nothing may be opened, by the wall clock of a time zone.
 *
 * <p>The wall clock decides, not elapsed time. Where daylight saving skips an hour, a window in it does not happen;
 * where it doubles one, a window in it holds both times. A window that ends before it begins goes on over midnight.
 */
public final class RestrictedHours {
    /** Nothing is restricted. */
    public static final RestrictedHours NONE = new RestrictedHours(List.of(), ZoneId.of("UTC"));

    private static final long MINUTE_NANOS = 60 * UtcNanos.PER_SECOND;

    private final List<HoursWindow> windows;
    private final ZoneId zone;
    private long answeredMinute = Long.MIN_VALUE;
    private Optional<HoursWindow> answer = Optional.empty();

    private RestrictedHours(List<HoursWindow> windows, ZoneId zone) {
        this.windows = List.copyOf(windows);
        this.zone = zone;
    }

    /**
     * Windows such as {@code MON-FRI 22:00-23:00}; see {@link HoursWindow#parse}.
     *
     * @throws IllegalArgumentException for the first window that is malformed, and says what is wrong with it
     */
    public static RestrictedHours of(List<String> windows, ZoneId zone) {
        return new RestrictedHours(windows.stream().map(HoursWindow::parse).toList(), zone);
    }

    /**
     * The window that it is in. Windows begin and end on whole minutes, and so does daylight saving, which is why the
     * answer holds for the minute.
     */
    Optional<HoursWindow> at(long nowNanos) {
        if (windows.isEmpty()) {
            return Optional.empty();
        }
        long minute = Math.floorDiv(nowNanos, MINUTE_NANOS);
        if (minute != answeredMinute) {
            ZonedDateTime local = UtcNanos.toInstant(nowNanos).atZone(zone);
            answer = windows.stream().filter(window -> window.holds(local)).findFirst();
            answeredMinute = minute;
        }
        return answer;
    }

    @Override
    public String toString() {
        return windows + " " + zone;
    }
}
