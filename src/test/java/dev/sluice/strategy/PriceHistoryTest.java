package dev.sluice.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PriceHistoryTest {
    private final PriceHistory history = new PriceHistory();

    @Test
    void knowsNoMoveBeforeItIsOldEnough() {
        assertThat(history.moveBps(10, 100, 5)).isNaN();
        history.add(10, 100);

        assertThat(history.moveBps(14, 101, 5)).isNaN();
        assertThat(history.moveBps(15, 101, 5)).isEqualTo(100, Offset.offset(1e-9));
    }

    @Test
    void measuresFromTheNewestSampleThatIsOldEnough() {
        history.add(10, 100);
        history.add(11, 200);
        history.add(12, 400);

        assertThat(history.moveBps(16, 200, 5)).isEqualTo(0);
    }

    @Test
    void forgetsTheOldestSampleBeyondItsBound() {
        for (int i = 0; i < 1_025; i++) {
            history.add(i, 100 + i);
        }

        assertThat(history.moveBps(1_024, 101, 1_024)).isNaN();
        assertThat(history.moveBps(1_024, 101, 1_023)).isEqualTo(0);
    }
}
