package dev.sluice.bench;

import dev.sluice.journal.postgres.JournalDatabase;
import dev.sluice.journal.postgres.JournalWriter;
import dev.sluice.pipeline.JournaledDesk;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The saga on its journal: from a decision to the committed intent at the gateway, whole orders per second, and how
 * long a desk that starts needs until it is aligned.
 */
final class SagaBenchmark implements Benchmark {
    private static final int ROUNDS = 3;
    private static final int SEQUENTIAL = 2_000;
    private static final int SUSTAINED = 5_000;
    private static final int IN_FLIGHT = 32;
    private static final int OPEN_ORDERS = 10_000;

    private final BenchDatabase database;

    SagaBenchmark(BenchDatabase database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "saga";
    }

    @Override
    public String about() {
        return "orders through gates, pre-trade checks and journal to a gateway that answers at once, PostgreSQL with"
                + " fsync: " + SEQUENTIAL + " one by one beside a bare durable insert each, " + SUSTAINED + " with "
                + IN_FLIGHT + " under way, filled and journaled whole, and a start with " + OPEN_ORDERS
                + " open orders";
    }

    @Override
    public List<Figure> run() throws Exception {
        Vertx vertx = Vertx.vertx();
        Rounds rounds = new Rounds();
        for (int round = -1; round < ROUNDS; round++) {
            round(vertx, round < 0 ? new Rounds() : rounds);
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return rounds.figures();
    }

    private void round(Vertx vertx, Rounds into) throws Exception {
        try (BenchDatabase.Journal journal = database.journal()) {
            JournalDatabase store = journal.database();
            JournalWriter writer = store.writer().await().atMost(BenchDatabase.PATIENCE);
            try (JournaledDesk desk = new JournaledDesk(vertx, Desks.manual("a"), writer, store.recovery())) {
                desk.align();
                desk.market("60000.00", "60000.01");
                try (BareInsert insert = new BareInsert(journal.pool())) {
                    oneByOne(insert, desk, into);
                }
                sustained(desk, into);
            }
            writer.close().await().atMost(BenchDatabase.PATIENCE);
        }
        recovery(vertx, into);
    }

    /** Bare inserts and orders take turns, so that a slow moment of the disk falls on both. */
    private static void oneByOne(BareInsert insert, JournaledDesk desk, Rounds into) throws Exception {
        Histogram bare = new Histogram(3);
        Histogram submitted = new Histogram(3);
        for (int i = 0; i < SEQUENTIAL; i++) {
            bare.recordValue(insert.nanos());
            CompletableFuture<Long> handedOver = new CompletableFuture<>();
            desk.place(taking(), handedOver::complete);
            submitted.recordValue(handedOver.get(BenchDatabase.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
        into.add("decision → submit, p50", "µs", submitted.getValueAtPercentile(50) / 1e3);
        into.add("decision → submit, p99", "µs", submitted.getValueAtPercentile(99) / 1e3);
        into.add("bare insert, p50", "µs", bare.getValueAtPercentile(50) / 1e3);
        into.add(
                "decision → submit / bare insert, p50",
                "ratio",
                Target.below(2),
                (double) submitted.getValueAtPercentile(50) / bare.getValueAtPercentile(50));
    }

    private static void sustained(JournaledDesk desk, Rounds into) throws Exception {
        Semaphore places = new Semaphore(IN_FLIGHT);
        long began = System.nanoTime();
        for (int i = 0; i < SUSTAINED; i++) {
            places.acquire();
            desk.place(taking(), handedOver -> places.release());
        }
        while (desk.live() > 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        into.add(
                "orders, filled",
                "orders/s",
                Target.atLeast(500),
                Rounds.perSecond(SUSTAINED, System.nanoTime() - began));
    }

    private void recovery(Vertx vertx, Rounds into) throws Exception {
        try (BenchDatabase.Journal journal = database.journal()) {
            JournalDatabase store = journal.database();
            JournalWriter writer = store.writer().await().atMost(BenchDatabase.PATIENCE);
            JournaledDesk first = new JournaledDesk(vertx, Desks.manual("a"), writer, store.recovery());
            first.align();
            first.market("60000.00", "60000.01");
            Semaphore places = new Semaphore(IN_FLIGHT);
            for (int i = 0; i < OPEN_ORDERS; i++) {
                places.acquire();
                first.place(resting(), handedOver -> places.release());
            }
            places.acquire(IN_FLIGHT);
            first.live();
            writer.close().await().atMost(BenchDatabase.PATIENCE);
            long began = System.nanoTime();
            JournalWriter next = store.writer().await().atMost(BenchDatabase.PATIENCE);
            try (JournaledDesk second = new JournaledDesk(vertx, Desks.manual("b"), next, store.recovery(), first)) {
                second.align();
                long nanos = System.nanoTime() - began;
                if (second.live() != OPEN_ORDERS) {
                    throw new IllegalStateException(second.live() + " orders after the start");
                }
                into.add("start with " + OPEN_ORDERS + " open orders, until aligned", "ms", nanos / 1e6);
            }
            next.close().await().atMost(BenchDatabase.PATIENCE);
            first.close();
        }
    }

    private static OrderTerms taking() {
        return OrderTerms.limit(Desks.BTCUSDT, Side.BUY, Quantity.of("0.001"), Price.of("60000.01"), TimeInForce.IOC);
    }

    private static OrderTerms resting() {
        return OrderTerms.limit(Desks.BTCUSDT, Side.BUY, Quantity.of("0.001"), Price.of("50000"), TimeInForce.GTC);
    }
}
