package dev.sluice.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.vocabulary.UtcNanos;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MonthlyTest {
    @Test
    void countsACandleThatEndsAtMidnightToTheMonthThatEnds() {
        String[] times = {
            "2024-01-31T00:00:00Z",
            "2024-02-01T00:00:00Z",
            "2024-02-02T00:00:00Z",
            "2025-01-01T00:00:00Z",
            "2025-01-02T00:00:00Z"
        };
        double[] values = {100, 110, 121, 242, 121};

        Monthly monthly = Monthly.of(5, i -> UtcNanos.of(Instant.parse(times[i])), i -> values[i], 100);

        double[] first = Objects.requireNonNull(monthly.years().get(2024));
        assertThat(first[0]).isCloseTo(10, within(1e-9));
        assertThat(first[1]).isCloseTo(10, within(1e-9));
        assertThat(first[2]).isNaN();
        assertThat(first[11]).isCloseTo(100, within(1e-9));
        assertThat(first[Monthly.YEAR]).isCloseTo(142, within(1e-9));
        double[] second = Objects.requireNonNull(monthly.years().get(2025));
        assertThat(second[0]).isCloseTo(-50, within(1e-9));
        assertThat(second[Monthly.YEAR]).isCloseTo(-50, within(1e-9));
    }
}
