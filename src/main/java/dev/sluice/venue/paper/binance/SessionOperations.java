package dev.sluice.venue.paper.binance;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a WebSocket API connection can be asked about itself ({@code web-socket-api.md}, "Authentication requests" and
 * "User Data Stream requests"): who it is, and which user data streams it carries.
 */
final class SessionOperations {
    private final Dispatcher dispatcher;
    private final Subscriptions subscriptions;
    private final long connectedNanos;
    private final boolean returnRateLimits;
    private @Nullable ApiKey key;
    private long authorizedNanos;

    SessionOperations(Dispatcher dispatcher, Subscriptions subscriptions, boolean returnRateLimits) {
        this.dispatcher = dispatcher;
        this.subscriptions = subscriptions;
        this.connectedNanos = dispatcher.nowNanos();
        this.returnRateLimits = returnRateLimits;
    }

    Optional<ApiKey> key() {
        return Optional.ofNullable(key);
    }

    Catalogue catalogue() {
        return new Catalogue(List.of(List.of(
                operation(Security.USER_STREAM, "session.logon", this::logon),
                operation(Security.NONE, "session.status", params -> (call, reply) -> reply.ok(status())),
                operation(Security.NONE, "session.logout", this::logout),
                operation(
                        Security.NONE,
                        "session.subscriptions",
                        params -> (call, reply) -> reply.ok(subscriptions.list())),
                operation(Security.NONE, "userDataStream.subscribe", this::subscribe),
                operation(Security.USER_STREAM, "userDataStream.subscribe.signature", this::subscribeSigned),
                operation(Security.NONE, "userDataStream.unsubscribe", this::unsubscribe))));
    }

    private static Operation operation(Security security, String name, Operation.Handler handler) {
        return Operation.security(security).ws(name).weight(2).does(handler);
    }

    private Operation.Action logon(Params params) {
        ApiKey presented = dispatcher.authentication().key(params.textIfSent("apiKey"));
        if (!presented.check().allowsSession()) {
            // errors.md names no code for it; "Only Ed25519 keys are supported for this feature."
            throw ApiError.of(-1020, "This operation is not supported.");
        }
        return (call, reply) -> {
            key = presented;
            authorizedNanos = call.nowNanos();
            reply.ok(status());
        };
    }

    private Operation.Action logout(Params params) {
        return (call, reply) -> {
            key = null;
            subscriptions.closeBySession();
            reply.ok(status());
        };
    }

    private Operation.Action subscribe(Params params) {
        ApiKey own = key().orElseThrow(Authentication::rejectedKey);
        return (call, reply) -> answer(reply, () -> subscriptions.open(own.account(), true));
    }

    private Operation.Action subscribeSigned(Params params) {
        params.text("apiKey");
        return (call, reply) -> answer(reply, () -> subscriptions.open(call.account(), false));
    }

    private static void answer(Reply reply, IntSupplier open) {
        try {
            reply.ok(new JsonObject().put("subscriptionId", open.getAsInt()));
        } catch (ApiError error) {
            reply.refused(error);
        }
    }

    private Operation.Action unsubscribe(Params params) {
        Optional<Integer> id = params.integer("subscriptionId").map(Math::toIntExact);
        return (call, reply) -> {
            try {
                subscriptions.close(id);
                reply.ok(new JsonObject());
            } catch (ApiError error) {
                reply.refused(error);
            }
        };
    }

    private JsonObject status() {
        JsonObject status = new JsonObject();
        ApiKey own = key;
        if (own == null) {
            status.putNull("apiKey").putNull("authorizedSince");
        } else {
            status.put("apiKey", own.key()).time("authorizedSince", authorizedNanos);
        }
        return status.time("connectedSince", connectedNanos)
                .put("returnRateLimits", returnRateLimits)
                .time("serverTime", dispatcher.nowNanos())
                .put("userDataStream", !subscriptions.isEmpty());
    }
}
