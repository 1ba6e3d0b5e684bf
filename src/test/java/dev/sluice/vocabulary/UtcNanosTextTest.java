package dev.sluice.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a time against the JDK's. */
class UtcNanosTextTest {
    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                1_000,
                -1_000,
                1_000_000,
                10_000_000,
                999_999_999,
                1_000_000_000,
                -1_000_000_000,
                1_723_161_254_208_809_267L,
                1_723_161_600_000_000_000L,
                951_782_400_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void isTheInstantsText(long nanos) {
        assertThat(UtcNanos.format(nanos)).isEqualTo(UtcNanos.toInstant(nanos).toString());
    }

    @Test
    void isTheInstantsTextOfAnyTimeAndStep() {
        SplittableRandom random = new SplittableRandom(1);
        for (long step = 1; step <= 1_000_000_000_000L; step *= 10) {
            for (int i = 0; i < 2_000; i++) {
                long nanos = random.nextLong() / step * step;
                assertThat(UtcNanos.format(nanos))
                        .isEqualTo(UtcNanos.toInstant(nanos).toString());
            }
        }
    }
}
