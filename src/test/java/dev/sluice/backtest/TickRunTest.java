package dev.sluice.backtest;

import static dev.sluice.backtest.BacktestFixture.START;
import static dev.sluice.backtest.BacktestFixture.SYMBOL;
import static dev.sluice.backtest.BacktestFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backtest.TradingRules.Finish;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.PriceLevels;
import dev.sluice.feed.TradeTick;
import dev.sluice.strategy.SmaCrossFactory;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders against recorded trades and books. */
class TickRunTest {
    private static final long SECOND = 1_000_000_000L;
    private static final BacktestSettings UNITS = BacktestSettings.DEFAULT
            .with(new Sizing(Sizing.Method.UNITS, new BigDecimal("3"), Sizing.Units.WHOLE))
            .with(new TradingRules(true, false, false, Finish.OPEN));

    private final List<MarketEvent> events = new ArrayList<>();
    private long updateId;

    @Test
    void tradesAtTheNextTrade() {
        trade("10", "1", Side.BUY);
        trade("11", "1", Side.BUY);
        trade("12", "1", Side.BUY);

        BacktestResult result =
                run(UNITS, Scripted.onEvents().enter(0, Side.BUY).exit(1), events);

        assertThat(result.trades().get(0).entryPrice()).isEqualTo(11 * FixedPoint.ONE);
        assertThat(result.trades().get(0).exitPrice()).isEqualTo(12 * FixedPoint.ONE);
    }

    @Test
    void tradesAtThePriceThatItDecidedOn() {
        trade("10", "1", Side.BUY);
        trade("11", "1", Side.BUY);

        BacktestResult result = run(
                UNITS.with(FillRules.of(FillModel.CLOSE)),
                Scripted.onEvents().enter(0, Side.BUY).exit(1),
                events);

        assertThat(result.trades().get(0).entryPrice()).isEqualTo(10 * FixedPoint.ONE);
        assertThat(result.trades().get(0).exitPrice()).isEqualTo(11 * FixedPoint.ONE);
    }

    @Test
    void reachesTheMarketAfterItsLatency() {
        for (int price = 10; price < 16; price++) {
            trade(Integer.toString(price), "1", Side.BUY);
        }
        FillRules late = new FillRules(FillModel.NEXT_OPEN, 3 * SECOND, 100, 100, 1);

        BacktestResult result =
                run(UNITS.with(late), Scripted.onEvents().enter(0, Side.BUY).exit(4), events);

        assertThat(result.openPositions()).containsEntry(SYMBOL, 3 * FixedPoint.ONE);
        assertThat(result.finalEquity()).isEqualByComparingTo("10006"); // bought at 13, worth 15
    }

    @Test
    void walksTheBookUpToItsLimitAndLetsTheRestExpire() {
        book("9:5", "10:1 11:1 12:5");
        depth("9:5", "");

        BacktestResult result = run(
                UNITS.with(FillRules.of(FillModel.BOOK_WALK)),
                Scripted.onEvents().enter(1, Side.BUY, "11"),
                events);

        assertThat(result.openPositions()).containsEntry(SYMBOL, 2 * FixedPoint.ONE);
        assertThat(result.costs().turnover()).isEqualByComparingTo("21");
        assertThat(result.counts().fills()).isEqualTo(2);
    }

    @Test
    void walksOutOfAPositionWhateverItCosts() {
        book("9:1 8:5", "10:5");
        depth("9:1", "");
        depth("9:1", "");

        BacktestResult result = run(
                UNITS.with(FillRules.of(FillModel.BOOK_WALK)),
                Scripted.onEvents().enter(1, Side.BUY, "10").exit(2),
                events);

        assertThat(result.openPositions()).isEmpty();
        assertThat(result.trades()).extracting(ClosedTrade::exitPrice).containsExactly(FixedPoint.parse("8.33333333"));
    }

    @Test
    void waitsUntilAllThatStoodBeforeItHasTraded() {
        book("9:5", "10:5");
        trade("9", "4", Side.SELL); // of the five before it
        trade("9", "2", Side.SELL); // the fifth, and one for us
        trade("9", "1", Side.SELL);

        BacktestResult result = run(
                UNITS.with(FillRules.of(FillModel.TRADE_THROUGH)),
                Scripted.onEvents().enter(1, Side.BUY, "9"),
                events);

        assertThat(result.openPositions()).containsEntry(SYMBOL, 2 * FixedPoint.ONE);
        assertThat(result.counts().fills()).isEqualTo(2);
    }

    @Test
    void movesUpWhenItsLevelHasLessThanStoodBeforeIt() {
        book("9:5", "10:5");
        trade("10", "1", Side.BUY);
        depth("9:1", "");
        trade("9", "2", Side.SELL);

        BacktestResult result = run(
                UNITS.with(FillRules.of(FillModel.TRADE_THROUGH)),
                Scripted.onEvents().enter(1, Side.BUY, "9"),
                events);

        assertThat(result.openPositions()).containsEntry(SYMBOL, FixedPoint.ONE);
    }

    @Test
    void takesNoNewcomerForACancelledPredecessor() {
        book("9:5", "10:5");
        trade("10", "1", Side.BUY);
        depth("9:50", "");
        trade("9", "6", Side.SELL);

        BacktestResult result = run(
                UNITS.with(FillRules.of(FillModel.TRADE_THROUGH)),
                Scripted.onEvents().enter(1, Side.BUY, "9"),
                events);

        assertThat(result.openPositions()).containsEntry(SYMBOL, FixedPoint.ONE);
    }

    @Test
    void isNotHitByBuyersWhereItBuys() {
        book("9:1", "10:5");
        trade("9", "4", Side.BUY);

        BacktestResult result = run(
                UNITS.with(FillRules.of(FillModel.TRADE_THROUGH)),
                Scripted.onEvents().enter(1, Side.BUY, "9"),
                events);

        assertThat(result.openPositions()).isEmpty();
    }

    @Test
    void fillsWhollyWhenTheMarketTradesThroughIt() {
        book("9:5", "10:5");
        trade("8.99", "0.1", Side.SELL);

        BacktestResult result = run(
                UNITS.with(FillRules.of(FillModel.TRADE_THROUGH)),
                Scripted.onEvents().enter(1, Side.BUY, "9"),
                events);

        assertThat(result.openPositions()).containsEntry(SYMBOL, 3 * FixedPoint.ONE);
    }

    @Test
    void chargesTheMakerWhoWaitedAndTheTakerWhoDidNot() {
        book("9:1", "10:5");
        trade("9", "9", Side.SELL);
        depth("9:5", "");
        depth("9:5", "");
        FeeRules fees = new FeeRules(
                FeeRules.Style.BOTH_SIDES, BigDecimal.ZERO, new BigDecimal("100"), BigDecimal.ZERO, BigDecimal.ZERO);

        BacktestResult result = run(
                UNITS.with(FillRules.of(FillModel.TRADE_THROUGH)).with(fees),
                Scripted.onEvents().enter(1, Side.BUY, "9").exit(2),
                events);

        assertThat(result.trades()).hasSize(1);
        assertThat(result.costs().fees()).isEqualByComparingTo("0.27"); // 1 % of 3 × 9, at the exit
    }

    @Test
    void takesWhatIsThereWhereItsLimitCrosses() {
        book("9:1", "10:2");
        depth("9:2", "");

        BacktestResult result = run(
                UNITS.with(FillRules.of(FillModel.TOUCH)), Scripted.onEvents().enter(1, Side.BUY, "10"), events);

        assertThat(result.openPositions()).containsEntry(SYMBOL, 2 * FixedPoint.ONE);
    }

    @Test
    void withdrawsAnEntryThatIsNoLongerWanted() {
        book("9:1", "10:2");
        trade("10", "1", Side.BUY);
        trade("8", "1", Side.SELL);

        BacktestResult result = run(
                UNITS.with(FillRules.of(FillModel.TOUCH)),
                Scripted.onEvents().enter(1, Side.BUY, "9").exit(2),
                events);

        assertThat(result.counts().fills()).isZero();
        assertThat(result.counts().orders()).isEqualTo(1);
    }

    @Test
    void asksOnCandlesThatTheTradesMake() {
        for (int i = 0; i < 181; i++) {
            trade(Integer.toString(10 + i / 60), "1", Side.BUY); // one a second, from the start of a minute on
        }
        Scripted strategy = Scripted.onCandles().enter(0, Side.BUY);

        BacktestResult result = run(UNITS.with(CandleInterval.ONE_MINUTE), strategy, events);

        assertThat(strategy.seen()).hasSize(3);
        assertThat(result.openPositions()).containsEntry(SYMBOL, 3 * FixedPoint.ONE);
        assertThat(result.costs().turnover()).isEqualByComparingTo("33"); // in the second minute
    }

    @Test
    void comparesWithBuyingAndWaitingFromWhenItIsWarm() {
        for (int minute = 0; minute < 40; minute++) {
            long at = START + minute * 60 * SECOND;
            events.add(new TradeTick(
                    SYMBOL, at, minute + 1, (10 + minute) * FixedPoint.ONE, FixedPoint.ONE, Side.BUY, at));
        }

        SmaCrossFactory factory = new SmaCrossFactory();
        Strategy average = factory.create(factory.defaults());

        BacktestResult result = run(UNITS.with(CandleInterval.ONE_MINUTE), average, events);

        // warm with the 30th candle, which ends with the trade at 40
        assertThat(result.metrics().returns().buyAndHoldPct()).isEqualTo((49.0 / 40 - 1) * 100);
    }

    @Test
    void beganWithItsFirstEventAndSaysNothingOfAYear() {
        trade("10", "1", Side.BUY);
        trade("11", "1", Side.BUY);

        BacktestResult result = run(UNITS, Scripted.onEvents().enter(0, Side.BUY), events);

        assertThat(result.curve().startNanos()).isEqualTo(START);
        assertThat(result.metrics().returns().cagrPct()).isNaN();
        assertThat(result.metrics().returns().calmarRatio()).isNaN();
    }

    @Test
    void tellsOfABookThatNoSnapshotJoined() {
        depth("9:5", "10:5");

        assertThat(run(UNITS, Scripted.onEvents(), events).counts().refusals())
                .containsEntry("book_unsynchronised", 1L);
        events.clear();
        book("9:5", "10:5");
        assertThat(run(UNITS, Scripted.onEvents(), events).counts().refusals()).isEmpty();
    }

    private void trade(String price, String quantity, Side taker) {
        long at = START + events.size() * SECOND;
        events.add(new TradeTick(
                SYMBOL, at, events.size() + 1, FixedPoint.parse(price), FixedPoint.parse(quantity), taker, at));
    }

    private void book(String bids, String asks) {
        updateId = 1;
        events.add(new DepthSnapshot(SYMBOL, START, updateId, levels(bids), levels(asks)));
        updateId = 2; // the first change has to join the snapshot: only then the book is believed
        events.add(new DepthDiff(SYMBOL, START, 1, updateId, levels(bids), levels(asks)));
    }

    private void depth(String bids, String asks) {
        updateId++;
        long at = START + events.size() * SECOND;
        events.add(new DepthDiff(SYMBOL, at, updateId, updateId, levels(bids), levels(asks)));
    }

    private static PriceLevels levels(String text) {
        PriceLevels.Builder levels = new PriceLevels.Builder();
        if (!text.isEmpty()) {
            for (String level : text.split(" ")) {
                String[] parts = level.split(":");
                levels.add(FixedPoint.parse(parts[0]), FixedPoint.parse(parts[1]));
            }
        }
        return levels.build();
    }
}
