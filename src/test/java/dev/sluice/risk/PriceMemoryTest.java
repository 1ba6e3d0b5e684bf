package dev.sluice.risk;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceMemoryTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final Symbol SOLUSDT = new Symbol("SOLUSDT");

    @Test
    void closesACandleWithTheFirstTradeOfALaterOne() {
        PriceMemory prices = volatility();
        trade(prices, BTCUSDT, 0, "99", "101", "100");
        trade(prices, BTCUSDT, 1, "98", "102", "100");
        assertThat(prices.averageTrueRange(BTCUSDT)).isEmpty();
        assertThat(prices.candles(BTCUSDT)).isEqualTo(1);

        trade(prices, BTCUSDT, 2, "100");

        assertThat(prices.averageTrueRange(BTCUSDT))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("3"));
        assertThat(prices.volatilityPct(BTCUSDT))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("3"));
    }

    @Test
    void leavesOutTradesThatComeLate() {
        PriceMemory prices = volatility();
        trade(prices, BTCUSDT, 0, "99", "101", "100");
        trade(prices, BTCUSDT, 1, "99", "101", "100");
        trade(prices, BTCUSDT, 0, "1", "1000");
        trade(prices, BTCUSDT, 2, "100");

        assertThat(prices.averageTrueRange(BTCUSDT))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("2"));
    }

    @Test
    void beginsAnewAfterALongSilence() {
        PriceMemory prices = volatility();
        for (int minute = 0; minute <= 2; minute++) {
            trade(prices, BTCUSDT, minute, "99", "101", "100");
        }
        trade(prices, BTCUSDT, 4, "100");
        assertThat(prices.volatilityPct(BTCUSDT)).isPresent();

        trade(prices, BTCUSDT, 7, "100");

        assertThat(prices.volatilityPct(BTCUSDT)).isEmpty();
        assertThat(prices.candles(BTCUSDT)).isZero();
    }

    @Test
    void haltsAboveTheLimitAndGoesOnOnlyWhenItHasCalmedDown() {
        PriceMemory prices = volatility(); // above 4, until 2
        int minute = 0;
        for (; minute <= 2; minute++) {
            trade(prices, BTCUSDT, minute, "98", "102", "100");
        }
        assertThat(prices.isHalted(BTCUSDT)).as("at the limit").isFalse();
        trade(prices, BTCUSDT, minute++, "97", "102", "100");
        trade(prices, BTCUSDT, minute++, "100");
        assertThat(prices.isHalted(BTCUSDT)).as("4.5 %%").isTrue();

        trade(prices, BTCUSDT, minute++, "100");
        assertThat(prices.volatilityPct(BTCUSDT))
                .hasValueSatisfying(pct -> assertThat(pct).isEqualByComparingTo("2.25"));
        assertThat(prices.isHalted(BTCUSDT)).as("below the limit, but not calm").isTrue();
        trade(prices, BTCUSDT, minute++, "100");
        assertThat(prices.isHalted(BTCUSDT)).as("calm").isFalse();
    }

    @Test
    void keepsNothingOfASymbolThatIsNotTraded() {
        PriceMemory prices = volatility();
        for (int minute = 0; minute <= 2; minute++) {
            trade(prices, new Symbol("XRPUSDT"), minute, "100");
        }

        assertThat(prices.candles(new Symbol("XRPUSDT"))).isZero();
        assertThat(prices.averageTrueRange(new Symbol("XRPUSDT"))).isEmpty();
    }

    @Test
    void whatWasNotMeasuredCountsTogether() {
        assertThat(correlation().correlated(BTCUSDT)).containsExactly(BTCUSDT, ETHUSDT, SOLUSDT);
    }

    @Test
    void separatesWhatDoesNotMoveTogether() {
        PriceMemory prices = correlation();
        String[] up = {"100", "102", "101", "104", "103", "106"};
        String[] same = {"10", "10.2", "10.1", "10.4", "10.3", "10.6"};
        String[] other = {"50", "49", "50", "48", "50", "47"};
        for (int minute = 0; minute < up.length; minute++) {
            trade(prices, BTCUSDT, minute, up[minute]);
            trade(prices, ETHUSDT, minute, same[minute]);
            trade(prices, SOLUSDT, minute, other[minute]);
        }

        assertThat(prices.correlated(BTCUSDT)).containsExactly(BTCUSDT, ETHUSDT);
        assertThat(prices.correlated(ETHUSDT)).containsExactly(BTCUSDT, ETHUSDT);
        assertThat(prices.correlated(SOLUSDT)).containsExactly(SOLUSDT);
    }

    @Test
    void whatHangsTogetherByAThirdIsOneGroup() {
        PriceMemory prices = new PriceMemory(
                new CandleRules(MINUTE, 2, BigDecimal.ZERO, BigDecimal.ZERO, 0.5, 4),
                List.of(BTCUSDT, ETHUSDT, SOLUSDT));
        String[] first = {"100", "101", "100", "101", "100", "100"};
        String[] third = {"100", "100", "101", "100", "101", "100"};
        for (int minute = 0; minute < first.length; minute++) {
            trade(prices, BTCUSDT, minute, first[minute]);
            trade(prices, SOLUSDT, minute, third[minute]);
        }

        assertThat(prices.correlated(BTCUSDT))
                .as("through ether, which was not measured")
                .hasSize(3);
    }

    @Test
    void aCandleWithoutATradeReturnedNothing() {
        Returns trading = new Returns(3);
        Returns silent = new Returns(3);
        long[] closes = {100, 100, 100, 110};
        for (int index = 0; index < closes.length; index++) {
            trading.closed(index, closes[index]);
        }
        silent.closed(0, 50);
        silent.closed(3, 55);

        assertThat(Returns.correlation(trading, silent).orElseThrow()).isCloseTo(1, within());
    }

    @Test
    void comparesWhatBothHaveWhenOneIsAhead() {
        Returns ahead = new Returns(2);
        Returns behind = new Returns(2);
        long[] closes = {100, 110, 105, 200};
        for (int index = 0; index < closes.length; index++) {
            ahead.closed(index, closes[index]);
            if (index < 3) {
                behind.closed(index, closes[index]);
            }
        }

        assertThat(Returns.correlation(ahead, behind).orElseThrow()).isCloseTo(1, within());
        assertThat(Returns.correlation(behind, ahead).orElseThrow()).isCloseTo(1, within());
    }

    @Test
    void knowsNoCorrelationWithTooFewReturnsOrOfWhatStandsStill() {
        Returns moving = new Returns(2);
        Returns still = new Returns(2);
        long[] closes = {100, 110};
        for (int index = 0; index < closes.length; index++) {
            moving.closed(index, closes[index]);
            still.closed(index, 100);
        }
        assertThat(Returns.correlation(moving, moving)).isEmpty();
        moving.closed(2, 105);
        still.closed(2, 100);

        assertThat(Returns.correlation(moving, moving)).isPresent();
        assertThat(Returns.correlation(moving, still)).isEmpty();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    private static PriceMemory volatility() {
        return new PriceMemory(
                new CandleRules(MINUTE, 2, decimal("4"), decimal("2"), 0, 60), List.of(BTCUSDT, ETHUSDT));
    }

    private static PriceMemory correlation() {
        return new PriceMemory(
                new CandleRules(MINUTE, 2, BigDecimal.ZERO, BigDecimal.ZERO, 0.9, 4),
                List.of(SOLUSDT, ETHUSDT, BTCUSDT));
    }

    private static void trade(PriceMemory prices, Symbol symbol, int minute, String... each) {
        for (String price : each) {
            prices.traded(symbol, units(price), minute * MINUTE);
        }
    }
}
