package dev.sluice.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.vocabulary.UtcNanos;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Madrid's clock jumped from 02:00 to 03:00 on 2026-03-29 and goes back from 03:00 to 02:00 on 2026-10-25. */
class RestrictedHoursTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        // 2026-05-04 is a Monday; Madrid is two hours ahead of UTC
        "MON-FRI 22:00-23:00, 2026-05-04T19:59:59.999999999Z, false",
        "MON-FRI 22:00-23:00, 2026-05-04T20:00:00Z, true",
        "MON-FRI 22:00-23:00, 2026-05-04T20:59:59.999999999Z, true",
        "MON-FRI 22:00-23:00, 2026-05-04T21:00:00Z, false",
        "MON-FRI 22:00-23:00, 2026-05-03T20:30:00Z, false",
        "22:00-23:00, 2026-05-03T20:30:00Z, true",
        // over midnight: Sunday's window goes on into Monday, Monday has none of its own
        "SUN 21:00-01:00, 2026-05-03T22:30:00Z, true",
        "SUN 21:00-01:00, 2026-05-03T23:00:00Z, false",
        "SUN 21:00-01:00, 2026-05-04T19:30:00Z, false",
        "SUN 21:00-01:00, 2026-05-04T22:30:00Z, false",
        // over the end of the week, and a whole day
        "FRI-MON 10:00-11:00, 2026-05-03T08:00:00Z, true",
        "FRI-MON 10:00-11:00, 2026-05-05T08:00:00Z, false",
        "SAT 00:00-24:00, 2026-05-02T21:59:59Z, true",
        "SAT 00:00-24:00, 2026-05-02T22:00:00Z, false",
        // the skipped hour: a window in it does not happen, one around it is an hour shorter
        "SUN 02:00-03:00, 2026-03-29T00:59:59Z, false",
        "SUN 02:00-03:00, 2026-03-29T01:00:00Z, false",
        "SUN 01:30-03:30, 2026-03-29T01:29:59Z, true",
        "SUN 01:30-03:30, 2026-03-29T01:30:00Z, false",
        // the doubled hour: both times
        "SUN 02:00-02:30, 2026-10-25T00:29:59Z, true",
        "SUN 02:00-02:30, 2026-10-25T00:30:00Z, false",
        "SUN 02:00-02:30, 2026-10-25T01:00:00Z, true",
        "SUN 02:00-02:30, 2026-10-25T01:30:00Z, false"
    })
    void goesByTheWallClock(String window, String at, boolean restricted) {
        RestrictedHours hours = RestrictedHours.of(List.of(window), MADRID);

        assertThat(hours.at(UtcNanos.of(Instant.parse(at))).isPresent()).isEqualTo(restricted);
    }

    @Test
    void namesTheWindowThatItIsIn() {
        RestrictedHours hours = RestrictedHours.of(List.of("MON 10:00-11:00", "TUE 10:00-11:00"), ZoneId.of("UTC"));

        assertThat(hours.at(UtcNanos.of(Instant.parse("2026-05-05T10:30:00Z"))))
                .hasValueSatisfying(window -> assertThat(window.text()).isEqualTo("TUE 10:00-11:00"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "22-23; a window is written like",
                "mon 22:00-23:00; a window is written like",
                "MON,TUE 22:00-23:00; a window is written like",
                "MON-FRI 22:00; a window is written like",
                "MON-FRI; a window is written like",
                "XYZ 22:00-23:00; XYZ is no day",
                "MON-XYZ 22:00-23:00; XYZ is no day",
                "25:00-26:00; 25:00 is no time of day",
                "22:60-23:00; 22:60 is no time of day",
                "24:00-01:00; it lasts no time",
                "10:00-10:00; it lasts no time"
            })
    void saysWhatIsWrongWithAWindow(String window, String why) {
        assertThatThrownBy(() -> RestrictedHours.of(List.of(window), MADRID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + window + "\": " + why);
    }

    /** However it is asked before, which the answer is remembered from. */
    @Property
    void aWindowOfEveryDayIsOpenForItsLengthEachDay(
            @ForAll @IntRange(max = 1_439) int from, @ForAll @IntRange(min = 1, max = 1_439) int minutes) {
        String window = "%02d:%02d-%02d:%02d"
                .formatted(from / 60, from % 60, (from + minutes) % 1_440 / 60, (from + minutes) % 60);
        RestrictedHours hours = RestrictedHours.of(List.of(window), ZoneId.of("UTC"));
        long midnight = UtcNanos.of(Instant.parse("2026-05-05T00:00:00Z"));
        long open = 0;
        for (int minute = 0; minute < 1_440; minute++) {
            open += hours.at(midnight + minute * 60 * UtcNanos.PER_SECOND).isPresent() ? 1 : 0;
        }

        assertThat(open).isEqualTo(minutes);
    }
}
