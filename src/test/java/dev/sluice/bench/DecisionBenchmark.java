package dev.sluice.bench;

import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.MarketEvent;
import dev.sluice.pipeline.DeskSetup;
import dev.sluice.pipeline.TradingPipeline;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** From a market event to the decision: the whole core, no I/O. Only depth events are timed; all are delivered. */
final class DecisionBenchmark implements Benchmark {
    private static final int WARM_UP_PASSES = 24;
    private static final long SAMPLES = 60_000;
    private static final Target P50 = Target.below(10_000);
    private static final Target P99 = Target.below(100_000);

    private final MarketData data;

    DecisionBenchmark(MarketData data) {
        this.data = data;
    }

    @Override
    public String name() {
        return "decision";
    }

    @Override
    public String about() {
        return "event to decision in the core, ns per depth event, >= " + SAMPLES + " samples a round";
    }

    @Override
    public List<Figure> run() throws IOException {
        List<MarketEvent> events = data.events();
        Rounds rounds = new Rounds();
        clock(rounds);
        measure("as configured", () -> Desks.configured().desk(), venue -> 1, events, rounds);
        measure("all gates pass, order started", Desks::passing, InstantVenue::intents, events, rounds);
        measure("every gate at work, order started", Desks::guarded, InstantVenue::intents, events, rounds);
        measure("first gate refuses, all explained", Desks::explaining, InstantVenue::refused, events, rounds);
        measure("last gate refuses", Desks::refusing, InstantVenue::refusedByLast, events, rounds);
        return rounds.figures();
    }

    /** What every figure below contains of the clock itself and of the machine's other work. */
    private static void clock(Rounds rounds) {
        for (int round = -1; round < Rounds.COUNT; round++) {
            Histogram nanos = new Histogram(3);
            for (int i = 0; i < SAMPLES; i++) {
                long start = System.nanoTime();
                nanos.recordValue(System.nanoTime() - start);
            }
            Rounds into = round < 0 ? new Rounds() : rounds;
            into.add("the clock alone, p50", "ns", nanos.getValueAtPercentile(50));
            into.add("the clock alone, p99.9", "ns", nanos.getValueAtPercentile(99.9));
        }
    }

    /** @param progress an event counts when this grew with it, or is constant */
    private static void measure(
            String what,
            Supplier<DeskSetup> desk,
            ToLongFunction<InstantVenue> progress,
            List<MarketEvent> events,
            Rounds rounds) {
        for (int i = 0; i < WARM_UP_PASSES; i++) {
            pass(desk.get(), progress, events, new Histogram(3));
        }
        for (int round = 0; round < Rounds.COUNT; round++) {
            Histogram nanos = new Histogram(3);
            while (nanos.getTotalCount() < SAMPLES) {
                pass(desk.get(), progress, events, nanos);
            }
            rounds.add(what + ", p50", "ns", P50, nanos.getValueAtPercentile(50));
            rounds.add(what + ", p99", "ns", P99, nanos.getValueAtPercentile(99));
            rounds.add(what + ", p99.9", "ns", nanos.getValueAtPercentile(99.9));
            rounds.add(what + ", allocated", "B/event", allocated(desk.get(), events));
        }
    }

    private static void pass(
            DeskSetup desk, ToLongFunction<InstantVenue> progress, List<MarketEvent> events, Histogram nanos) {
        TradingPipeline pipeline = new TradingPipeline(desk);
        InstantVenue venue = venue(desk, pipeline);
        boolean everyEvent = progress.applyAsLong(venue) > 0;
        long counted = nanos.getTotalCount();
        for (MarketEvent event : events) {
            if (event instanceof DepthDiff) {
                long before = progress.applyAsLong(venue);
                long start = System.nanoTime();
                pipeline.onMarket(event, venue);
                long end = System.nanoTime();
                if (everyEvent || progress.applyAsLong(venue) > before) {
                    nanos.recordValue(end - start);
                }
            } else {
                pipeline.onMarket(event, venue);
            }
            venue.settle(event.receivedNanos());
        }
        if (nanos.getTotalCount() == counted) {
            throw new IllegalStateException("no event of the data was of the kind that is measured");
        }
    }

    /** Bytes per depth event, settling left out. */
    private static double allocated(DeskSetup desk, List<MarketEvent> events) {
        TradingPipeline pipeline = new TradingPipeline(desk);
        InstantVenue venue = venue(desk, pipeline);
        long bytes = 0;
        long depthEvents = 0;
        for (MarketEvent event : events) {
            long before = Allocation.bytes();
            pipeline.onMarket(event, venue);
            long after = Allocation.bytes();
            if (event instanceof DepthDiff) {
                bytes += after - before;
                depthEvents++;
            }
            venue.settle(event.receivedNanos());
        }
        return (double) bytes / depthEvents;
    }

    private static InstantVenue venue(DeskSetup desk, TradingPipeline pipeline) {
        return new InstantVenue(
                pipeline, Objects.requireNonNull(desk.instruments().get(Desks.BTCUSDT)), desk.openingBalance());
    }
}
