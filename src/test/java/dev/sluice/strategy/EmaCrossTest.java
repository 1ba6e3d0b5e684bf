package dev.sluice.strategy;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmaCrossTest {
    @Test
    void entersWhenTheAveragesCross() {
        CandleFixture candles = new CandleFixture(BTCUSDT);
        Strategy strategy = StrategyCatalogue.builtIn().create("ema-cross", Map.of("fast", "2", "slow", "3"));
        List<Idea> ideas = new ArrayList<>();
        for (long close : new long[] {10, 9, 8, 7, 12}) {
            ideas.addAll(candles.ask(strategy, candles.close(close), Holding.FLAT));
        }

        assertThat(ideas).singleElement().isInstanceOfSatisfying(Idea.Enter.class, enter -> {
            assertThat(enter.side()).isEqualTo(Side.BUY);
            assertThat(enter.strategy()).isEqualTo("ema-cross");
        });
    }
}
