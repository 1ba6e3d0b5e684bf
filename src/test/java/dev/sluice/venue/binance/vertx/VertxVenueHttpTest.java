package dev.sluice.venue.binance.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.venue.binance.Endpoint;
import dev.sluice.venue.binance.VenueHttp;
import dev.sluice.vocabulary.UtcNanos;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VertxVenueHttpTest {
    private static final int WAIT_SECONDS = StreamTestServer.WAIT_SECONDS;
    private static final long TIMEOUT = 10 * UtcNanos.PER_SECOND;

    private final Vertx vertx = Vertx.vertx();
    private final LoopTimers loop = new LoopTimers(vertx);
    private final BlockingQueue<VenueHttp.Result> results = new LinkedBlockingQueue<>();
    private StreamTestServer server;
    private VertxVenueHttp http;

    @BeforeEach
    void start() throws Exception {
        server = new StreamTestServer(vertx);
        http = new VertxVenueHttp(vertx, loop.context, server.restUrl());
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void sendsMethodPathQueryAndKeyAsTheyAre() throws Exception {
        server.answer(request -> request.response()
                .setStatusCode(201)
                .putHeader("X-MBX-USED-WEIGHT-1M", "7")
                .end(request.method() + " " + request.uri() + " " + request.getHeader("X-MBX-APIKEY")));

        http.send(
                new VenueHttp.Call(Endpoint.Method.DELETE, "/api/v3/order?a=%C3%A9&signature=x%2By", "key", TIMEOUT),
                results::add);

        VenueHttp.Result.Answered answered = (VenueHttp.Result.Answered) result();
        assertThat(answered.status()).isEqualTo(201);
        assertThat(new String(answered.body(), StandardCharsets.UTF_8))
                .isEqualTo("DELETE /paper/api/v3/order?a=%C3%A9&signature=x%2By key");
        assertThat(answered.headers())
                .anyMatch(header -> header.name().equalsIgnoreCase("x-mbx-used-weight-1m")
                        && header.value().equals("7"));
    }

    @Test
    void sendsNothingWhereNobodyListens() throws Exception {
        VertxVenueHttp other = new VertxVenueHttp(vertx, loop.context, "http://127.0.0.1:1");

        other.send(call(TIMEOUT), results::add);

        assertThat(result()).isEqualTo(new VenueHttp.Result.NotSent("not_connected"));
        other.close();
    }

    @Test
    void cannotSayWhatBecameOfARequestThatIsNeverAnswered() throws Exception {
        server.answer(request -> {});

        http.send(call(UtcNanos.PER_SECOND / 5), results::add);

        assertThat(result()).isEqualTo(new VenueHttp.Result.Lost("timeout"));
    }

    @Test
    void cannotSayWhatBecameOfARequestWhoseConnectionBreaks() throws Exception {
        server.answer(request -> request.connection().close());

        http.send(call(TIMEOUT), results::add);

        assertThat(result()).isEqualTo(new VenueHttp.Result.Lost("disconnected"));
    }

    @Test
    void cannotSayWhatBecameOfARequestWhoseAnswerBreaksOff() throws Exception {
        server.answer(request -> {
            request.response().putHeader("Content-Length", "100").write("{");
            vertx.setTimer(50, ignored -> request.connection().close());
        });

        http.send(call(TIMEOUT), results::add);

        assertThat(result()).isEqualTo(new VenueHttp.Result.Lost("disconnected"));
    }

    @Test
    void answersEachOfManyRequestsOnceOverFewConnections() throws Exception {
        Set<Object> connections = ConcurrentHashMap.newKeySet();
        server.answer(request -> {
            connections.add(request.connection());
            vertx.setTimer(2, ignored -> request.response().end("{}"));
        });

        for (int i = 0; i < 200; i++) {
            http.send(call(TIMEOUT), results::add);
        }
        for (int i = 0; i < 200; i++) {
            assertThat(result()).isInstanceOf(VenueHttp.Result.Answered.class);
        }

        assertThat(connections.size()).isBetween(1, 32);
        assertThat(results).isEmpty();
    }

    @Test
    void showsNothingOfARequestInItsText() {
        VenueHttp.Call call =
                new VenueHttp.Call(Endpoint.Method.POST, "/api/v3/order?signature=s3cret", "k3y", TIMEOUT);

        assertThat(call.toString()).isEqualTo("Call[POST]");
    }

    private static VenueHttp.Call call(long timeoutNanos) {
        return new VenueHttp.Call(Endpoint.Method.GET, "/api/v3/time", "", timeoutNanos);
    }

    private VenueHttp.Result result() throws InterruptedException {
        VenueHttp.Result result = results.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (result == null) {
            throw new AssertionError("no result");
        }
        return result;
    }
}
