package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.BTCUSDT;
import static dev.sluice.vocabulary.VocabularyFixture.ETHUSDT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderTransitioned;
import dev.sluice.execution.OrderTrigger;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusedExitsTest {
    private static final long SECOND = UtcNanos.PER_SECOND;

    private final RefusedExits exits = new RefusedExits();

    @Test
    void waitsLongerAfterEachRefusalButNeverBeyondAMinute() {
        long now = 0;
        for (long pause : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(exits.mayGo(BTCUSDT, now)).isTrue();
            exits.note(moved("reduce", OrderState.REJECTED, now));
            assertThat(exits.mayGo(BTCUSDT, now + pause * SECOND - 1)).isFalse();
            now += pause * SECOND;
        }
        assertThat(exits.mayGo(BTCUSDT, now)).isTrue();
    }

    @Test
    void goesOnAtOnceWhenAnExitTrades() {
        exits.note(moved("reduce", OrderState.REJECTED, 0));
        exits.note(moved("reduce", OrderState.PARTIALLY_FILLED, 1));

        assertThat(exits.mayGo(BTCUSDT, 2)).isTrue();
    }

    @Test
    void holdsBackNoOtherSymbolAndCountsNoEntries() {
        exits.note(moved("open", OrderState.REJECTED, 0));
        assertThat(exits.mayGo(BTCUSDT, 1)).isTrue();

        exits.note(moved("reduce", OrderState.REJECTED, 0));
        assertThat(exits.mayGo(ETHUSDT, 1)).isTrue();
    }

    private static Command moved(String purpose, OrderState to, long atNanos) {
        return new Command.Journal(new OrderTransitioned(
                new OrderId("o1"),
                Map.of("purpose", purpose, "symbol", BTCUSDT.name()),
                OrderState.SUBMITTING,
                to,
                OrderTrigger.REJECTED,
                "venue",
                false,
                atNanos));
    }
}
