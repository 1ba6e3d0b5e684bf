package dev.sluice.strategy;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.RealData;
import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmaCrossTest {
    private static final Holding LONG = new Holding(quantity("1"), false);
    private static final Holding SHORT = new Holding(Side.SELL, quantity("1"), false);

    private final CandleFixture candles = new CandleFixture(BTCUSDT);

    @Test
    void entersOnTheSideOfTheFastAverageWhenTheyCross() {
        Strategy strategy = cross("2", "3", "long-short");
        assertThat(ask(strategy, Holding.FLAT, 10, 9, 8)).isEmpty();

        List<Idea> up = ask(strategy, Holding.FLAT, 12);
        assertThat(up).singleElement().isInstanceOfSatisfying(Idea.Enter.class, enter -> {
            assertThat(enter.side()).isEqualTo(Side.BUY);
            assertThat(enter.entry()).isEqualTo(price("12.024"));
            assertThat(enter.stop()).contains(price("11.4"));
            assertThat(enter.rationale()).isEqualTo("the average of 2 candles crossed above that of 3");
        });

        List<Idea> down = ask(strategy, LONG, 1);
        assertThat(down).hasSize(2).first().isInstanceOf(Idea.Exit.class);
        assertThat(down).last().isInstanceOfSatisfying(Idea.Enter.class, enter -> {
            assertThat(enter.side()).isEqualTo(Side.SELL);
            assertThat(enter.entry()).isEqualTo(price("0.998"));
            assertThat(enter.stop()).contains(price("1.05"));
        });
    }

    @Test
    void cannotCrossOnTheCandleThatMakesTheSlowAverage() {
        assertThat(ask(cross("1", "3", "long-short"), Holding.FLAT, 10, 9, 12)).isEmpty();
    }

    @Test
    void takesNoTouchForACross() {
        Strategy strategy = cross("1", "2", "long-short");

        assertThat(ask(strategy, Holding.FLAT, 10, 8, 8, 9)).isEmpty();
        assertThat(ask(strategy, Holding.FLAT, 7)).singleElement().isInstanceOf(Idea.Enter.class);
    }

    @Test
    void onlyLeavesWhereShortPositionsAreNotWanted() {
        Strategy strategy = cross("2", "3", "long");

        assertThat(ask(strategy, Holding.FLAT, 8, 9, 10, 5)).isEmpty();
        assertThat(ask(strategy, SHORT, 20)).hasSize(2);
        assertThat(ask(strategy, LONG, 1, 1)).singleElement().isInstanceOf(Idea.Exit.class);
    }

    @Test
    void keepsSymbolsApart() {
        CandleFixture ether = new CandleFixture(ETHUSDT);
        Strategy strategy = cross("2", "3", "long-short");
        List<Idea> ideas = new ArrayList<>();
        for (long close : new long[] {10, 9, 8, 12}) {
            ideas.addAll(candles.ask(strategy, candles.close(close), Holding.FLAT));
            ideas.addAll(ether.ask(strategy, ether.close(100 - close), Holding.FLAT));
        }

        assertThat(ideas).extracting(Idea::symbol).containsExactly(BTCUSDT, ETHUSDT);
        assertThat(ideas).extracting(idea -> ((Idea.Enter) idea).side()).containsExactly(Side.BUY, Side.SELL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 29, 30, 31, 77, 200})
    void goesOnFromItsStateAsIfItHadNeverStopped(int stoppedAfter) {
        Strategy whole = cross("10", "30", "long-short");
        Strategy before = cross("10", "30", "long-short");
        Strategy after = cross("10", "30", "long-short");
        List<Idea> expected = new ArrayList<>();
        List<Idea> resumed = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            CandleClosed candle = candles.close(1_000 + Math.round(100 * Math.sin(i / 9.0) + 40 * Math.cos(i / 2.0)));
            List<Idea> wanted = candles.ask(whole, candle, Holding.FLAT);
            if (i < stoppedAfter) {
                candles.ask(before, candle, Holding.FLAT);
            } else {
                if (i == stoppedAfter) {
                    assertThat(after.restore(BTCUSDT, before.state(BTCUSDT).orElseThrow()))
                            .isTrue();
                }
                expected.addAll(wanted);
                resumed.addAll(candles.ask(after, candle, Holding.FLAT));
            }
        }

        assertThat(resumed).hasSizeGreaterThan(5).isEqualTo(expected);
    }

    @Test
    void refusesAStateOfAFormThatItDoesNotKnow() {
        assertThat(cross("10", "30", "long").restore(BTCUSDT, new StrategyState(99, "?")))
                .isFalse();
        assertThat(cross("10", "30", "long").state(BTCUSDT)).isEmpty();
    }

    /** The reference run of the data's README, with orders filled by these few lines at the next candle's open. */
    @Test
    @Tag("real-data")
    void tradesTheReferenceRun() throws IOException {
        Strategy strategy = cross("10", "30", "long-short");
        CandleFixture daily = new CandleFixture(BTCUSDT);
        double cash = 10_000;
        long units = 0;
        double entryValue = 0;
        int trades = 0;
        int wins = 0;
        double lastOpen = 0;
        List<Idea> waiting = List.of();
        for (String line :
                Files.readAllLines(RealData.file("backtest/GOOG.csv")).subList(1, 2149)) {
            String[] columns = line.split(",");
            double open = lastOpen = Double.parseDouble(columns[1]);
            for (Idea idea : waiting) {
                if (idea instanceof Idea.Exit) {
                    cash += units * open;
                    trades++;
                    wins += units * open > entryValue ? 1 : 0;
                    units = 0;
                } else if (idea instanceof Idea.Enter enter) {
                    units = (long) (cash / open) * enter.side().sign();
                    cash -= units * open;
                    entryValue = units * open;
                }
            }
            long[] prices = new long[5];
            for (int i = 1; i <= 4; i++) {
                prices[i] = FixedPoint.parse(columns[i]);
            }
            Holding holding = new Holding(
                    units < 0 ? Side.SELL : Side.BUY, Quantity.ofUnits(Math.abs(units) * FixedPoint.ONE), false);
            waiting = daily.ask(
                    strategy, daily.candle(prices[1], prices[2], prices[3], prices[4], columns[5], "0"), holding);
        }
        double equity = cash + units * lastOpen;

        assertThat(trades + 1).isEqualTo(66);
        assertThat(equity).isCloseTo(51_422.99, within(0.005));
        assertThat(100.0 * (wins + (units * lastOpen > entryValue ? 1 : 0)) / 66)
                .isCloseTo(46.9697, within(0.0001));
    }

    private List<Idea> ask(Strategy strategy, Holding holding, long... closes) {
        List<Idea> ideas = new ArrayList<>();
        for (long close : closes) {
            ideas.addAll(candles.ask(strategy, candles.close(close), holding));
        }
        return ideas;
    }

    private static Strategy cross(String fast, String slow, String direction) {
        return StrategyCatalogue.builtIn()
                .create("sma-cross", Map.of("fast", fast, "slow", slow, "direction", direction));
    }

    @Test
    void hasNothingToSizeByWithoutAStop() {
        Strategy strategy =
                StrategyCatalogue.builtIn().create("sma-cross", Map.of("fast", "2", "slow", "3", "stop-pct", "0"));

        assertThat(ask(strategy, Holding.FLAT, 10, 9, 8, 12))
                .singleElement()
                .isInstanceOfSatisfying(
                        Idea.Enter.class, enter -> assertThat(enter.stop()).isEqualTo(Optional.empty()));
    }
}
