package dev.sluice.strategy;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DeltaDivergenceTest {
    private static final Holding LONG = new Holding(quantity("1"), false);

    private final CandleFixture candles = new CandleFixture(BTCUSDT);
    private final Strategy strategy = StrategyCatalogue.builtIn()
            .create(
                    "delta-divergence",
                    Map.of("lookback", "3", "stop-bps", "0", "hold-candles", "3", "direction", "long-short"));

    @Test
    void buysANewLowThatTakersDidNotSell() {
        calm();

        assertThat(ask(Holding.FLAT, candle(98, 90, 96, "10", "8")))
                .singleElement()
                .isInstanceOfSatisfying(Idea.Enter.class, enter -> {
                    assertThat(enter.side()).isEqualTo(Side.BUY);
                    assertThat(enter.stop()).contains(price("90"));
                    assertThat(enter.target()).contains(price("108"));
                });
    }

    @Test
    void sellsANewHighThatTakersDidNotBuy() {
        calm();

        assertThat(ask(Holding.FLAT, candle(110, 99, 101, "10", "2")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Idea.Enter.class, enter -> assertThat(enter.side()).isEqualTo(Side.SELL));
    }

    @Test
    void leavesALowThatTakersSoldAlone() {
        calm();

        assertThat(ask(Holding.FLAT, candle(98, 90, 96, "10", "2"))).isEmpty();
    }

    @Test
    void leavesAtTheTarget() {
        calm();
        ask(Holding.FLAT, candle(98, 90, 96, "10", "8"));

        assertThat(ask(LONG, candle(107, 96, 107, "1", "0.5"))).isEmpty();
        assertThat(ask(LONG, candle(109, 96, 108, "1", "0.5")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Idea.Exit.class, exit -> assertThat(exit.rationale()).isEqualTo("target reached"));
    }

    @Test
    void leavesAtTheStop() {
        calm();
        ask(Holding.FLAT, candle(98, 90, 96, "10", "8"));

        assertThat(ask(LONG, candle(96, 91, 90, "1", "0.1")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Idea.Exit.class, exit -> assertThat(exit.rationale()).isEqualTo("stop reached"));
    }

    @Test
    void leavesAfterItsTimeAPositionThatSomebodyElseOpened() {
        assertThat(ask(LONG, candle(101, 99, 100, "1", "0.5"))).isEmpty();
        assertThat(ask(LONG, candle(101, 99, 100, "1", "0.5"))).isEmpty();
        assertThat(ask(LONG, candle(101, 99, 100, "1", "0.5")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Idea.Exit.class, exit -> assertThat(exit.rationale()).isEqualTo("holding time is over"));
    }

    @Test
    void turnsAtADivergenceOfTheOtherSide() {
        calm();

        assertThat(ask(LONG, candle(110, 99, 101, "10", "2")))
                .hasSize(2)
                .first()
                .isInstanceOf(Idea.Exit.class);
    }

    /** Every answer equals one that looks through the whole lookback again. */
    @Property
    void findsWhatALookThroughTheLookbackFinds(
            @ForAll @Size(min = 10, max = 40) List<@IntRange(min = 0, max = 5_000) Integer> seeds,
            @ForAll @IntRange(min = 2, max = 6) int lookback) {
        DeltaExtremes extremes = new DeltaExtremes(lookback);
        CandleFixture fixture = new CandleFixture(BTCUSDT);
        long[] lows = new long[seeds.size()];
        long[] highs = new long[seeds.size()];
        long[] deltas = new long[seeds.size()];
        for (int i = 0; i < seeds.size(); i++) {
            lows[i] = 1 + seeds.get(i) % 10;
            highs[i] = lows[i] + seeds.get(i) / 10 % 10;
            int bought = seeds.get(i) / 100 % 10;
            deltas[i] = (i == 0 ? 0 : deltas[i - 1]) + 2 * bought - 10;
            CandleClosed next = fixture.candle(lows[i], highs[i], lows[i], lows[i], "10", String.valueOf(bought));

            assertThat(extremes.add(next)).isEqualTo(naive(lows, highs, deltas, i, lookback));
        }
    }

    private static Optional<Side> naive(long[] lows, long[] highs, long[] deltas, int now, int lookback) {
        if (now < lookback) {
            return Optional.empty();
        }
        int lowest = now - lookback;
        int highest = now - lookback;
        for (int i = now - lookback; i < now; i++) {
            lowest = lows[i] <= lows[lowest] ? i : lowest;
            highest = highs[i] >= highs[highest] ? i : highest;
        }
        boolean bullish = lows[now] < lows[lowest] && deltas[now] > deltas[lowest];
        boolean bearish = highs[now] > highs[highest] && deltas[now] < deltas[highest];
        return bullish == bearish ? Optional.empty() : Optional.of(bullish ? Side.BUY : Side.SELL);
    }

    private void calm() {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(Holding.FLAT, candle(101, 99, 100, "2", "1"))).isEmpty();
        }
    }

    private CandleClosed candle(long high, long low, long close, String volume, String bought) {
        long one = FixedPoint.ONE;
        return candles.candle(close * one, high * one, low * one, close * one, volume, bought);
    }

    private List<Idea> ask(Holding holding, CandleClosed candle) {
        return candles.ask(strategy, candle, holding);
    }
}
