package dev.sluice.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecentDurationsTest {
    private final RecentDurations durations = new RecentDurations(100);

    @Test
    void knowsNothingBeforeTheFirst() {
        assertThat(durations.percentiles(0)).isEqualTo(Percentiles.NONE);
    }

    @Test
    void givesTheNearestRanks() {
        for (int i = 100; i >= 1; i--) {
            durations.add(i, 0);
        }

        assertThat(durations.percentiles(0)).isEqualTo(new Percentiles(100, 50, 95, 99));
    }

    @Test
    void forgetsWhatLiesFurtherBackThanItsSpan() {
        durations.add(9_000, 0);
        durations.add(5, 50);

        assertThat(durations.percentiles(100)).isEqualTo(new Percentiles(2, 5, 9_000, 9_000));
        assertThat(durations.percentiles(101)).isEqualTo(new Percentiles(1, 5, 5, 5));
        assertThat(durations.percentiles(151)).isEqualTo(Percentiles.NONE);
    }

    @Test
    void keepsTheNewestWhereThereAreTooMany() {
        for (int i = 0; i < RecentDurations.CAPACITY + 1; i++) {
            durations.add(i == 0 ? 1_000_000 : 1, 0);
        }

        assertThat(durations.percentiles(0)).isEqualTo(new Percentiles(RecentDurations.CAPACITY, 1, 1, 1));
    }

    @Test
    void ignoresWhatAClockThatWasSetMakesNegative() {
        durations.add(-1, 0);

        assertThat(durations.percentiles(0)).isEqualTo(Percentiles.NONE);
    }

    @Property(tries = 200)
    void givesDurationsThatWereMeasuredInOrder(
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 0) Long> measured,
            @ForAll @IntRange(max = 90) int at) {
        RecentDurations recent = new RecentDurations(100);
        measured.forEach(nanos -> recent.add(nanos, at));

        Percentiles found = recent.percentiles(at);

        long[] sorted = measured.stream().mapToLong(Long::longValue).sorted().toArray();
        assertThat(found.count()).isEqualTo(sorted.length);
        assertThat(measured).contains(found.p50Nanos(), found.p95Nanos(), found.p99Nanos());
        assertThat(Arrays.stream(sorted)
                                .filter(nanos -> nanos <= found.p95Nanos())
                                .count()
                        * 100)
                .isGreaterThanOrEqualTo(95L * sorted.length);
        assertThat(found.p50Nanos()).isLessThanOrEqualTo(found.p95Nanos());
        assertThat(found.p95Nanos()).isLessThanOrEqualTo(found.p99Nanos());
    }
}
