package dev.sluice.halt;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
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

    @Test
    void leadsOutOfAnEngagedKillSwitchByResetAlone() {
        KillSwitchThrown engaged = halt.engage("too wild", "operator", 7).orElseThrow();

        assertThat(engaged.kind()).isEqualTo("kill_switch_engaged");
        assertThat(halt.engage("again", "operator", 8)).isEmpty();
        halt.change(TradingState.ACTIVE, "somebody else", 9);
        assertThat(halt.state()).isEqualTo(TradingState.HALTED);
        assertThat(halt.reset("looked at it", "operator", 10)).isPresent();
        assertThat(halt.state()).isEqualTo(TradingState.ACTIVE);
        assertThat(halt.killSwitch()).contains(new KillSwitch(false, "looked at it", "operator", 10));
        assertThat(halt.reset("again", "operator", 11)).isEmpty();
    }

    @Test
    void isHaltedUntilAlignedAndThenAsItWas() {
        Halt restored = Halt.restored(TradingState.REDUCING, Optional.empty(), Optional.empty());

        assertThat(restored.state()).isEqualTo(TradingState.HALTED);
        restored.markAligned();
        assertThat(restored.state()).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void comesBackFromASuspensionToWhatWasBefore() {
        halt.change(TradingState.REDUCING, "careful", 1);

        TradingStateChanged suspended = halt.suspend("diverged", 2).orElseThrow();

        assertThat(suspended.payload().get("trading"))
                .isEqualTo(Map.of(
                        "state",
                        "HALTED",
                        "reason",
                        "diverged",
                        "at",
                        "1970-01-01T00:00:00.000000002Z",
                        "resumes",
                        "REDUCING"));
        assertThat(halt.suspend("again", 3)).isEmpty();
        assertThat(halt.resume("agreed", 4).orElseThrow().to()).isEqualTo(TradingState.REDUCING);
        assertThat(halt.resume("again", 5)).isEmpty();
    }

    @Test
    void doesNotComeBackByItselfFromAHaltThatSomebodyOrderedMeanwhile() {
        halt.suspend("diverged", 1);

        assertThat(halt.change(TradingState.HALTED, "illegal transition", 2)).isPresent();
        assertThat(halt.resume("agreed", 3)).isEmpty();

        halt.reset("looked at it", "operator", 4);
        halt.suspend("diverged", 5);
        halt.engage("kill", "operator", 6);
        assertThat(halt.resume("agreed", 7)).isEmpty();
        assertThat(halt.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void remembersAcrossARestartWhatComesBack() {
        Halt restored = Halt.restored(TradingState.HALTED, Optional.of(TradingState.REDUCING), Optional.empty());
        restored.markAligned();

        restored.resume("agreed", 1);

        assertThat(restored.state()).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void comesBackOnlyWhenTheLastCauseHasGone() {
        assertThat(halt.suspend("daily_loss", TradingState.REDUCING, "lost", 1)
                        .orElseThrow()
                        .to())
                .isEqualTo(TradingState.REDUCING);
        assertThat(halt.suspend("stale_data", TradingState.HALTED, "blind", 2)
                        .orElseThrow()
                        .to())
                .isEqualTo(TradingState.HALTED);
        assertThat(halt.suspend("latency", TradingState.HALTED, "slow", 3)).isEmpty();

        assertThat(halt.resume("stale_data", "sees again", 4)).isEmpty();
        assertThat(halt.state()).isEqualTo(TradingState.HALTED);
        TradingStateChanged less = halt.resume("latency", "fast again", 5).orElseThrow();
        assertThat(less.to()).isEqualTo(TradingState.REDUCING);
        assertThat(less.resumes()).contains(TradingState.ACTIVE);
        TradingStateChanged back = halt.resume("daily_loss", "next day", 6).orElseThrow();
        assertThat(back.to()).isEqualTo(TradingState.ACTIVE);
        assertThat(back.resumes()).isEmpty();
    }

    @Test
    void oneCausesEndDoesNotEndTheSuspensionOfAnother() {
        halt.suspend("diverged", 1);
        halt.suspend("stale_data", TradingState.HALTED, "blind", 2);

        assertThat(halt.resume("agreed", 3)).isEmpty();

        assertThat(halt.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void aLimitNeverLetsMoreThanBefore() {
        halt.suspend("stale_data", TradingState.HALTED, "blind", 1);

        assertThat(halt.limit(TradingState.REDUCING, "lost much", 2)
                        .orElseThrow()
                        .to())
                .isEqualTo(TradingState.HALTED);
        assertThat(halt.limit(TradingState.ACTIVE, "no", 3)).isEmpty();
        halt.resume("stale_data", "sees again", 4);

        assertThat(halt.state()).isEqualTo(TradingState.REDUCING);
        assertThat(halt.limit(TradingState.REDUCING, "again", 5)).isEmpty();
    }

    @Test
    void saysInItsRowWhetherAnEngagedSwitchCloses() {
        KillSwitchThrown thrown =
                halt.engage(new KillSwitch(true, "storm", "operator", 7, true)).orElseThrow();

        assertThat(thrown.payload().get("killSwitch"))
                .isEqualTo(Map.of(
                        "engaged",
                        "true",
                        "reason",
                        "storm",
                        "by",
                        "operator",
                        "at",
                        "1970-01-01T00:00:00.000000007Z",
                        "closing",
                        "true"));
    }

    @Test
    void resumesAPausedSymbolOnce() {
        halt.pauseSymbol(BTCUSDT, "unknown outcome of o1", 5);

        assertThat(halt.resumeSymbol(BTCUSDT, "found", 6)).contains(new SymbolResumed(BTCUSDT, "found", 6));
        assertThat(halt.pause(BTCUSDT)).isEmpty();
        assertThat(halt.resumeSymbol(BTCUSDT, "found", 7)).isEmpty();
    }
}
