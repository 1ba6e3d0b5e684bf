package dev.sluice.strategy;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderBlockRetestTest {
    private static final int[][] UP_AND_BREAK = {
        {101, 99}, {103, 101}, {106, 103}, {104, 102}, {102, 98}, {103, 100}, {105, 102}, {109, 104}, {111, 108}
    };

    private final CandleFixture candles = new CandleFixture(BTCUSDT);
    private final Strategy strategy = StrategyCatalogue.builtIn()
            .create("order-block-retest", Map.of("swing-length", "1", "stop-bps", "0", "direction", "long-short"));

    @Test
    void buysWhenPriceComesBackIntoTheBlockThatABreakStartedFrom() {
        assertThat(run(UP_AND_BREAK)).isEmpty();

        assertThat(run(new int[][] {{108, 101}})).singleElement().isInstanceOfSatisfying(Idea.Enter.class, enter -> {
            assertThat(enter.side()).isEqualTo(Side.BUY);
            assertThat(enter.stop()).contains(price("98"));
            assertThat(enter.target().orElseThrow()).isGreaterThan(enter.entry());
        });
        assertThat(run(new int[][] {{107, 101}})).isEmpty();
    }

    @Test
    void leavesABlockAloneThatPriceClosesThrough() {
        run(UP_AND_BREAK);

        assertThat(run(new int[][] {{108, 90}})).isEmpty();
    }

    @Test
    void sellsTheMirroredMarket() {
        int[][] mirrored = new int[UP_AND_BREAK.length][];
        for (int i = 0; i < mirrored.length; i++) {
            mirrored[i] = new int[] {200 - UP_AND_BREAK[i][1], 200 - UP_AND_BREAK[i][0]};
        }
        assertThat(ask(mirrored, false)).isEmpty();

        assertThat(ask(new int[][] {{99, 92}}, false))
                .singleElement()
                .isInstanceOfSatisfying(Idea.Enter.class, enter -> {
                    assertThat(enter.side()).isEqualTo(Side.SELL);
                    assertThat(enter.stop()).contains(price("102"));
                });
    }

    private List<Idea> run(int[][] highsAndLows) {
        return ask(highsAndLows, true);
    }

    /** Candles close a tenth of their length from the end that they move to, or at the low if they are very long. */
    private List<Idea> ask(int[][] highsAndLows, boolean rising) {
        List<Idea> ideas = new ArrayList<>();
        for (int[] each : highsAndLows) {
            long high = each[0] * FixedPoint.ONE;
            long low = each[1] * FixedPoint.ONE;
            long inside = (high - low) / 10;
            boolean through = each[0] - each[1] > 15;
            long close = rising == through ? low + inside : high - inside;
            CandleClosed candle = candles.candle(close, high, low, close, "2", "1");
            ideas.addAll(candles.ask(strategy, candle, Holding.FLAT));
        }
        return ideas;
    }
}
