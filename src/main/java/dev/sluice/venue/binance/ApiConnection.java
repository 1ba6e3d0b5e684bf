package dev.sluice.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.venue.binance.PendingRequests.ApiReply;
import dev.sluice.venue.binance.PendingRequests.Pending;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the WebSocket API, from its opening over logon and subscription of the user stream to its end. It
 * serves when it is ready; whatever ends it, each request that it carried is answered.
 */
final class ApiConnection implements VenueSockets.Listener {
    /** The stages of its life, in order. */
    private enum Phase {
        OPENING,
        AUTHENTICATING,
        SUBSCRIBING,
        READY,
        DRAINING,
        CLOSED
    }

    /** Who opened it. */
    interface Owner {
        long nextId();

        void ready(ApiConnection connection);

        /** The user stream runs again after it had been ended. */
        void resubscribed(ApiConnection connection);

        void event(ApiConnection connection, JsonNode event);

        void malformed(ApiConnection connection, String reason);

        void ended(ApiConnection connection, String reason);
    }

    private final String name;
    private final ApiSettings settings;
    private final VenueContext context;
    private final SignedRequests requests;
    private final Owner owner;
    private final PendingRequests pending = new PendingRequests();
    private VenueSockets.@Nullable Socket socket;
    private Phase phase = Phase.OPENING;
    private boolean deadlineArmed;
    private long heardNanos;

    ApiConnection(String name, ApiSettings settings, VenueContext context, SignedRequests requests, Owner owner) {
        this.name = name;
        this.settings = settings;
        this.context = context;
        this.requests = requests;
        this.owner = owner;
    }

    String name() {
        return name;
    }

    boolean isReady() {
        return phase == Phase.READY;
    }

    boolean isDraining() {
        return phase == Phase.DRAINING;
    }

    void open(VenueSockets sockets) {
        socket = sockets.open(settings.url(), this);
        context.timers().at(context.timers().nowNanos() + settings.requestTimeoutNanos(), () -> {
            if (phase == Phase.OPENING) {
                close("timeout");
            }
        });
    }

    /** Sends a request that the budget has admitted. */
    void send(VenueRequest request, RequestBudget.Ticket ticket, Consumer<VenueAnswer> answer) {
        RequestBudget budget = context.budget();
        exchange(id -> requests.message(id, request, context.time().venueNanos(), requests.canLogOn()), reply -> {
            VenueAnswer answered = switch (reply) {
                case ApiReply.Came came -> settled(ticket, came.message());
                case ApiReply.Never never -> {
                    budget.answered(ticket, List.of(), context.time().venueNanos());
                    yield new VenueAnswer.Lost(never.reason());
                }
            };
            answer.accept(answered);
        });
    }

    /** Takes no more requests, and closes after a while. */
    void drain() {
        phase = Phase.DRAINING;
        context.timers().at(context.timers().nowNanos() + settings.overlapNanos(), this::closeWhenIdle);
    }

    /** Subscribes the user stream anew; requests go on. */
    void resubscribe() {
        long pausedUntil = context.budget().pausedUntilNanos();
        if (phase == Phase.CLOSED || phase == Phase.DRAINING) {
            return;
        }
        if (pausedUntil > context.time().venueNanos()) {
            context.timers().at(context.localNanos(pausedUntil), this::resubscribe);
        } else {
            subscribe(() -> owner.resubscribed(this));
        }
    }

    /** Ends it; its requests are lost. */
    void close(String reason) {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.CLOSED;
        if (socket != null) {
            socket.close();
        }
        owner.ended(this, reason);
        pending.drain().forEach(request -> request.reply().accept(new ApiReply.Never("disconnected")));
    }

    @Override
    public void opened() {
        if (phase != Phase.OPENING) {
            return;
        }
        heardNanos = context.timers().nowNanos();
        phase = Phase.AUTHENTICATING;
        if (requests.canLogOn()) {
            // web-socket-api.md, Session Authentication: only Ed25519 keys can.
            handshake("session.logon", true, () -> subscribe(this::becomeReady));
        } else {
            subscribe(this::becomeReady);
        }
    }

    @Override
    public void message(byte[] bytes, int offset, int length) {
        if (phase == Phase.CLOSED) {
            return;
        }
        heardNanos = context.timers().nowNanos();
        ApiMessage message;
        try {
            message = ApiMessage.read(bytes, offset, length);
        } catch (IOException e) {
            owner.malformed(this, ErrorAnswers.clean(String.valueOf(e.getMessage())));
            return;
        }
        if (message.isEvent()) {
            owner.event(this, message.event());
            return;
        }
        Pending request = pending.remove(message.id());
        if (request != null) {
            request.reply().accept(new ApiReply.Came(message));
        } else if (message.id() == ApiMessage.NO_ID && !message.isOk()) {
            unasked(message);
        }
    }

    @Override
    public void closed(String reason) {
        close(reason);
    }

    /** An error without an id: the session was revoked ({@code web-socket-api.md}, API key revocation) or worse. */
    private void unasked(ApiMessage message) {
        if (message.answer() instanceof VenueAnswer.Refused refused) {
            context.budget()
                    .refused(
                            refused.status(),
                            refused.code(),
                            refused.retryAtNanos(),
                            context.time().venueNanos());
            context.watch().on(new VenueNotice.Alarm("the WebSocket API ended the session: " + refused.message()));
            close("revoked " + refused.code());
        }
    }

    private VenueAnswer settled(RequestBudget.Ticket ticket, ApiMessage message) {
        long now = context.time().venueNanos();
        context.budget().answered(ticket, message.rateLimits(), now);
        VenueAnswer answer = message.answer();
        if (answer instanceof VenueAnswer.Refused refused) {
            context.budget().refused(refused.status(), refused.code(), refused.retryAtNanos(), now);
            if (refused.code() == VenueErrors.Code.INVALID_TIMESTAMP.number()) {
                context.time().doubted();
            }
        }
        return answer;
    }

    private void subscribe(Runnable then) {
        if (phase == Phase.AUTHENTICATING) {
            phase = Phase.SUBSCRIBING;
        }
        if (requests.canLogOn()) {
            handshake("userDataStream.subscribe", false, then);
        } else {
            handshake("userDataStream.subscribe.signature", true, then);
        }
    }

    /** A step without which the connection is of no use. */
    private void handshake(String method, boolean signed, Runnable then) {
        exchange(
                id -> signed
                        ? requests.sessionMessage(id, method, context.time().venueNanos())
                        : SignedRequests.plainMessage(id, method),
                reply -> {
                    switch (reply) {
                        case ApiReply.Never never -> close(method + " " + never.reason());
                        case ApiReply.Came came when came.message().isOk() -> then.run();
                        case ApiReply.Came came -> refusedStep(method, came.message());
                    }
                });
    }

    private void refusedStep(String method, ApiMessage message) {
        if (message.answer() instanceof VenueAnswer.Refused refused) {
            context.budget()
                    .refused(
                            refused.status(),
                            refused.code(),
                            refused.retryAtNanos(),
                            context.time().venueNanos());
            if (refused.code() == VenueErrors.Code.INVALID_TIMESTAMP.number()) {
                context.time().doubted();
            } else if (refused.verdict() == Verdict.REJECTED) {
                context.watch()
                        .on(new VenueNotice.Alarm(
                                "the venue refuses " + method + ": " + refused.code() + " " + refused.message()));
            }
            close(method + " " + refused.code());
        }
    }

    private void becomeReady() {
        if (phase == Phase.SUBSCRIBING) {
            phase = Phase.READY;
            watchSilence();
            owner.ready(this);
        }
    }

    private void exchange(LongFunction<String> message, Consumer<ApiReply> reply) {
        long id = owner.nextId();
        long now = context.timers().nowNanos();
        String text = message.apply(id);
        pending.add(id, new Pending(reply, now, now + settings.requestTimeoutNanos()));
        if (socket != null) {
            socket.send(text);
        }
        armDeadline();
    }

    private void armDeadline() {
        if (!deadlineArmed && !pending.isEmpty()) {
            deadlineArmed = true;
            context.timers().at(pending.nextDeadlineNanos(), this::onDeadline);
        }
    }

    private void onDeadline() {
        deadlineArmed = false;
        boolean silent = false;
        for (Pending late : pending.expired(context.timers().nowNanos())) {
            silent |= heardNanos <= late.sentNanos();
            late.reply().accept(new ApiReply.Never("timeout"));
        }
        if (silent) {
            close("silent");
        } else if (phase != Phase.CLOSED) {
            armDeadline();
        }
    }

    /** Asks for a sign of life when nothing came for a while; no answer to it ends the connection. */
    private void watchSilence() {
        context.timers()
                .at(
                        Math.max(
                                heardNanos + settings.quietNanos(),
                                context.timers().nowNanos()),
                        () -> {
                            if (phase != Phase.READY) {
                                return;
                            }
                            if (context.timers().nowNanos() - heardNanos >= settings.quietNanos()) {
                                ping();
                            } else {
                                watchSilence();
                            }
                        });
    }

    private void ping() {
        VenueRequest request = VenueRequest.of(Endpoint.PING).build();
        if (context.budget().admit(request, context.time().venueNanos()) instanceof RequestBudget.Admission.Go go) {
            send(request, go.ticket(), answer -> {});
        }
        context.timers().at(context.timers().nowNanos() + settings.quietNanos(), this::watchSilence);
    }

    private void closeWhenIdle() {
        if (pending.isEmpty()) {
            close("replaced");
        } else if (phase != Phase.CLOSED) {
            context.timers().at(pending.nextDeadlineNanos(), this::closeWhenIdle);
        }
    }
}
