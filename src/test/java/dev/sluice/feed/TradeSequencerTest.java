package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TradeSequencerTest {
    private final TradeSequencer sequencer = new TradeSequencer();

    @Test
    void startsAnywhereWithoutAGap() {
        assertThat(sequencer.accept(3_735_683_259L)).isTrue();
        assertThat(sequencer.accept(3_735_683_260L)).isTrue();
        assertThat(sequencer.gaps()).isZero();
        assertThat(sequencer.missing()).isZero();
    }

    @Test
    void countsHolesAndTheTradesInsideThem() {
        sequencer.accept(0);
        assertThat(sequencer.accept(2)).isTrue();
        assertThat(sequencer.accept(12)).isTrue();
        assertThat(sequencer.gaps()).isEqualTo(2);
        assertThat(sequencer.missing()).isEqualTo(1 + 9);
    }

    @Test
    void refusesRepeatedAndOlderTrades() {
        sequencer.accept(5);
        assertThat(sequencer.accept(5)).isFalse();
        assertThat(sequencer.accept(4)).isFalse();
        assertThat(sequencer.accept(6)).isTrue();
        assertThat(sequencer.repeated()).isEqualTo(2);
        assertThat(sequencer.gaps()).isZero();
    }

    @Test
    void refusesAMissingTradeThatComesTooLate() {
        sequencer.accept(1);
        sequencer.accept(3);
        assertThat(sequencer.accept(2)).isFalse();
        assertThat(sequencer.missing()).isEqualTo(1);
        assertThat(sequencer.repeated()).isEqualTo(1);
    }
}
