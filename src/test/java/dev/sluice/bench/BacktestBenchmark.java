package dev.sluice.bench;

import dev.sluice.backtest.Backtest;
import dev.sluice.backtest.BacktestResult;
import dev.sluice.backtest.BacktestSettings;
import dev.sluice.backtest.FeeRules;
import dev.sluice.backtest.FillModel;
import dev.sluice.backtest.FillRules;
import dev.sluice.backtest.Sizing;
import dev.sluice.feed.EventFiles;
import dev.sluice.feed.EventSource;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.ReadOptions;
import dev.sluice.feed.TradeTick;
import dev.sluice.strategy.CrossParameters;
import dev.sluice.strategy.Direction;
import dev.sluice.strategy.SmaCross;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;

/** Backtests over candles, beside ta4j's own of the same rule and file; over trades; over books with a queue. */
final class BacktestBenchmark implements Benchmark {
    private static final int FAST = 10;
    private static final int SLOW = 30;
    private static final int TRADES = 10_000_000;

    /** Both have been compiled by then. */
    private static final int WARM_UPS = 6;

    private static final long QUEUED_EVENTS = 1_000_000;

    /** Averages that are equal for a candle are a cross for ta4j and none for us; these are few. */
    private static final double SAME_TRADES = 0.01;

    private static final Target RUN = Target.atLeast(5);
    private static final Target LOAD_AND_RUN = Target.atLeast(3);
    private static final Target TRADES_A_SECOND = Target.atLeast(1_000_000);
    private static final Target QUEUED_A_SECOND = Target.atLeast(500_000);

    private final MarketData data;

    BacktestBenchmark(MarketData data) {
        this.data = data;
    }

    @Override
    public String name() {
        return "backtest";
    }

    @Override
    public String about() {
        return "SMA " + FAST + "/" + SLOW + " over " + CandleFile.CANDLES + " candles, the same by ta4j (DoubleNum); "
                + TRADES + " trades; recorded depth and trades with an order in the queue";
    }

    @Override
    public List<Figure> run() throws IOException {
        Rounds rounds = new Rounds();
        Path file = CandleFile.write();
        for (int round = -WARM_UPS; round < Rounds.COUNT; round++) {
            candles(file, round < 0 ? new Rounds() : rounds);
        }
        for (int round = -1; round < Rounds.COUNT; round++) {
            trades(round < 0 ? new Rounds() : rounds);
        }
        List<MarketEvent> events = data.events();
        for (int round = -1; round < Rounds.COUNT; round++) {
            queued(events, round < 0 ? new Rounds() : rounds);
        }
        return rounds.figures();
    }

    private static void candles(Path file, Rounds into) throws IOException {
        long start = System.nanoTime();
        List<MarketEvent> loaded = load(file);
        long load = System.nanoTime() - start;
        System.gc(); // neither run pays for what loading left behind
        long bytesBefore = Allocation.bytes();
        start = System.nanoTime();
        BacktestResult result = run(BacktestSettings.DEFAULT, smaCross(), source(loaded));
        long run = System.nanoTime() - start;
        long bytes = Allocation.bytes() - bytesBefore;
        start = System.nanoTime();
        BarSeries series = Ta4jBacktest.load(file);
        long otherLoad = System.nanoTime() - start;
        System.gc();
        start = System.nanoTime();
        int positions = Ta4jBacktest.run(series, FAST, SLOW);
        long otherRun = System.nanoTime() - start;
        if (Math.abs(positions - result.trades().size()) > positions * SAME_TRADES) {
            throw new IllegalStateException(
                    "ta4j traded " + positions + " times, we " + result.trades().size());
        }
        into.add("candles, run", "candles/s", Rounds.perSecond(CandleFile.CANDLES, run));
        into.add("candles, run, ta4j", "candles/s", Rounds.perSecond(CandleFile.CANDLES, otherRun));
        into.add("run, times as fast as ta4j", "x", RUN, (double) otherRun / run);
        into.add(
                "load + run, times as fast as ta4j", "x", LOAD_AND_RUN, (double) (otherLoad + otherRun) / (load + run));
        into.add("candles, load + run", "candles/s", Rounds.perSecond(CandleFile.CANDLES, load + run));
        into.add("run, allocated", "B/candle", (double) bytes / CandleFile.CANDLES);
        into.add("trades made", "trades", result.trades().size());
    }

    private static void trades(Rounds into) throws IOException {
        Memory memory = new Memory();
        long bytesBefore = Allocation.bytes();
        long start = System.nanoTime();
        run(fractional(FillModel.NEXT_OPEN), new Turner(), new MadeTrades());
        long nanos = System.nanoTime() - start;
        into.add("trades", "trades/s", TRADES_A_SECOND, Rounds.perSecond(TRADES, nanos));
        into.add("trades, allocated", "B/trade", (double) (Allocation.bytes() - bytesBefore) / TRADES);
        into.add("trades, heap at the peak", "MB", memory.peakMegabytes());
    }

    private static void queued(List<MarketEvent> events, Rounds into) throws IOException {
        long nanos = 0;
        long done = 0;
        long fills = 0;
        while (done < QUEUED_EVENTS) {
            long start = System.nanoTime();
            BacktestResult result = run(fractional(FillModel.TRADE_THROUGH), new QueuedMaker(), source(events));
            nanos += System.nanoTime() - start;
            done += events.size();
            fills = result.counts().fills();
        }
        if (fills == 0) {
            throw new IllegalStateException("nothing was filled");
        }
        into.add("depth and trades, order in the queue", "events/s", QUEUED_A_SECOND, Rounds.perSecond(done, nanos));
        into.add("fills of one pass", "fills", fills);
    }

    private static BacktestResult run(BacktestSettings settings, Strategy strategy, EventSource source)
            throws IOException {
        try (source) {
            return Backtest.run(settings, List.of(strategy), source);
        }
    }

    private static BacktestSettings fractional(FillModel model) {
        return BacktestSettings.DEFAULT
                .withCash(new BigDecimal("10000"))
                .with(FillRules.of(model))
                .with(FeeRules.bps(BigDecimal.ONE))
                .with(new Sizing(Sizing.Method.UNITS, new BigDecimal("0.01"), Sizing.Units.FRACTIONAL));
    }

    private static Strategy smaCross() {
        return new SmaCross(new CrossParameters(FAST, SLOW, Direction.LONG, 0, 0));
    }

    private static List<MarketEvent> load(Path file) throws IOException {
        List<MarketEvent> events = new ArrayList<>(CandleFile.CANDLES);
        ReadOptions options = ReadOptions.ALL.withSymbol(Optional.of(new Symbol("BENCH")));
        try (EventFiles files = EventFiles.open(List.of(file), options)) {
            for (MarketEvent event = files.next(); event != null; event = files.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private static EventSource source(List<MarketEvent> events) {
        Iterator<MarketEvent> left = events.iterator();
        return new Made(() -> left.hasNext() ? left.next() : null);
    }

    /** A source without a file. */
    private record Made(Supplier<@Nullable MarketEvent> from) implements EventSource {
        @Override
        public @Nullable MarketEvent next() {
            return from.get();
        }

        @Override
        public void close() {}
    }

    /** Ten million of them, made on the way so that none is kept. */
    private static final class MadeTrades implements EventSource {
        private static final long START_NANOS = 1_723_161_254_000_000_000L;

        private final SplittableRandom random = new SplittableRandom(1);
        private long price = 60_000 * FixedPoint.ONE;
        private long made;

        @Override
        public @Nullable MarketEvent next() {
            if (made == TRADES) {
                return null;
            }
            price += random.nextLong(-2, 3) * FixedPoint.ONE / 100;
            long at = START_NANOS + made * 10_000_000;
            Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
            return new TradeTick(Desks.BTCUSDT, at, ++made, price, random.nextLong(1, FixedPoint.ONE), taker, at);
        }

        @Override
        public void close() {}
    }
}
