package dev.sluice.bench;

import dev.sluice.feed.EventFiles;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.ReadOptions;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Recorded depth, trades and tickers from disk into the full book and all engines. */
final class RecordedBookBenchmark implements Benchmark {
    private static final Target TARGET = Target.atLeast(500_000);

    /** Passes over the recording in a round. */
    private static final int PASSES = 4;

    private final MarketData data;

    RecordedBookBenchmark(MarketData data) {
        this.data = data;
    }

    @Override
    public String name() {
        return "book";
    }

    @Override
    public String about() {
        return "a recording from disk into the full book and all engines, " + PASSES + " passes a round, one thread";
    }

    @Override
    public List<Figure> run() throws IOException {
        List<Path> plain = new ArrayList<>();
        for (Path file : data.files()) {
            Path copy = Workplace.folder("book").resolve(plain.size() + ".jsonl");
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                    OutputStream out = Files.newOutputStream(copy)) {
                in.transferTo(out);
            }
            plain.add(copy);
        }
        Rounds rounds = new Rounds();
        for (int round = -1; round < Rounds.COUNT; round++) {
            Rounds into = round < 0 ? new Rounds() : rounds;
            measure("from gzip", data.files(), into);
            measure("from plain files", plain, into);
        }
        for (Path copy : plain) {
            Files.delete(copy);
        }
        return rounds.figures();
    }

    private static void measure(String what, List<Path> files, Rounds rounds) throws IOException {
        long bytes = Allocation.bytes();
        long start = System.nanoTime();
        long events = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            events += pass(files);
        }
        rounds.add(what, "events/s", TARGET, Rounds.perSecond(events, System.nanoTime() - start));
        rounds.add(what + ", allocated", "B/event", (double) (Allocation.bytes() - bytes) / events);
    }

    private static long pass(List<Path> files) throws IOException {
        Markets markets = new Markets();
        long events = 0;
        try (EventFiles source = EventFiles.open(files, ReadOptions.ALL)) {
            for (MarketEvent event = source.next(); event != null; event = source.next()) {
                markets.on(event);
                events++;
            }
        }
        if (!markets.all().stream().map(SymbolMarket::book).allMatch(book -> book.synchronised())) {
            throw new IllegalStateException("the data never synchronised the book");
        }
        return events;
    }
}
