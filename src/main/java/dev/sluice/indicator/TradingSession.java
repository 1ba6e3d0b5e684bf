package dev.sluice.indicator;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Hours of each day, weekends too, in which a part of the world trades, by its own clocks: daylight saving moves them.
 *
 * @param closing on the next day if it is not after {@code opening}
 */
public record TradingSession(String name, ZoneId zone, LocalTime opening, LocalTime closing) {
    /** Tokyo 9 to 18, London 8 to 17, New York 8 to 17 o'clock. */
    public static final List<TradingSession> STANDARD = List.of(
            new TradingSession("asia", ZoneId.of("Asia/Tokyo"), LocalTime.of(9, 0), LocalTime.of(18, 0)),
            new TradingSession("london", ZoneId.of("Europe/London"), LocalTime.of(8, 0), LocalTime.of(17, 0)),
            new TradingSession("new-york", ZoneId.of("America/New_York"), LocalTime.of(8, 0), LocalTime.of(17, 0)));
}
