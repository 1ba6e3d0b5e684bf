package dev.sluice.halt;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HaltTest {
    private final Halt halt = new Halt(TradingState.ACTIVE);

    @Test
    void changeGivesTheEntryThatIsJournaled() {
        TradingStateChanged change =
                halt.change(TradingState.HALTED, "kill switch", 2_000_000_000).orElseThrow();

        assertThat(halt.state()).isEqualTo(TradingState.HALTED);
        assertThat(change.kind()).isEqualTo("trading_state_changed");
        assertThat(change.atNanos()).isEqualTo(2_000_000_000);
        assertThat(change.payload())
                .isEqualTo(Map.of(
                        "from",
                        "ACTIVE",
                        "trading",
                        Map.of("state", "HALTED", "reason", "kill switch", "at", "1970-01-01T00:00:02Z")));
    }

    @Test
    void changeToTheSameStateIsNone() {
        assertThat(halt.change(TradingState.ACTIVE, "again", 1)).isEmpty();
    }

    @Test
    void pausesOneSymbolOnceAndKeepsTheFirstReason() {
        SymbolPaused paused =
                halt.pauseSymbol(BTCUSDT, "unknown outcome of o1", 5).orElseThrow();

        assertThat(paused.kind()).isEqualTo("symbol_paused");
        assertThat(paused.payload()).isEqualTo(Map.of("symbol", "BTCUSDT", "reason", "unknown outcome of o1"));
        assertThat(halt.pauseSymbol(BTCUSDT, "unknown outcome of o2", 6)).isEmpty();
        assertThat(halt.pause(BTCUSDT)).contains("unknown outcome of o1");
        assertThat(halt.pause(ETHUSDT)).isEmpty();
        assertThat(halt.state()).isEqualTo(TradingState.ACTIVE);
    }
}
