package dev.sluice.bench;

import dev.sluice.feed.MarketEvent;
import dev.sluice.market.Markets;
import dev.sluice.venue.binance.BinanceMarketFeed;
import dev.sluice.venue.binance.SlidingLimit;
import dev.sluice.venue.binance.SnapshotRoad;
import dev.sluice.venue.binance.StreamPorts;
import dev.sluice.venue.binance.StreamSettings;
import dev.sluice.venue.binance.vertx.VertxVenueSockets;
import dev.sluice.vocabulary.Symbol;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocketClient;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Stream messages taken in over loopback, beside a bare client that only counts them. */
final class StreamBenchmark implements Benchmark {
    private static final int WAIT_SECONDS = 60;
    private static final double SHARE_OF_BARE = 0.8;

    /** Four times what ccxt.pro reached where the figures of the comparison were taken. */
    private static final double DIFFS_PER_SECOND = 4 * 10_600;

    private static final Symbol BTCUSDT = new Symbol("BTCUSDT");

    private final MarketData data;

    StreamBenchmark(MarketData data) {
        this.data = data;
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public String about() {
        return "stream messages over loopback: a bare Vert.x client that counts them, and the adapter";
    }

    @Override
    public List<Figure> run() throws Exception {
        List<String> trades = StreamMessages.trades();
        List<String> diffs = StreamMessages.diffs(data);
        Rounds rounds = new Rounds();
        Vertx vertx = Vertx.vertx();
        try {
            for (int round = -1; round < Rounds.COUNT; round++) {
                Rounds into = round < 0 ? new Rounds() : rounds;
                double bare = Rounds.perSecond(trades.size(), bare(vertx, trades));
                double ours = Rounds.perSecond(trades.size(), adapter(vertx, trades, event -> {}));
                into.add("trades, bare client", "messages/s", bare);
                into.add("trades, adapter", "messages/s", ours);
                into.add("trades, share of bare", "", Target.atLeast(SHARE_OF_BARE), ours / bare);
                double books = Rounds.perSecond(diffs.size(), adapter(vertx, diffs, new Markets()::on));
                into.add("diffs, book kept", "messages/s", Target.atLeast(DIFFS_PER_SECOND), books);
            }
        } finally {
            done(vertx.close().toCompletionStage().toCompletableFuture());
        }
        return rounds.figures();
    }

    private static long bare(Vertx vertx, List<String> messages) throws Exception {
        Arrival arrival = new Arrival(messages.size());
        HttpServer server = serve(vertx, messages, arrival);
        WebSocketClient client = vertx.createWebSocketClient();
        client.connect(server.actualPort(), "127.0.0.1", "/stream")
                .onSuccess(socket -> socket.handler(message -> arrival.one()));
        long nanos = arrival.nanos();
        done(client.close().toCompletionStage().toCompletableFuture());
        done(server.close().toCompletionStage().toCompletableFuture());
        return nanos;
    }

    private static long adapter(Vertx vertx, List<String> messages, Consumer<MarketEvent> then) throws Exception {
        Arrival arrival = new Arrival(messages.size());
        HttpServer server = serve(vertx, messages, arrival);
        BenchLoop loop = new BenchLoop(vertx, vertx.getOrCreateContext());
        VertxVenueSockets sockets = new VertxVenueSockets(vertx, loop.context());
        SnapshotRoad snapshots = (symbol, levels, answer) -> loop.execute(
                () -> answer.accept(new SnapshotRoad.Fetched.Arrived(StreamMessages.snapshot(messages.getFirst()))));
        StreamPorts ports = new StreamPorts(
                loop, sockets, snapshots, SlidingLimit.ofConnections(), notice -> {}, new SplittableRandom(1));
        BinanceMarketFeed feed =
                new BinanceMarketFeed(StreamSettings.of("ws://127.0.0.1:" + server.actualPort()), ports, loop);
        feed.start(Set.of(BTCUSDT), event -> {
            then.accept(event);
            arrival.one();
        });
        long nanos = arrival.nanos();
        feed.stop();
        sockets.close();
        done(server.close().toCompletionStage().toCompletableFuture());
        return nanos;
    }

    private static HttpServer serve(Vertx vertx, List<String> messages, Arrival arrival) throws Exception {
        HttpServer server = vertx.createHttpServer();
        server.webSocketHandler(socket -> {
            StreamMessages.Writer writer = new StreamMessages.Writer(socket, messages);
            socket.drainHandler(ignored -> writer.write());
            vertx.setTimer(100, ignored -> {
                arrival.begin();
                writer.write();
            });
        });
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private static void done(CompletableFuture<?> future) throws Exception {
        future.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until everything has come; one snapshot more or less does not matter. */
    private static final class Arrival {
        private final CountDownLatch all = new CountDownLatch(1);
        private final int expected;
        private int count;
        private volatile long beganNanos;
        private volatile long endedNanos;

        Arrival(int expected) {
            this.expected = expected;
        }

        void begin() {
            beganNanos = System.nanoTime();
        }

        void one() {
            if (++count == expected) {
                endedNanos = System.nanoTime();
                all.countDown();
            }
        }

        long nanos() throws InterruptedException {
            if (!all.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("only " + count + " of " + expected + " messages came");
            }
            return endedNanos - beganNanos;
        }
    }
}
