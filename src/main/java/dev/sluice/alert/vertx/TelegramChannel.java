package dev.sluice.alert.vertx;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertChannel;
import dev.sluice.alert.Delivery;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.alert.Severity;
import dev.sluice.vocabulary.UtcNanos;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Sends messages to one chat by the Bot API's {@code sendMessage} (core.telegram.org/bots/api). A bot may send one
 * message a second to a chat and 20 a minute to a group (core.telegram.org/bots/faq, "My bot is hitting limits"), so
 * three seconds pass between two. Texts are plain: nothing in them is markup.
 */
public final class TelegramChannel implements AlertChannel {
    private static final long GAP_NANOS = 3 * UtcNanos.PER_SECOND;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final HttpLine line;
    private final Settings settings;

    /** Where it goes; {@code baseUrl} without a slash at its end. */
    public record Settings(String baseUrl, String token, String chat, Severity least) {
        /** The token is a password. */
        @Override
        public String toString() {
            return "Settings[" + least + "]";
        }
    }

    public TelegramChannel(HttpLine line, Settings settings) {
        this.line = line;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public Severity least() {
        return settings.least();
    }

    @Override
    public long gapNanos() {
        return GAP_NANOS;
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public CompletionStage<Delivery> send(RaisedAlert alert, long nowNanos) {
        String body = new JsonObject()
                .put("chat_id", settings.chat())
                .put("text", text(alert.alert()))
                .put("link_preview_options", new JsonObject().put("is_disabled", true))
                .encode();
        return line.post(
                        settings.baseUrl() + "/bot" + settings.token() + "/sendMessage",
                        Map.of("Content-Type", "application/json"),
                        body)
                .map(TelegramChannel::delivery)
                .otherwise(failure -> new Delivery.Failed(HttpLine.reason(failure), 0))
                .toCompletionStage();
    }

    @Override
    public void close() {
        line.close();
    }

    private static String text(Alert alert) {
        return alert.severity() + " · " + alert.code()
                + alert.symbol().map(symbol -> " · " + symbol).orElse("")
                + "\n" + alert.message()
                + "\nThe desk " + alert.kind().action() + "."
                + "\n" + UtcNanos.format(alert.atNanos());
    }

    private static Delivery delivery(HttpLine.Reply reply) {
        if (reply.isSuccess()) {
            return Delivery.DELIVERED;
        }
        String reason = "http_" + reply.status();
        boolean passing = reply.status() == TOO_MANY || reply.status() >= SERVER_ERRORS;
        return passing ? new Delivery.Failed(reason, waitNanos(reply.body())) : new Delivery.Refused(reason);
    }

    /** {@code parameters.retry_after}, in seconds (Bot API, ResponseParameters). */
    private static long waitNanos(String body) {
        try {
            long seconds = new JsonObject(body)
                    .getJsonObject("parameters", new JsonObject())
                    .getLong("retry_after", 0L);
            return Math.clamp(seconds, 0, 86_400) * UtcNanos.PER_SECOND;
        } catch (DecodeException | ClassCastException e) {
            return 0;
        }
    }
}
