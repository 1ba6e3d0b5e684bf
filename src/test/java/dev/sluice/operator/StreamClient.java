package dev.sluice.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client of {@code /api/stream}. */
final class StreamClient implements AutoCloseable, WebSocket.Listener {
    private static final long PATIENCE_SECONDS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private volatile boolean reads = true;
    private @Nullable WebSocket socket;

    static URI uri(String query) {
        return URI.create("ws://127.0.0.1:" + Http.port() + "/api/stream" + query);
    }

    /** Offers the token as a browser would. */
    static StreamClient open(String token) throws InterruptedException, ExecutionException {
        StreamClient client = new StreamClient();
        client.socket = CLIENT.newWebSocketBuilder()
                .subprotocols("bearer", token)
                .buildAsync(uri(""), client)
                .get();
        return client;
    }

    /** The next message of which that holds. */
    JsonNode next(Predicate<JsonNode> wanted) throws InterruptedException, IOException {
        for (String text = take(); ; text = take()) {
            JsonNode message = JSON.readTree(text);
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    void stopReading() {
        reads = false;
    }

    void readOn() {
        reads = true;
        Objects.requireNonNull(socket).request(Long.MAX_VALUE);
    }

    /** Code and reason of the close, once it has happened. */
    String closed() throws InterruptedException, ExecutionException, TimeoutException {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private String take() throws InterruptedException {
        String text = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("no message; closed: " + closed.getNow("no"));
        }
        return text;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(part.toString());
            part.setLength(0);
        }
        if (reads) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
