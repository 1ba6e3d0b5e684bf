package dev.sluice.bench;

import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.TestEntry;
import dev.sluice.journal.postgres.JournalWriter;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The durable journal beside the least that durability costs: one bare insert on one connection. */
final class JournalBenchmark implements Benchmark {
    private static final int SEQUENTIAL = 5_000;
    private static final int PARALLEL = 40_000;
    private static final int IN_FLIGHT = 512;
    private static final int ROUNDS = 3;

    private final BenchDatabase database;

    JournalBenchmark(BenchDatabase database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public String about() {
        return "durable appends of an order entry (chain, order and balance rows), PostgreSQL with fsync, " + SEQUENTIAL
                + " one by one and " + PARALLEL + " with " + IN_FLIGHT + " in flight a round";
    }

    @Override
    public List<Figure> run() throws Exception {
        Pool pool = database.emptyJournal();
        JournalWriter writer = JournalWriter.open(pool).await().atMost(BenchDatabase.PATIENCE);
        Rounds rounds = new Rounds();
        try (BareInsert insert = new BareInsert(pool)) {
            for (int round = -1; round < ROUNDS; round++) {
                round(writer, insert, round < 0 ? new Rounds() : rounds);
            }
        }
        writer.close().await().atMost(BenchDatabase.PATIENCE);
        return rounds.figures();
    }

    /** Bare inserts and appends take turns, so that a slow moment of the disk falls on both. */
    private static void round(JournalWriter writer, BareInsert insert, Rounds into) throws InterruptedException {
        Histogram bare = new Histogram(3);
        Histogram appended = new Histogram(3);
        for (int i = 0; i < SEQUENTIAL; i++) {
            bare.recordValue(insert.nanos());
            long start = System.nanoTime();
            writer.append(List.of(entry(i))).await().atMost(BenchDatabase.PATIENCE);
            appended.recordValue(System.nanoTime() - start);
        }
        into.add("append, p50", "µs", appended.getValueAtPercentile(50) / 1e3);
        into.add("append, p99", "µs", appended.getValueAtPercentile(99) / 1e3);
        into.add("bare insert, p50", "µs", bare.getValueAtPercentile(50) / 1e3);
        into.add("bare insert, p99", "µs", bare.getValueAtPercentile(99) / 1e3);
        into.add("append / bare insert, p50", "ratio", ratio(appended, bare));
        into.add(IN_FLIGHT + " in flight", "entries/s", Rounds.perSecond(PARALLEL, parallel(writer)));
    }

    private static double ratio(Histogram appended, Histogram bare) {
        return (double) appended.getValueAtPercentile(50) / bare.getValueAtPercentile(50);
    }

    private static long parallel(JournalWriter writer) throws InterruptedException {
        Semaphore places = new Semaphore(IN_FLIGHT);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        long start = System.nanoTime();
        for (int i = 0; i < PARALLEL; i++) {
            places.acquire();
            writer.append(List.of(entry(i))).subscribe().with(receipt -> places.release(), cause -> {
                failure.set(cause);
                places.release();
            });
        }
        places.acquire(IN_FLIGHT);
        long nanos = System.nanoTime() - start;
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("an append failed", failed);
        }
        return nanos;
    }

    private static JournalEntry entry(int i) {
        return TestEntry.order("o" + i % 1_000, "SUBMITTED");
    }
}
