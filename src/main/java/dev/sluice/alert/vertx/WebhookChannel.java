package dev.sluice.alert.vertx;

import dev.sluice.alert.AlertChannel;
import dev.sluice.alert.Delivery;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.alert.Severity;
import dev.sluice.journal.CanonicalJson;
import dev.sluice.vocabulary.UtcNanos;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Posts every alert as JSON. Headers are those of Standard Webhooks: {@code webhook-id}, {@code webhook-timestamp}, and
 * {@code webhook-signature} if there is a secret. Any answer but 2xx is tried again, except those by
 * which a receiver says that it will never take this one.
 */
public final class WebhookChannel implements AlertChannel {
    /** Bad request, gone, content too large, unsupported media type, unprocessable content (RFC 9110). */
    private static final Set<Integer> NEVER = Set.of(400, 410, 413, 415, 422);

    private final HttpLine line;
    private final Settings settings;
    private final Optional<WebhookSignature> signature;

    /**
     * Where it goes.
     *
     * @param secret see {@link WebhookSignature}; without one nothing is signed
     */
    public record Settings(String url, Optional<String> secret, Severity least) {
        /** The address may be a secret itself. */
        @Override
        public String toString() {
            return "Settings[" + least + "]";
        }
    }

    public WebhookChannel(HttpLine line, Settings settings) {
        this.line = line;
        this.settings = settings;
        this.signature = settings.secret().map(WebhookSignature::new);
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Severity least() {
        return settings.least();
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public CompletionStage<Delivery> send(RaisedAlert alert, long nowNanos) {
        String body = CanonicalJson.write(alert.row());
        long seconds = nowNanos / UtcNanos.PER_SECOND;
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("webhook-id", alert.id());
        headers.put("webhook-timestamp", Long.toString(seconds));
        signature.ifPresent(key -> headers.put("webhook-signature", key.of(alert.id(), seconds, body)));
        return line.post(settings.url(), headers, body)
                .map(WebhookChannel::delivery)
                .otherwise(failure -> new Delivery.Failed(HttpLine.reason(failure), 0))
                .toCompletionStage();
    }

    @Override
    public void close() {
        line.close();
    }

    private static Delivery delivery(HttpLine.Reply reply) {
        if (reply.isSuccess()) {
            return Delivery.DELIVERED;
        }
        String reason = "http_" + reply.status();
        return NEVER.contains(reply.status())
                ? new Delivery.Refused(reason)
                : new Delivery.Failed(reason, waitNanos(reply));
    }

    /** Only seconds: the header's other form, a date, depends on whose clock is right. */
    private static long waitNanos(HttpLine.Reply reply) {
        return reply.retryAfter()
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Long.parseLong(text) * UtcNanos.PER_SECOND)
                .orElse(0L);
    }
}
