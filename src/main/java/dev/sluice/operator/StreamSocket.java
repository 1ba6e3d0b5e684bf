package dev.sluice.operator;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * {@code /api/stream}: what is journaled from now on, alerts, and the status once a second. Messages are sent one
 * after the other; a client that does not keep up is closed rather than fed with holes, and can ask the journal for
 * what it missed.
 */
@WebSocket(path = Credentials.STREAM)
@RolesAllowed(Role.VIEWS)
class StreamSocket {
    /** Clients at a time. */
    static final int CLIENTS_MAX = 64;

    /** Entries that may wait for a client. */
    static final int WAITING_MAX = 1_024;

    /** A message that takes longer means that nobody reads. */
    static final Duration SEND_PATIENCE = Duration.ofSeconds(10);

    /** Try again later (RFC 6455 registry of close codes). */
    static final int TRY_AGAIN = 1013;

    private static final Logger LOG = Logger.getLogger(StreamSocket.class);
    private static final Duration STATUS_INTERVAL = Duration.ofSeconds(1);

    private final RunningDesk desk;
    private final StreamMessages messages;
    private final SecurityIdentity caller;
    private final Map<String, Cancellable> running = new ConcurrentHashMap<>();
    private final AtomicInteger clients = new AtomicInteger();

    @Inject
    StreamSocket(RunningDesk desk, StreamMessages messages, SecurityIdentity caller) {
        this.caller = caller;
        this.desk = desk;
        this.messages = messages;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        if (clients.incrementAndGet() > CLIENTS_MAX) {
            return connection.close(new CloseReason(TRY_AGAIN, "there are " + CLIENTS_MAX + " clients already"));
        }
        boolean audits = caller.hasRole(Role.AUDITS);
        running.put(
                connection.id(),
                feed(audits)
                        .onItem()
                        .transformToUniAndConcatenate(message -> send(connection, message))
                        .subscribe()
                        .with(
                                sent -> {},
                                failure -> end(connection, failure),
                                () -> end(connection, "the desk ended")));
        return Uni.createFrom().voidItem();
    }

    @OnClose
    void close(WebSocketConnection connection) {
        clients.decrementAndGet();
        Cancellable feed = running.remove(connection.id());
        if (feed != null) {
            feed.cancel();
        }
    }

    private Multi<String> feed(boolean audits) {
        Multi<String> entries = Multi.createFrom()
                .deferred(() -> desk.desk()
                        .orElseThrow(() -> new DeskUnavailableException("no desk"))
                        .journaled())
                .map(row -> messages.entry(row, audits))
                .onOverflow()
                .buffer(WAITING_MAX);
        Multi<String> statuses = Multi.createFrom()
                .ticks()
                .every(STATUS_INTERVAL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> desk.ask(Desk::status)
                        .map(messages::status)
                        .onFailure()
                        .recoverWithItem(failure -> messages.noStatus(desk.health())));
        return Multi.createBy().merging().streams(entries, statuses, alerts());
    }

    /** Of alerts there are few; a client that misses some finds them in the list. */
    private Multi<String> alerts() {
        return desk.desk()
                .map(there -> there.alerted().onOverflow().drop().map(messages::alert))
                .orElseGet(() -> Multi.createFrom().empty());
    }

    private static Uni<Void> send(WebSocketConnection connection, String message) {
        return connection.sendText(message).ifNoItem().after(SEND_PATIENCE).fail();
    }

    private void end(WebSocketConnection connection, Throwable failure) {
        if (!connection.isOpen()) {
            return;
        }
        if (failure instanceof BackPressureFailure || failure instanceof TimeoutException) {
            end(connection, "too slow; ask the journal for what is missing");
        } else if (failure instanceof DeskUnavailableException) {
            end(connection, "the desk is not there");
        } else {
            LOG.warnf(failure, "the stream to a client broke");
            end(connection, "the stream broke");
        }
    }

    private void end(WebSocketConnection connection, String reason) {
        connection
                .close(new CloseReason(TRY_AGAIN, reason))
                .subscribe()
                .with(closed -> {}, failure -> LOG.debugf(failure, "a client was gone already"));
    }
}
