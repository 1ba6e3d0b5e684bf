package dev.sluice.storm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Storms of many seeds: what must hold, holds in each, and everything that can happen, happened in one of them. */
class StormTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 4})
    void theSameSeedGivesTheSameStorm(long seed) {
        Storms storms = new Storms(Sabotage.NONE);

        Storm.Result one = storms.of(seed);

        assertThat(storms.of(seed)).usingRecursiveComparison().isEqualTo(one);
        assertThat(storms.of(seed + 1).digest()).isNotEqualTo(one.digest());
    }

    @Test
    void aStormIsFullOfOrders() {
        assertThat(new Storms(Sabotage.NONE).of(1).tally().of("orders")).isGreaterThan(4);
    }
}
