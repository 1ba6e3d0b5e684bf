package dev.sluice.venue.binance.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.venue.binance.VenueSockets;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that break RFC 6455 end the connection; the one message before them is heard. */
class BrokenFramesTest {
    private static final int TEXT = 0x81;

    private final Vertx vertx = Vertx.vertx();
    private final LoopTimers loop = new LoopTimers(vertx);
    private final VertxVenueSockets sockets = new VertxVenueSockets(vertx, loop.context);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private RawWebSocketServer server;

    @BeforeEach
    void start() throws Exception {
        server = new RawWebSocketServer(vertx);
    }

    @AfterEach
    void stop() throws Exception {
        sockets.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(StreamTestServer.WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({
        "83027b7d, a reserved opcode",
        "c1027b7d, a reserved bit",
        "80027b7d, a continuation of nothing",
        "817f8000000000000000, a negative length",
        "897e0080, a ping longer than 125 bytes"
    })
    void endsTheConnection(String hex, String what) throws Exception {
        NetSocket peer = open();

        peer.write(RawWebSocketServer.frame(TEXT, "whole".getBytes(StandardCharsets.UTF_8)));
        peer.write(Buffer.buffer(HexFormat.of().parseHex(hex)));

        assertThat(hear()).isEqualTo("whole");
        assertThat(hear()).as(what).startsWith("closed:");
    }

    @Test
    void tellsThatTheConnectionBrokeInTheMiddleOfAFrame() throws Exception {
        NetSocket peer = open();

        peer.write(Buffer.buffer(new byte[] {(byte) TEXT, 100, '{'}));
        peer.close();

        assertThat(hear()).isEqualTo("closed:connection lost");
    }

    private NetSocket open() throws InterruptedException {
        sockets.open(server.url() + "/stream", new Ear());
        NetSocket peer = server.next();
        assertThat(hear()).isEqualTo("opened");
        return peer;
    }

    private String hear() throws InterruptedException {
        return String.valueOf(heard.poll(StreamTestServer.WAIT_SECONDS, TimeUnit.SECONDS));
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
