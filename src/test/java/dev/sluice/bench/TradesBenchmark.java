package dev.sluice.bench;

import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.PriceLevels;
import dev.sluice.feed.TradeTick;
import dev.sluice.market.Markets;
import dev.sluice.pipeline.DeskSetup;
import dev.sluice.pipeline.TradingPipeline;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Public trades through the core: ten million, made in chunks; making them is not timed. */
final class TradesBenchmark implements Benchmark {
    private static final int CHUNK = 100_000;
    private static final int TRADES_A_ROUND = 2_000_000;
    private static final long START_NANOS = 1_723_161_254_000_000_000L;
    private static final long CENT = FixedPoint.ONE / 100;
    private static final Target TARGET = Target.atLeast(1_000_000);

    private final TradeTick[] chunk = new TradeTick[CHUNK];
    private SplittableRandom random = new SplittableRandom(1);
    private long tradeId;
    private long price;

    @Override
    public String name() {
        return "trades";
    }

    @Override
    public String about() {
        return TRADES_A_ROUND + " trades a round through the core, made in memory";
    }

    @Override
    public List<Figure> run() {
        Rounds rounds = new Rounds();
        for (int round = -1; round < Rounds.COUNT; round++) {
            Markets markets = new Markets();
            Rounds into = round < 0 ? new Rounds() : rounds;
            measure("whole pipeline, flat", pipeline(Desks.configured().desk(), false), into);
            measure("whole pipeline, holding a position", pipeline(Desks.passing(), true), into);
            measure("market fold alone", markets::on, into);
        }
        return rounds.figures();
    }

    private void measure(String what, Consumer<MarketEvent> fold, Rounds rounds) {
        random = new SplittableRandom(1);
        tradeId = 0;
        price = 60_000 * FixedPoint.ONE;
        long nanos = 0;
        long bytes = 0;
        for (int done = 0; done < TRADES_A_ROUND; done += CHUNK) {
            fill();
            long bytesBefore = Allocation.bytes();
            long start = System.nanoTime();
            for (TradeTick trade : chunk) {
                fold.accept(trade);
            }
            nanos += System.nanoTime() - start;
            bytes += Allocation.bytes() - bytesBefore;
        }
        rounds.add(what, "trades/s", TARGET, Rounds.perSecond(TRADES_A_ROUND, nanos));
        rounds.add(what + ", allocated", "B/trade", (double) bytes / TRADES_A_ROUND);
    }

    private void fill() {
        for (int i = 0; i < CHUNK; i++) {
            price += random.nextLong(-2, 3) * CENT;
            long at = START_NANOS + 2 + tradeId * 10_000;
            long quantity = random.nextLong(1, FixedPoint.ONE);
            Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
            chunk[i] = new TradeTick(Desks.BTCUSDT, at, ++tradeId, price, quantity, taker, at);
        }
    }

    /** With a synchronised book, and with a position where the desk's strategy takes one. */
    private static Consumer<MarketEvent> pipeline(DeskSetup desk, boolean holding) {
        TradingPipeline pipeline = new TradingPipeline(desk);
        InstantVenue venue = new InstantVenue(
                pipeline, Objects.requireNonNull(desk.instruments().get(Desks.BTCUSDT)), desk.openingBalance());
        PriceLevels bids = levels(60_000 * FixedPoint.ONE - CENT);
        PriceLevels asks = levels(60_000 * FixedPoint.ONE);
        DepthSnapshot snapshot = new DepthSnapshot(Desks.BTCUSDT, START_NANOS, 1, bids, asks);
        pipeline.onMarket(snapshot, venue);
        pipeline.onMarket(new DepthDiff(Desks.BTCUSDT, START_NANOS + 1, 1, 2, bids, asks), venue);
        venue.settle(START_NANOS + 1);
        if (pipeline.portfolio().positions().isEmpty() == holding) {
            throw new IllegalStateException("the position is not as wanted");
        }
        return trade -> pipeline.onMarket(trade, venue);
    }

    private static PriceLevels levels(long best) {
        return new PriceLevels.Builder().add(best, FixedPoint.ONE).build();
    }
}
