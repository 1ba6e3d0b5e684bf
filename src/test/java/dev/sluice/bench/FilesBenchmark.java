package dev.sluice.bench;

import dev.sluice.feed.EventFiles;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.ReadOptions;
import dev.sluice.market.Markets;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Tables of trades and candles from disk: read alone, and into all engines of the market. */
final class FilesBenchmark implements Benchmark {
    private static final int TRADES = 10_000_000;
    private static final int CANDLES = 1_000_000;
    private static final int ROUNDS = 3;
    private static final long FIRST_MILLIS = 1_704_067_200_000L;
    private static final Target READ = Target.atLeast(3_000_000);
    private static final Target REPLAY = Target.atLeast(1_000_000);

    @Override
    public String name() {
        return "files";
    }

    @Override
    public String about() {
        return TRADES + " trades and " + CANDLES + " candles, made, written to disk and read again in " + ROUNDS
                + " rounds, one thread";
    }

    @Override
    public List<Figure> run() throws IOException {
        Path folder = Workplace.folder("files");
        Path trades = folder.resolve("BTCUSDT-trades-2024-01.csv");
        Path candles = folder.resolve("BTCUSDT-1m-2024-01.csv");
        writeTrades(trades);
        writeCandles(candles);
        Rounds rounds = new Rounds();
        for (int round = -1; round < ROUNDS; round++) {
            Rounds into = round < 0 ? new Rounds() : rounds;
            measure("trades read", trades, TRADES, event -> {}, READ, into);
            measure("candles read", candles, CANDLES, event -> {}, READ, into);
            Markets markets = new Markets();
            measure("trades into all engines", trades, TRADES, markets::on, REPLAY, into);
        }
        Files.delete(trades);
        Files.delete(candles);
        return rounds.figures();
    }

    private static void measure(
            String what, Path file, long wanted, Consumer<MarketEvent> into, Target target, Rounds rounds)
            throws IOException {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long bytes = Allocation.bytes();
        long start = System.nanoTime();
        long events = 0;
        try (EventFiles source = EventFiles.open(List.of(file), ReadOptions.ALL)) {
            for (MarketEvent event = source.next(); event != null; event = source.next()) {
                into.accept(event);
                events++;
            }
            if (source.counts().skipped() > 0) {
                throw new IllegalStateException(
                        "rows were skipped: " + source.counts().defects());
            }
        }
        long nanos = System.nanoTime() - start;
        if (events != wanted) {
            throw new IllegalStateException(events + " events instead of " + wanted);
        }
        rounds.add(what, "events/s", target, Rounds.perSecond(events, nanos));
        rounds.add(what + ", allocated", "B/event", (double) (Allocation.bytes() - bytes) / events);
        rounds.add(what + ", peak of the heap", "MB", peak() / 1e6);
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static double peak() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    /** {@code trade Id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch}. */
    private static void writeTrades(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        long cents = 6_000_000;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            StringBuilder row = new StringBuilder();
            for (int id = 0; id < TRADES; id++) {
                cents += random.nextLong(-2, 3);
                row.append(id).append(',').append(cents / 100).append('.').append(cents / 10 % 10);
                row.append(cents % 10).append("000000,0.").append(10_000_000 + random.nextInt(89_999_999));
                row.append(",101.29224200,").append(FIRST_MILLIS + id / 8);
                row.append(random.nextBoolean() ? ",True,True\n" : ",False,True\n");
                flush(row, out);
            }
            out.write(row.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void writeCandles(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        long units = 60_000;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < CANDLES; i++) {
                long open = FIRST_MILLIS + i * 60_000L;
                long close = units + random.nextLong(-20, 21);
                row.append(open).append(',').append(units).append(".19000000,");
                row.append(Math.max(units, close) + 5).append(".38000000,");
                row.append(Math.min(units, close) - 5)
                        .append(".00000000,")
                        .append(close)
                        .append(".44000000,");
                row.append(100 + random.nextInt(900)).append(".77714000,").append(open + 59_999);
                row.append(",18986363.98688940,64965,103.98349000,9736008.81833130,0\n");
                units = close;
                flush(row, out);
            }
            out.write(row.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void flush(StringBuilder row, OutputStream out) throws IOException {
        if (row.length() > 1 << 16) {
            out.write(row.toString().getBytes(StandardCharsets.US_ASCII));
            row.setLength(0);
        }
    }
}
