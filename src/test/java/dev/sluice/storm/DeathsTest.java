package dev.sluice.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipeline.StormDesk.CrashPoint;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One quiet day, once for every commit and every request of it: the desk dies before it, or after it. */
class DeathsTest {
    private static final long SEED = 5;

    private final Storms storms = new Storms(Sabotage.NONE);

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT", "BEFORE_CALL", "AFTER_CALL"})
    void survivesADeathAtEveryPointOfADay(CrashPoint point) {
        Storm.Result whole = storms.death(SEED, CrashPoint.NOW, Integer.MAX_VALUE);
        int points = Math.toIntExact(whole.tally().of("passed " + point));
        assertThat(points).isGreaterThan(5);

        List<String> wrong = IntStream.rangeClosed(1, points)
                .parallel()
                .mapToObj(passes -> storms.death(SEED, point, passes))
                .flatMap(result -> result.violations().stream())
                .toList();

        assertThat(wrong).isEmpty();
    }
}
