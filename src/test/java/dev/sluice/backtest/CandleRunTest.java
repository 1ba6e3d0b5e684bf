package dev.sluice.backtest;

import static dev.sluice.backtest.BacktestFixture.candle;
import static dev.sluice.backtest.BacktestFixture.candles;
import static dev.sluice.backtest.BacktestFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.backtest.TradingRules.Finish;
import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders within candles, checked against sums made by hand. */
class CandleRunTest {
    private static final BacktestSettings HUNDRED = BacktestSettings.DEFAULT.withCash(new BigDecimal("100"));
    private static final TradingRules TO_THE_CLOSE = new TradingRules(true, false, false, Finish.LAST_CLOSE);
    private static final List<CandleClosed> FOUR = candles("10 11 9 10", "12 14 11 13", "15 16 14 15", "20 21 18 19");

    @Test
    void buysAtTheNextOpenAndSellsAtTheOneAfterTheExit() {
        BacktestResult result =
                run(HUNDRED, Scripted.onCandles().enter(0, Side.BUY).exit(1), FOUR);

        assertThat(result.trades()).hasSize(1);
        ClosedTrade trade = result.trades().get(0);
        assertThat(trade.quantity()).isEqualTo(8 * FixedPoint.ONE);
        assertThat(trade.entryPrice()).isEqualTo(12 * FixedPoint.ONE);
        assertThat(trade.exitPrice()).isEqualTo(15 * FixedPoint.ONE);
        assertThat(trade.entryNanos()).isEqualTo(FOUR.get(1).openNanos());
        assertThat(trade.pnl()).isEqualByComparingTo("24");
        assertThat(trade.returnPct()).isEqualTo(25);
        assertThat(result.finalEquity()).isEqualByComparingTo("124");
    }

    @Test
    void valuesAnOpenPositionAtTheClose() {
        BacktestResult result =
                run(HUNDRED, Scripted.onCandles().enter(0, Side.BUY).exit(1), FOUR);

        assertThat(result.curve().size()).isEqualTo(4);
        assertThat(result.curve().value(0)).isEqualTo(100);
        assertThat(result.curve().value(1)).isEqualTo(100 + 8 * (13 - 12));
        assertThat(result.curve().value(2)).isEqualTo(124);
        assertThat(result.curve().time(3)).isEqualTo(FOUR.get(3).closeNanos());
    }

    @Test
    void measuresTheWorstAndTheBestMoveWhileATradeWasOpen() {
        ClosedTrade trade = run(HUNDRED, Scripted.onCandles().enter(0, Side.BUY).exit(1), FOUR)
                .trades()
                .get(0);

        assertThat(trade.maePct()).isEqualTo((11.0 / 12 - 1) * 100);
        assertThat(trade.mfePct()).isEqualTo((15.0 / 12 - 1) * 100);
    }

    @Test
    void buysAtTheCloseThatItDecidedOn() {
        BacktestSettings settings = HUNDRED.with(FillRules.of(FillModel.CLOSE)).with(TO_THE_CLOSE);

        BacktestResult result =
                run(settings, Scripted.onCandles().enter(0, Side.BUY).exit(2), FOUR);

        assertThat(result.trades().get(0).entryPrice()).isEqualTo(10 * FixedPoint.ONE);
        assertThat(result.trades().get(0).exitPrice()).isEqualTo(15 * FixedPoint.ONE);
        assertThat(result.finalEquity()).isEqualByComparingTo("150");
    }

    @Test
    void sellsShortAndBuysBack() {
        BacktestResult result =
                run(HUNDRED, Scripted.onCandles().enter(0, Side.SELL).exit(2), FOUR);

        assertThat(result.trades().get(0).side()).isEqualTo(Side.SELL);
        assertThat(result.trades().get(0).pnl()).isEqualByComparingTo("-64");
        assertThat(result.curve().value(2)).isEqualTo(100 - 8 * (15 - 12));
        assertThat(result.finalEquity()).isEqualByComparingTo("36");
    }

    @Test
    void refusesToSellShortWhereNothingIsLent() {
        BacktestSettings spot = HUNDRED.with(new TradingRules(false, false, false, Finish.LAST_CLOSE));

        BacktestResult result = run(spot, Scripted.onCandles().enter(0, Side.SELL), FOUR);

        assertThat(result.trades()).isEmpty();
        assertThat(result.counts().refusals()).containsEntry("short_not_allowed", 1L);
        assertThat(result.finalEquity()).isEqualByComparingTo("100");
    }

    @Test
    void stopsWhenEverythingIsLost() {
        BacktestResult result = run(
                HUNDRED,
                Scripted.onCandles().enter(0, Side.SELL).enter(2, Side.BUY),
                candles("10 11 9 10", "10 11 9 10", "10 30 9 25", "25 26 24 25"));

        assertThat(result.counts().refusals()).containsEntry("ruined", 1L);
        assertThat(result.finalEquity()).isEqualByComparingTo("-50");
        assertThat(result.trades()).hasSize(1);
    }

    @Test
    void leavesAtTheLastOpenOrTheLastCloseOrNotAtAll() {
        Scripted[] holders = new Scripted[3];
        for (int i = 0; i < holders.length; i++) {
            holders[i] = Scripted.onCandles().enter(0, Side.BUY);
        }
        BacktestResult atOpen =
                run(HUNDRED.with(new TradingRules(true, false, false, Finish.LAST_OPEN)), holders[0], FOUR);
        BacktestResult atClose = run(HUNDRED.with(TO_THE_CLOSE), holders[1], FOUR);
        BacktestResult open = run(HUNDRED.with(new TradingRules(true, false, false, Finish.OPEN)), holders[2], FOUR);

        assertThat(atOpen.finalEquity()).isEqualByComparingTo("164");
        assertThat(atOpen.curve().value(3)).isEqualTo(164);
        assertThat(atOpen.curve().peak()).isEqualTo(164);
        assertThat(atClose.finalEquity()).isEqualByComparingTo("156");
        assertThat(open.finalEquity()).isEqualByComparingTo("156");
        assertThat(open.trades()).isEmpty();
        assertThat(open.openPositions()).containsEntry(BacktestFixture.SYMBOL, 8 * FixedPoint.ONE);
    }

    @Test
    void closesWhatItHoldsBeforeAnExclusiveEntry() {
        BacktestSettings settings = HUNDRED.with(new TradingRules(true, true, false, Finish.LAST_CLOSE));

        BacktestResult result =
                run(settings, Scripted.onCandles().enter(0, Side.BUY).enter(1, Side.SELL), FOUR);

        assertThat(result.trades()).extracting(ClosedTrade::side).containsExactly(Side.BUY, Side.SELL);
        assertThat(result.trades().get(0).exitPrice()).isEqualTo(15 * FixedPoint.ONE);
        assertThat(result.trades().get(1).quantity()).isEqualTo(8 * FixedPoint.ONE);
    }

    @Test
    void closesTheOldestFirstWithAnOppositeEntry() {
        BacktestSettings settings = HUNDRED.with(
                        new Sizing(Sizing.Method.UNITS, new BigDecimal("2"), Sizing.Units.WHOLE))
                .with(TO_THE_CLOSE);

        BacktestResult result = run(
                settings,
                Scripted.onCandles().enter(0, Side.BUY).enter(1, Side.BUY).enter(2, Side.SELL),
                FOUR);

        assertThat(result.trades())
                .extracting(ClosedTrade::entryPrice)
                .containsExactly(12 * FixedPoint.ONE, 15 * FixedPoint.ONE);
        assertThat(result.trades())
                .extracting(ClosedTrade::exitPrice)
                .containsExactly(20 * FixedPoint.ONE, 19 * FixedPoint.ONE);
    }

    @Test
    void tellsTheStrategyWhatIsHeldAndWhatIsOnItsWay() {
        Scripted strategy = Scripted.onCandles().enter(0, Side.SELL);

        run(HUNDRED, strategy, FOUR);

        assertThat(strategy.seen().get(0).isFlat()).isTrue();
        assertThat(strategy.seen().get(1).isShort()).isTrue();
        assertThat(strategy.seen().get(1).quantity().units()).isEqualTo(8 * FixedPoint.ONE);
        assertThat(strategy.seen().get(1).busy()).isFalse();
    }

    @Test
    void sharesOneWalletAmongSymbolsAndSizesNoneByALaterPrice() {
        Symbol other = new Symbol("OTHER");
        List<CandleClosed> both = List.of(
                candle(0, "10 11 9 10"),
                candle(other, 0, "5 6 4 5"),
                candle(1, "10 30 10 30"),
                candle(other, 1, "5 6 4 6"),
                candle(2, "40 41 39 40"),
                candle(other, 2, "7 8 6 7"));
        BacktestSettings half = HUNDRED.with(
                        new Sizing(Sizing.Method.EQUITY_SHARE, new BigDecimal("0.5"), Sizing.Units.WHOLE))
                .with(TO_THE_CLOSE);

        BacktestResult result =
                run(half, Scripted.onCandles().enter(0, Side.BUY).enter(1, Side.BUY), both);

        // at that open the first was worth 10 and not the 30 that it closed at
        assertThat(result.trades())
                .extracting(ClosedTrade::quantity)
                .containsExactly(5 * FixedPoint.ONE, 10 * FixedPoint.ONE);
        assertThat(result.curve().size()).isEqualTo(3);
        assertThat(result.curve().value(1)).isEqualTo(100 + 5 * 20 + 10);
        assertThat(result.finalEquity()).isEqualByComparingTo("270");
    }

    @Test
    void leavesOutACandleThatIsNotLaterThanTheOneBefore() {
        List<CandleClosed> repeated = List.of(FOUR.get(0), FOUR.get(1), FOUR.get(1), FOUR.get(2));

        BacktestResult result = run(HUNDRED, Scripted.onCandles(), repeated);

        assertThat(result.counts().candles()).isEqualTo(3);
        assertThat(result.counts().refusals()).containsEntry("candle_not_later", 1L);
    }

    @Test
    void refusesCandlesOfTwoLengths() {
        CandleClosed one = FOUR.get(1);
        CandleClosed longer = new CandleClosed(
                one.symbol(),
                one.receivedNanos(),
                FOUR.get(0).openNanos() - BacktestFixture.MINUTE,
                one.closeNanos(),
                one.open(),
                one.high(),
                one.low(),
                one.close(),
                one.volume(),
                one.quoteVolume(),
                one.trades(),
                one.takerBuyVolume(),
                one.takerBuyQuoteVolume());

        assertThatThrownBy(() -> run(HUNDRED, Scripted.onCandles(), List.of(FOUR.get(0), one, longer)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TEST")
                .hasMessageContaining("PT3M");
    }

    @Test
    void seesNothingOutsideOfThePeriod() {
        Scripted strategy = Scripted.onCandles();
        Period middle = new Period(FOUR.get(1).receivedNanos(), FOUR.get(3).receivedNanos());

        BacktestResult result = run(HUNDRED.with(middle), strategy, FOUR);

        assertThat(result.counts().events()).isEqualTo(2);
        assertThat(result.counts().skipped()).isEqualTo(2);
    }

    @Test
    void namesTheStrategyThatFailed() {
        assertThatThrownBy(() -> run(HUNDRED, new Failing(), FOUR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("failing")
                .hasMessageContaining("TEST");
    }

    @Test
    void endsEmptyWithoutEvents() {
        BacktestResult result = run(HUNDRED, Scripted.onCandles(), List.of());

        assertThat(result.finalEquity()).isEqualByComparingTo("100");
        assertThat(result.metrics().trades().count()).isZero();
        assertThat(result.curve().size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Finish.class,
            names = {"LAST_OPEN", "LAST_CLOSE", "PREVIOUS_CLOSE"})
    void closesWhatIsLeftWhereItIsTold(Finish finish) {
        BacktestResult result = run(
                HUNDRED.with(new TradingRules(true, false, false, finish)),
                Scripted.onCandles().enter(0, Side.BUY),
                FOUR);

        CandleClosed last = FOUR.get(3);
        long expected = switch (finish) {
            case LAST_OPEN -> last.open();
            case LAST_CLOSE -> last.close();
            case PREVIOUS_CLOSE -> FOUR.get(2).close();
            case OPEN -> throw new AssertionError(finish);
        };
        assertThat(result.trades())
                .singleElement()
                .extracting(ClosedTrade::exitPrice)
                .isEqualTo(expected);
    }
}
