package dev.sluice.venue.binance.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.venue.binance.VenueSockets;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VertxVenueSocketsTest {
    private static final int WAIT_SECONDS = StreamTestServer.WAIT_SECONDS;

    private final Vertx vertx = Vertx.vertx();
    private final LoopTimers loop = new LoopTimers(vertx);
    private final VertxVenueSockets sockets = new VertxVenueSockets(vertx, loop.context);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private StreamTestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new StreamTestServer(vertx);
    }

    @AfterEach
    void stop() throws Exception {
        sockets.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void keepsPathAndQueryOfTheAddress() throws Exception {
        open("/stream?streams=btcusdt@trade/ethusdt@depth@100ms");

        assertThat(server.next().uri()).isEqualTo("/paper/stream?streams=btcusdt@trade/ethusdt@depth@100ms");
        assertThat(hear()).isEqualTo("opened");
    }

    @Test
    void joinsTheFramesOfAMessageAndKeepsThemInOrder() throws Exception {
        open("/stream");
        ServerWebSocket peer = server.next();
        hear();

        peer.writeTextMessage("one");
        StreamTestServer.sendInFrames(peer, "a message in five frames", 5);
        peer.writeTextMessage("three é");

        assertThat(hear()).isEqualTo("one");
        assertThat(hear()).isEqualTo("a message in five frames");
        assertThat(hear()).isEqualTo("three é");
    }

    @Test
    void answersAPingWithItsPayloadEvenBetweenTheFramesOfAMessage() throws Exception {
        open("/stream");
        ServerWebSocket peer = server.next();
        hear();

        peer.writeFrame(WebSocketFrame.textFrame("half", false));
        peer.writePing(Buffer.buffer("1770123456789"));
        peer.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(" and half"), true));

        assertThat(hear()).isEqualTo("half and half");
        peer.writeTextMessage("later");
        assertThat(hear()).isEqualTo("later");
        sockets.close();
        assertThat(hear()).startsWith("closed:");
        assertThat(server.pongs).containsExactly("1770123456789");
    }

    @Test
    void endsAConnectionWhoseMessageIsTooBig() throws Exception {
        open("/stream");
        ServerWebSocket peer = server.next();
        hear();
        String part = "x".repeat(1 << 20);

        for (int i = 0; i < 6; i++) {
            peer.writeFrame(
                    i == 0
                            ? WebSocketFrame.textFrame(part, false)
                            : WebSocketFrame.continuationFrame(Buffer.buffer(part), false));
        }

        assertThat(hear()).isEqualTo("closed:a message is longer than 4194304 bytes");
    }

    @Test
    void endsAConnectionWhoseFrameIsTooBig() throws Exception {
        open("/stream");
        ServerWebSocket peer = server.next();
        hear();

        peer.writeFinalTextFrame("x".repeat(5 << 20));

        assertThat(hear()).startsWith("closed:");
    }

    @Test
    void tellsHowAConnectionEnded() throws Exception {
        open("/stream");
        ServerWebSocket peer = server.next();
        hear();

        peer.close((short) 1008, "disconnected");

        assertThat(hear()).isEqualTo("closed:closed with 1008 disconnected");
        assertThat(heard).isEmpty();
    }

    @Test
    void tellsThatNobodyListens() throws Exception {
        sockets.open("ws://127.0.0.1:1/stream", new Ear());

        assertThat(hear()).startsWith("closed:").contains("Connection refused");
    }

    @Test
    void tellsThatTheUpgradeWasRefused() throws Exception {
        try (StreamTestServer strict = new StreamTestServer(vertx)) {
            strict.refuseUpgrades(429);

            sockets.open(strict.streamUrl() + "/stream", new Ear());

            assertThat(hear()).isEqualTo("closed:refused with HTTP status 429");
        }
    }

    @Test
    void hearsNothingMoreOnceItHasClosed() throws Exception {
        VenueSockets.Socket socket = open("/stream");
        ServerWebSocket peer = server.next();
        hear();

        loop.execute(() -> {
            socket.close();
            heard.add("end");
        });
        assertThat(hear()).isEqualTo("end");
        peer.writeTextMessage("too late");
        open("/stream");

        assertThat(hear()).isEqualTo("opened");
    }

    private VenueSockets.Socket open(String path) {
        return sockets.open(server.streamUrl() + path, new Ear());
    }

    private String hear() throws InterruptedException {
        return String.valueOf(heard.poll(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    private final class Ear implements VenueSockets.Listener {
        @Override
        public void opened() {
            heard.add("opened");
        }

        @Override
        public void message(byte[] bytes, int offset, int length) {
            heard.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void closed(String reason) {
            heard.add("closed:" + reason);
        }
    }
}
