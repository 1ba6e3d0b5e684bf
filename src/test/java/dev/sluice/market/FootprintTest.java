package dev.sluice.market;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FootprintTest {
    private static final Footprint.Rule THREE = Footprint.Rule.DEFAULT;

    private final DeltaBars bars = new DeltaBars(BarRule.of("1000t"), new FlowRules(List.of(), units("1"), 1, 64));

    @Test
    void comparesWhatWasBoughtWithWhatWasSoldOneStepBelow() {
        level(100, "9", "1");
        level(101, "3", "1");
        level(102, "2.9", "1");

        assertThat(imbalanced(Side.BUY)).containsExactly(1);
        assertThat(imbalanced(Side.SELL)).isEmpty();
    }

    @Test
    void comparesWhatWasSoldWithWhatWasBoughtOneStepAbove() {
        level(100, "0", "3");
        level(101, "1", "2.9");
        level(102, "1", "100");

        assertThat(imbalanced(Side.SELL)).containsExactly(0);
    }

    @Test
    void takesAStepWithoutTradesForOneWithoutVolume() {
        level(100, "1", "5");
        level(103, "0.1", "1");

        assertThat(imbalanced(Side.BUY)).containsExactly(1);
        assertThat(imbalanced(Side.SELL)).containsExactly(0);
    }

    @Test
    void leavesOutWhatIsBelowTheLeastVolume() {
        level(100, "0", "1");
        level(101, "4", "0");
        Footprint.Rule rule = new Footprint.Rule(decimal("3"), decimal("5"), 3);

        assertThat(footprint().isImbalanced(1, Side.BUY, THREE)).isTrue();
        assertThat(footprint().isImbalanced(1, Side.BUY, rule)).isFalse();
    }

    @Test
    void neverFindsAnImbalanceWithoutVolume() {
        level(100, "0", "1");
        level(101, "0", "1");
        level(103, "0", "1");

        assertThat(imbalanced(Side.BUY)).isEmpty();
    }

    @Test
    void stacksImbalancesOnLevelsThatTouch() {
        level(100, "0", "1");
        level(101, "3", "1");
        level(102, "3", "1");
        level(103, "3", "9");
        level(104, "3", "1");
        level(105, "3", "1");
        level(106, "3", "1");
        level(107, "3", "1");
        level(109, "3", "1");
        level(110, "3", "1");

        assertThat(imbalanced(Side.BUY)).containsExactly(1, 2, 3, 5, 6, 7, 8, 9);
        assertThat(footprint().stacks(Side.BUY, THREE))
                .containsExactly(
                        new Footprint.Stack(Side.BUY, units("101"), units("103"), 3),
                        new Footprint.Stack(Side.BUY, units("105"), units("107"), 3));
        assertThat(footprint().stacks(Side.BUY, new Footprint.Rule(decimal("3"), BigDecimal.ZERO, 2)))
                .hasSize(3);
        assertThat(footprint().stacks(Side.SELL, THREE)).isEmpty();
    }

    @Test
    void stacksImbalancesOfSellersUpToTheLastLevel() {
        level(100, "1", "3");
        level(101, "1", "3");
        level(102, "1", "3");
        level(103, "1", "0");

        assertThat(footprint().stacks(Side.SELL, THREE))
                .containsExactly(new Footprint.Stack(Side.SELL, units("100"), units("102"), 3));
    }

    @Test
    void refusesRulesThatMakeNoSense() {
        assertThatThrownBy(() -> new Footprint.Rule(BigDecimal.ZERO, BigDecimal.ZERO, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Footprint.Rule(BigDecimal.ONE, BigDecimal.ONE.negate(), 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Footprint.Rule(BigDecimal.ONE, BigDecimal.ZERO, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void level(long price, String buy, String sell) {
        trade(price, buy, Aggressor.BUY);
        trade(price, sell, Aggressor.SELL);
    }

    private void trade(long price, String quantity, Aggressor aggressor) {
        bars.add(new TradeTick(BTCUSDT, 1, 1, units(Long.toString(price)), units(quantity), aggressor, 1));
    }

    private Footprint footprint() {
        return bars.footprints(1).getFirst();
    }

    private List<Integer> imbalanced(Side side) {
        Footprint footprint = footprint();
        return IntStream.range(0, footprint.levels().size())
                .filter(index -> footprint.isImbalanced(index, side, THREE))
                .boxed()
                .toList();
    }
}
