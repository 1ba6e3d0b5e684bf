package dev.sluice.backtest;

import static dev.sluice.backtest.BacktestFixture.candles;
import static dev.sluice.backtest.BacktestFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.backtest.TradingRules.Finish;
import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What orders cost, how large they are and where in a candle they trade, checked against sums made by hand. */
class CandleFillsTest {
    private static final BacktestSettings HUNDRED = BacktestSettings.DEFAULT.withCash(new BigDecimal("100"));
    private static final TradingRules TO_THE_CLOSE = new TradingRules(true, false, false, Finish.LAST_CLOSE);
    private static final TradingRules STOPPING = new TradingRules(true, false, true, Finish.LAST_CLOSE);
    private static final List<CandleClosed> FOUR = candles("10 11 9 10", "12 14 11 13", "15 16 14 15", "20 21 18 19");

    @Test
    void chargesFeesAtBothEnds() {
        BacktestSettings settings = HUNDRED.with(FeeRules.bps(new BigDecimal("100")));

        BacktestResult result =
                run(settings, Scripted.onCandles().enter(0, Side.BUY).exit(1), FOUR);

        assertThat(result.trades().get(0).quantity()).isEqualTo(8 * FixedPoint.ONE); // 8 × 12.12 = 96.96
        assertThat(result.costs().fees()).isEqualByComparingTo("2.16"); // 0.96 + 1.20
        assertThat(result.trades().get(0).pnl()).isEqualByComparingTo("21.84");
        assertThat(result.finalEquity()).isEqualByComparingTo("121.84");
    }

    @Test
    void makesTheEntrysPriceWorseInstead() {
        FeeRules entry = new FeeRules(
                FeeRules.Style.ENTRY_PRICE, BigDecimal.ZERO, new BigDecimal("100"), BigDecimal.ZERO, BigDecimal.ZERO);

        BacktestResult result =
                run(HUNDRED.with(entry), Scripted.onCandles().enter(0, Side.BUY).exit(1), FOUR);

        assertThat(result.trades().get(0).entryPrice()).isEqualTo(FixedPoint.parse("12.12"));
        assertThat(result.trades().get(0).exitPrice()).isEqualTo(15 * FixedPoint.ONE);
        assertThat(result.costs().fees()).isZero();
        assertThat(result.costs().inPrices()).isEqualByComparingTo("0.96");
        assertThat(result.finalEquity()).isEqualByComparingTo("123.04");
    }

    @Test
    void chargesForEachOrderAndAtLeastSomething() {
        FeeRules fees = new FeeRules(
                FeeRules.Style.BOTH_SIDES, BigDecimal.ONE, BigDecimal.ONE, new BigDecimal("1"), new BigDecimal("0.5"));

        BacktestResult result =
                run(HUNDRED.with(fees), Scripted.onCandles().enter(0, Side.BUY).exit(1), FOUR);

        assertThat(result.costs().fees()).isEqualByComparingTo("3");
    }

    @Test
    void slipsOnBothEnds() {
        BacktestResult result = run(
                HUNDRED.withSlippage(new BigDecimal("100")),
                Scripted.onCandles().enter(0, Side.BUY).exit(1),
                FOUR);

        assertThat(result.trades().get(0).entryPrice()).isEqualTo(FixedPoint.parse("12.12"));
        assertThat(result.trades().get(0).exitPrice()).isEqualTo(FixedPoint.parse("14.85"));
        assertThat(result.costs().inPrices()).isEqualByComparingTo("2.16");
    }

    @Test
    void takesTheStopFirstWhereACandleReachesBoth() {
        BacktestResult result = run(
                HUNDRED.with(STOPPING),
                Scripted.onCandles().enter(0, Side.BUY, "10", "9", "14"),
                candles("10 11 9 10", "10 11 10 11", "11 15 8 12", "12 13 11 12"));

        assertThat(result.trades()).hasSize(1);
        assertThat(result.trades().get(0).exitPrice()).isEqualTo(9 * FixedPoint.ONE);
    }

    @Test
    void leavesAtTheOpenThatGapsOverTheStop() {
        BacktestResult result = run(
                HUNDRED.with(STOPPING),
                Scripted.onCandles().enter(0, Side.BUY, "10", "9", "14"),
                candles("10 11 9 10", "10 11 10 11", "7 8 6 8"));

        assertThat(result.trades().get(0).exitPrice()).isEqualTo(7 * FixedPoint.ONE);
    }

    @Test
    void takesTheProfitAtTheTarget() {
        BacktestResult result = run(
                HUNDRED.with(STOPPING),
                Scripted.onCandles().enter(0, Side.SELL, "10", "12", "8"),
                candles("10 11 9 10", "10 11 9.5 10", "10 11 7 9", "9 10 8 9"));

        assertThat(result.trades().get(0).exitPrice()).isEqualTo(8 * FixedPoint.ONE);
    }

    @Test
    void letsIdeasStopsBeWhereTheyAreNoOrders() {
        BacktestResult result = run(
                HUNDRED.with(TO_THE_CLOSE),
                Scripted.onCandles().enter(0, Side.BUY, "10", "9", "14"),
                candles("10 11 9 10", "10 11 10 11", "11 15 8 12"));

        assertThat(result.trades().get(0).exitPrice()).isEqualTo(12 * FixedPoint.ONE);
    }

    @Test
    void waitsForALimitToBeTouched() {
        BacktestSettings settings = HUNDRED.with(FillRules.of(FillModel.TOUCH)).with(TO_THE_CLOSE);

        BacktestResult result = run(
                settings,
                Scripted.onCandles().enter(0, Side.BUY, "9"),
                candles("10 11 9.5 10", "10 11 9.1 10", "10 11 9 10", "10 12 10 12"));

        assertThat(result.trades().get(0).entryPrice()).isEqualTo(9 * FixedPoint.ONE);
        assertThat(result.trades().get(0).quantity()).isEqualTo(11 * FixedPoint.ONE);
    }

    @Test
    void wantsALimitToBeTradedThrough() {
        BacktestSettings settings =
                HUNDRED.with(FillRules.of(FillModel.TRADE_THROUGH)).with(TO_THE_CLOSE);
        List<CandleClosed> touching = candles("10 11 9.5 10", "10 11 9 10", "10 11 9 10");
        List<CandleClosed> through = candles("10 11 9.5 10", "10 11 9 10", "10 11 8.99 10");

        assertThat(run(settings, Scripted.onCandles().enter(0, Side.BUY, "9"), touching)
                        .trades())
                .isEmpty();
        assertThat(run(settings, Scripted.onCandles().enter(0, Side.BUY, "9"), through)
                        .trades())
                .hasSize(1);
    }

    @Test
    void fillsATouchByChance() {
        FillRules never = new FillRules(FillModel.PROBABILITY, 0, 100, 0, 1);
        FillRules always = new FillRules(FillModel.PROBABILITY, 0, 100, 100, 1);

        assertThat(run(HUNDRED.with(never), Scripted.onCandles().enter(0, Side.BUY, "13"), FOUR)
                        .trades())
                .isEmpty();
        assertThat(run(HUNDRED.with(always), Scripted.onCandles().enter(0, Side.BUY, "13"), FOUR)
                        .trades())
                .hasSize(1);
    }

    @Test
    void reachesTheMarketLate() {
        FillRules late = new FillRules(FillModel.NEXT_OPEN, BacktestFixture.MINUTE, 100, 100, 1);

        BacktestResult result = run(HUNDRED.with(late), Scripted.onCandles().enter(0, Side.BUY), FOUR);

        assertThat(result.trades().get(0).entryNanos()).isEqualTo(FOUR.get(2).openNanos());
    }

    @Test
    void getsItsShareOfTheVolumeOnly() {
        FillRules shared = new FillRules(FillModel.NEXT_OPEN, 0, 50, 100, 1);
        BacktestSettings settings = HUNDRED.with(shared).with(TO_THE_CLOSE);

        BacktestResult result = run(settings, Scripted.onCandles().enter(0, Side.BUY), FOUR);

        // 8 units wanted; of ten that trade in a candle five are to be had, and then the money is for two more
        assertThat(result.counts().fills()).isEqualTo(3);
        assertThat(result.trades()).extracting(ClosedTrade::quantity).containsExactly(7 * FixedPoint.ONE);
        assertThat(result.trades())
                .extracting(ClosedTrade::entryPrice)
                .containsExactly(FixedPoint.parse("12.85714286"));
    }

    @Test
    void sizesByShareUnitsMoneyAndRisk() {
        assertThat(entered(new Sizing(Sizing.Method.EQUITY_SHARE, new BigDecimal("0.5"), Sizing.Units.WHOLE)))
                .isEqualTo(4 * FixedPoint.ONE);
        assertThat(entered(new Sizing(Sizing.Method.EQUITY_SHARE, BigDecimal.ONE, Sizing.Units.FRACTIONAL)))
                .isEqualTo(FixedPoint.parse("8.33333333"));
        assertThat(entered(new Sizing(Sizing.Method.UNITS, new BigDecimal("3"), Sizing.Units.WHOLE)))
                .isEqualTo(3 * FixedPoint.ONE);
        assertThat(entered(new Sizing(Sizing.Method.MONEY, new BigDecimal("40"), Sizing.Units.WHOLE)))
                .isEqualTo(3 * FixedPoint.ONE);
        assertThat(entered(new Sizing(Sizing.Method.RISK_SHARE, new BigDecimal("0.1"), Sizing.Units.WHOLE)))
                .isEqualTo(3 * FixedPoint.ONE); // 10 at risk, 12 − 9 each
    }

    @Test
    void refusesWhatCannotBePaid() {
        BacktestSettings settings =
                HUNDRED.with(new Sizing(Sizing.Method.UNITS, new BigDecimal("9"), Sizing.Units.WHOLE));

        BacktestResult result = run(settings, Scripted.onCandles().enter(0, Side.BUY), FOUR);

        assertThat(result.trades()).isEmpty();
        assertThat(result.counts().refusals()).containsEntry("insufficient_balance", 1L);
    }

    @Test
    void wantsABookToWalk() {
        BacktestSettings settings = HUNDRED.with(FillRules.of(FillModel.BOOK_WALK));

        assertThatThrownBy(() -> run(settings, Scripted.onCandles(), FOUR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("candles");
    }

    private static long entered(Sizing sizing) {
        return run(HUNDRED.with(sizing), Scripted.onCandles().enter(0, Side.BUY, "10", "9", "20"), FOUR)
                .trades()
                .get(0)
                .quantity();
    }
}
