package dev.sluice.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleIntervalTest {
    @ParameterizedTest
    @CsvSource({
        "1s,  2024-02-29T23:59:58.5Z, 2024-02-29T23:59:58Z, 2024-02-29T23:59:59Z",
        "15m, 2024-02-29T23:59:58Z,   2024-02-29T23:45:00Z, 2024-03-01T00:00:00Z",
        "4h,  2024-02-29T20:00:00Z,   2024-02-29T20:00:00Z, 2024-03-01T00:00:00Z",
        "1d,  2024-02-29T23:59:58Z,   2024-02-29T00:00:00Z, 2024-03-01T00:00:00Z",
        "3d,  2017-08-17T00:00:00Z,   2017-08-16T00:00:00Z, 2017-08-19T00:00:00Z",
        "1w,  2024-02-29T23:59:58Z,   2024-02-26T00:00:00Z, 2024-03-04T00:00:00Z",
        "1M,  2024-02-29T23:59:58Z,   2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "3M,  2024-12-31T23:59:59Z,   2024-10-01T00:00:00Z, 2025-01-01T00:00:00Z",
        "12M, 1969-12-31T23:59:59Z,   1969-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "1d@22:00, 2024-02-29T21:59:59Z, 2024-02-28T22:00:00Z, 2024-02-29T22:00:00Z",
        "1d@22:00, 2024-02-29T22:00:00Z, 2024-02-29T22:00:00Z, 2024-03-01T22:00:00Z",
        "4h@01:00, 2024-02-29T00:30:00Z, 2024-02-28T21:00:00Z, 2024-02-29T01:00:00Z",
        "1M@22:00, 2024-03-01T21:59:59Z, 2024-02-01T22:00:00Z, 2024-03-01T22:00:00Z"
    })
    void knowsTheIntervalInWhichAMomentLies(String text, Instant moment, Instant start, Instant end) {
        CandleInterval interval = CandleInterval.of(text);
        long nanos = UtcNanos.of(moment);

        assertThat(UtcNanos.toInstant(interval.startOf(nanos))).isEqualTo(start);
        assertThat(UtcNanos.toInstant(interval.endOf(nanos))).isEqualTo(end);
        assertThat(interval).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "m",
                "0m",
                "01m",
                "-1m",
                "1.5h",
                "10001s",
                "1D",
                "1 m",
                "1d@24:00",
                "1h@01:00",
                "1d@1:00",
                "15m@00:15",
                "1m\n",
                "99999999999999999999m"
            })
    void refusesWhatIsNoInterval(String text) {
        assertThatThrownBy(() -> CandleInterval.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1h, 15m, true",
        "1h, 7m, false",
        "15m, 1h, false",
        "1h, 1h, true",
        "1w, 1d, true",
        "2w, 1w, true",
        "1w, 2d, false",
        "1M, 1d, true",
        "1M, 12h, true",
        "1M, 2d, false",
        "1M, 1w, false",
        "1d, 1M, false",
        "3M, 1M, true",
        "1M, 3M, false",
        "1d@22:00, 1h, true",
        "1d@22:00, 4h, false",
        "1d@22:00, 4h@02:00, true",
        "1d@22:30, 1h, false",
        "1M@22:00, 1d@22:00, true",
        "1M@22:00, 1d, false",
        "1M@22:00, 1M, false"
    })
    void knowsWhatItCanBePutTogetherOf(String longer, String shorter, boolean isMade) {
        assertThat(CandleInterval.of(longer).isMadeOf(CandleInterval.of(shorter)))
                .isEqualTo(isMade);
    }

    @Property(tries = 500)
    void everyMomentLiesInExactlyOneInterval(
            @ForAll("intervals") CandleInterval interval, @ForAll("moments") long nanos) {
        long start = interval.startOf(nanos);
        long end = interval.endOf(nanos);

        assertThat(nanos).isBetween(start, end - 1);
        assertThat(interval.startOf(start)).isEqualTo(start);
        assertThat(interval.startOf(end - 1)).isEqualTo(start);
        assertThat(interval.startOf(end)).isEqualTo(end);
        assertThat(CandleInterval.of(interval.toString())).isEqualTo(interval);
    }

    @Property(tries = 500)
    void whatItIsMadeOfNeverCrossesItsBounds(
            @ForAll("intervals") CandleInterval longer,
            @ForAll("intervals") CandleInterval shorter,
            @ForAll("moments") long nanos) {
        if (longer.isMadeOf(shorter)) {
            assertThat(longer.startOf(shorter.endOf(nanos) - 1)).isEqualTo(longer.startOf(shorter.startOf(nanos)));
            assertThat(shorter.startOf(longer.startOf(nanos))).isEqualTo(longer.startOf(nanos));
        }
    }

    @Provide
    Arbitrary<CandleInterval> intervals() {
        return Combinators.combine(
                        Arbitraries.of(1, 2, 3, 4, 5, 6, 8, 12, 15, 30),
                        Arbitraries.of("s", "m", "h", "d", "w", "M"),
                        Arbitraries.of("", "@02:00", "@22:30"))
                .as((count, unit, offset) -> count + unit + offset)
                .filter(text -> !text.contains("@") || text.matches("\\d+[dwM].*|(4|5|6|8|12|15|30)h@02:00"))
                .map(CandleInterval::of);
    }

    @Provide
    Arbitrary<Long> moments() {
        return Arbitraries.longs()
                .between(UtcNanos.parse("1950-01-01T00:00:00Z"), UtcNanos.parse("2200-01-01T00:00:00Z"));
    }
}
