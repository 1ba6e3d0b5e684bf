package dev.sluice.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.UtcNanos;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Madrid's clock jumped from 02:00 to 03:00 on 2026-03-29 and goes back from 03:00 to 02:00 on 2026-10-25. */
class TradingDayTest {
    @ParameterizedTest(name = "{2} belongs to {3} where days begin at {0} {1}")
    @CsvSource({
        "00:00, UTC, 2026-05-05T00:00:00Z, 2026-05-05",
        "00:00, UTC, 2026-05-04T23:59:59.999999999Z, 2026-05-04",
        "17:00, America/New_York, 2026-05-05T20:59:59.999999999Z, 2026-05-04",
        "17:00, America/New_York, 2026-05-05T21:00:00Z, 2026-05-05",
        "17:00, America/New_York, 2026-12-05T21:00:00Z, 2026-12-04",
        "17:00, America/New_York, 2026-12-05T22:00:00Z, 2026-12-05",
        "02:30, Europe/Madrid, 2026-03-29T01:29:59.999999999Z, 2026-03-28",
        "02:30, Europe/Madrid, 2026-03-29T01:30:00Z, 2026-03-29",
        "02:30, Europe/Madrid, 2026-10-25T00:29:59.999999999Z, 2026-10-24",
        "02:30, Europe/Madrid, 2026-10-25T00:30:00Z, 2026-10-25",
        "02:30, Europe/Madrid, 2026-10-25T01:15:00Z, 2026-10-25"
    })
    void beginsAtTheTimeOfTheWallClock(String start, String zone, String at, String day) {
        TradingDay days = new TradingDay(LocalTime.parse(start), ZoneId.of(zone));

        assertThat(days.of(UtcNanos.of(Instant.parse(at)))).isEqualTo(day);
    }

    @Property
    void everyMomentLiesInItsDay(
            @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long second,
            @ForAll @IntRange(max = 1_439) int startMinute) {
        TradingDay days = new TradingDay(LocalTime.ofSecondOfDay(startMinute * 60L), ZoneId.of("Europe/Madrid"));
        long now = second * UtcNanos.PER_SECOND;
        LocalDate day = days.of(now);

        assertThat(now).isBetween(days.beginNanos(day), days.beginNanos(day.plusDays(1)) - 1);
    }
}
