package dev.sluice.bench;

import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import java.io.IOException;
import java.util.List;

/** Depth diffs applied to the order book, from the snapshot on. */
final class DepthBenchmark implements Benchmark {
    private static final long DIFFS_A_ROUND = 400_000;

    private final MarketData data;

    DepthBenchmark(MarketData data) {
        this.data = data;
    }

    @Override
    public String name() {
        return "depth";
    }

    @Override
    public String about() {
        return "depth diffs applied to the book, at least " + DIFFS_A_ROUND + " a round";
    }

    @Override
    public List<Figure> run() throws IOException {
        List<MarketEvent> events = data.events().stream()
                .filter(event -> event instanceof DepthDiff || event instanceof DepthSnapshot)
                .toList();
        long diffs = events.stream().filter(DepthDiff.class::isInstance).count();
        long levels = events.stream().mapToLong(DepthBenchmark::levels).sum();
        long passes = Math.ceilDiv(DIFFS_A_ROUND, diffs);
        Rounds rounds = new Rounds();
        for (int round = -1; round < Rounds.COUNT; round++) {
            Rounds into = round < 0 ? new Rounds() : rounds;
            long nanos = 0;
            for (int pass = 0; pass < passes; pass++) {
                nanos += pass(events);
            }
            into.add("diffs", "diffs/s", Rounds.perSecond(diffs * passes, nanos));
            into.add("levels set", "levels/s", Rounds.perSecond(levels * passes, nanos));
        }
        return rounds.figures();
    }

    private static long pass(List<MarketEvent> events) {
        Markets markets = new Markets();
        long start = System.nanoTime();
        for (MarketEvent event : events) {
            markets.on(event);
        }
        long nanos = System.nanoTime() - start;
        if (!markets.all().stream().map(SymbolMarket::book).allMatch(book -> book.synchronised())) {
            throw new IllegalStateException("the data never synchronised the book");
        }
        return nanos;
    }

    private static long levels(MarketEvent event) {
        return switch (event) {
            case DepthDiff diff -> diff.bids().size() + diff.asks().size();
            case DepthSnapshot snapshot ->
                snapshot.bids().size() + snapshot.asks().size();
            default -> 0;
        };
    }
}
