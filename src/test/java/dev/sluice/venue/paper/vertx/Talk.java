package dev.sluice.venue.paper.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A bare WebSocket client for tests. */
final class Talk {
    /** What {@link #closed} holds if the connection ended without a close frame. */
    static final int CUT = 0;

    final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
    final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int lastId;

    private Talk(WebSocket socket) {
        this.socket = socket;
        socket.textMessageHandler(text -> heard.add(new JsonObject(text)));
        socket.exceptionHandler(cut -> {});
        socket.closeHandler(nothing -> {
            Short code = socket.closeStatusCode();
            closed.add(code == null ? Integer.valueOf(0) : Integer.valueOf(code));
        });
    }

    static Talk to(Vertx vertx, String url) throws Exception {
        return PaperSite.await(vertx.createWebSocketClient()
                .connect(new WebSocketConnectOptions().setAbsoluteURI(url))
                .map(Talk::new)
                .toCompletionStage());
    }

    void say(String text) {
        socket.writeTextMessage(text);
    }

    void stopReading() {
        socket.pause();
    }

    void readOn() {
        socket.resume();
    }

    JsonObject hear() throws InterruptedException {
        JsonObject next = heard.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came in 10 seconds");
        }
        return next;
    }

    /** Sends a request of the WebSocket API and waits for its answer; what comes in between is dropped. */
    JsonObject ask(String method, Map<String, Object> params) throws InterruptedException {
        int id = ++lastId;
        say(new JsonObject()
                .put("id", id)
                .put("method", method)
                .put("params", new JsonObject(params))
                .encode());
        JsonObject answer = hear();
        while (!Integer.valueOf(id).equals(answer.getValue("id"))) {
            answer = hear();
        }
        return answer;
    }

    /** With time, key and signature added. */
    static Map<String, Object> signed(String key, String secret, Map<String, Object> params) throws Exception {
        TreeMap<String, Object> all = new TreeMap<>(params);
        all.put("apiKey", key);
        all.put("timestamp", System.currentTimeMillis());
        StringBuilder payload = new StringBuilder();
        all.forEach((name, value) -> payload.append(payload.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(value));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal(payload.toString().getBytes(StandardCharsets.UTF_8));
        all.put("signature", HexFormat.of().formatHex(signature));
        return all;
    }
}
