package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.TradingFixture.BTCUSDT;
import static dev.sluice.venue.binance.TradingFixture.id;
import static dev.sluice.venue.binance.VirtualTimers.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.execution.Intents;
import dev.sluice.execution.OrderReport;
import dev.sluice.venue.binance.vertx.VertxVenueSockets;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.VenueOrderId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The trading side over real sockets, against a server that says what it is told to. */
class WebSocketApiSocketTest implements BinanceGateway.Listener {
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final BlockingQueue<OrderReport> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<VenueNotice> notices = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private BiConsumer<ServerWebSocket, JsonNode> onOrder = (socket, id) -> {};
    private final WebSocketApi api;
    private final BinanceGateway gateway;
    private final HttpServer server;

    WebSocketApiSocketTest() {
        server = vertx.createHttpServer()
                // once Quarkus has run in a JVM, servers there have no handler for WebSockets any more
                .requestHandler(request -> request.toWebSocket().onSuccess(this::serve))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        VenueTimers timers = timers();
        VenueTime time = new VenueTime() {
            @Override
            public long venueNanos() {
                return timers.nowNanos();
            }

            @Override
            public void doubted() {}
        };
        VenueContext context = new VenueContext(timers, time, new RequestBudget(20, notices::add), notices::add);
        api = new WebSocketApi(
                ApiSettings.of("ws://127.0.0.1:" + server.actualPort() + "/ws-api/v3", 10 * SECOND),
                new WebSocketApi.Parts(
                        context,
                        new VertxVenueSockets(vertx, loop),
                        new SignedRequests(RequestSigner.hmac(TradingFixture.KEY, TradingFixture.SECRET), 5 * SECOND),
                        SlidingLimit.ofConnections(),
                        new SplittableRandom(7)),
                event -> gateway().onUserEvent(event));
        VenueRoad none = (request, answer) -> answer.accept(new VenueAnswer.NotSent("no_rest"));
        gateway = new BinanceGateway(
                new BinanceGateway.Setup(
                        context, task -> loop.runOnContext(ignored -> task.run()), id -> false, this, SECOND),
                new BinanceOrders(new ChosenRoad(api, none, context), notices::add));
        loop.runOnContext(ignored -> api.start());
    }

    private BinanceGateway gateway() {
        return gateway;
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void placesAnOrderAndHearsOfItsFill() throws InterruptedException {
        onOrder = (socket, message) -> {
            String fill = UserStreamTest.trade(1, 56, "FILLED");
            socket.writeTextMessage("{\"subscriptionId\":0,\"event\":" + fill.replace("ETHBTC", "BTCUSDT") + "}");
            socket.writeTextMessage(
                    "{\"id\":" + message.path("id") + "," + BinanceGatewayTest.order("NEW", "0", "") + "}");
        };
        connect();
        gateway.submit(Intents.of(id("ours-1"), Orders.limit()));
        assertThat(next(reports)).isInstanceOf(OrderReport.Filled.class);
        assertThat(next(reports)).isEqualTo(new OrderReport.Acknowledged(id("ours-1"), new VenueOrderId("28")));
    }

    @Test
    void losesAnOrderWhoseConnectionBreaksAndConnectsAgain() throws InterruptedException {
        onOrder = (socket, message) -> socket.close();
        connect();
        gateway.submit(Intents.of(id("ours-1"), Orders.limit()));
        assertThat(next(reports))
                .isEqualTo(new OrderReport.OutcomeLost(id("ours-1"), OrderReport.Request.SUBMIT, "disconnected"));
        assertThat(noticed(VenueNotice.Reconnected.class).success()).isTrue();
        assertThat(noticed(VenueNotice.AlignmentDue.class).cause()).isEqualTo("connected");
        assertThat(received.stream().filter(method -> method.equals("order.place")))
                .hasSize(1);
    }

    @Test
    void readsAnAnswerThatComesInPieces() throws InterruptedException {
        onOrder = (socket, message) -> {
            String answer = "{\"id\":" + message.path("id") + "," + BinanceGatewayTest.order("NEW", "0", "") + "}";
            socket.writeFrame(WebSocketFrame.textFrame(answer.substring(0, 40), false));
            socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(answer.substring(40)), true));
        };
        connect();
        gateway.submit(Intents.of(id("ours-1"), Orders.limit()));
        assertThat(next(reports)).isInstanceOf(OrderReport.Acknowledged.class);
    }

    @Test
    void cancelsOverTheSameConnection() throws InterruptedException {
        connect();
        gateway.cancelAll(BTCUSDT);
        String method = next(received);
        assertThat(method).isEqualTo("openOrders.cancelAll");
    }

    @Override
    public void onReport(OrderReport report) {
        reports.add(report);
    }

    @Override
    public void onBalance(BalanceChange balance) {
        throw new AssertionError("no balance was sent");
    }

    private void connect() throws InterruptedException {
        noticed(VenueNotice.Opened.class);
        noticed(VenueNotice.AlignmentDue.class);
        assertThat(next(received)).isEqualTo("userDataStream.subscribe.signature");
    }

    private void serve(ServerWebSocket socket) {
        assertThat(socket.path()).isEqualTo("/ws-api/v3");
        socket.textMessageHandler(text -> {
            JsonNode message = ApiServer.json(text);
            String method = message.path("method").asText();
            received.add(method);
            if (method.equals("order.place")) {
                onOrder.accept(socket, message);
            } else {
                socket.writeTextMessage(
                        "{\"id\":" + message.path("id") + ",\"status\":200,\"result\":{\"subscriptionId\":0}}");
            }
        });
    }

    private <T extends VenueNotice> T noticed(Class<T> kind) throws InterruptedException {
        while (true) {
            VenueNotice notice = next(notices);
            if (kind.isInstance(notice)) {
                return kind.cast(notice);
            }
        }
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    private VenueTimers timers() {
        return new VenueTimers() {
            @Override
            public long nowNanos() {
                return System.currentTimeMillis() * VirtualTimers.MILLI;
            }

            @Override
            public void at(long nanos, Runnable action) {
                long millis = Math.max(1, (nanos - nowNanos()) / VirtualTimers.MILLI);
                loop.runOnContext(ignored -> vertx.setTimer(millis, timer -> action.run()));
            }
        };
    }
}
