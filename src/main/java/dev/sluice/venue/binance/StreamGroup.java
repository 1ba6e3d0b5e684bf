package dev.sluice.venue.binance;

import dev.sluice.venue.binance.VenueNotice.Cause;
import dev.sluice.vocabulary.UtcNanos;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection's worth of streams flowing, whatever becomes of the connection.
 *
 * <p>While there is no connection, a new one is opened after a growing, jittered wait. While there is one that will go
 * (its day is over, the server announced its end) or that lives without delivering, a second is opened beside it; once
 * that has everything subscribed and delivers, and both have run side by side for a while, the first is closed. Until
 * then what the second says is held; then it is delivered in order, without what the first had said already
 * ({@link SymbolSequence}), so that nothing is missed, doubled or shuffled.
 */
final class StreamGroup implements StreamConnection.Owner {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long FIRST_RETRY_NANOS = SECOND / 4;
    private static final long RETRY_LIMIT_NANOS = 30 * SECOND;
    private static final long PROVEN_NANOS = 30 * SECOND;
    private static final int PATIENCE_LIMIT = 32;

    private final String name;
    private final StreamPorts ports;
    private final StreamSettings settings;
    private final Receiver receiver;
    private final LinkedHashSet<String> streams = new LinkedHashSet<>();
    private final HeldMessages held = new HeldMessages();
    private final Backoff backoff;
    private final long lifetimeNanos;
    private @Nullable StreamConnection current;
    private @Nullable StreamConnection next;
    private Cause cause = Cause.LOST;
    private boolean everOpened;
    private boolean openPlanned;
    private boolean stopped;
    private int patience = 1;

    /** Where messages go. */
    interface Receiver {
        void message(StreamGroup group, StreamConnection connection, byte[] bytes, int offset, int length);

        /** What is missing from here on has been told of already. */
        void excuse(StreamGroup group);
    }

    StreamGroup(String name, StreamPorts ports, StreamSettings settings, Receiver receiver) {
        this.name = name;
        this.ports = ports;
        this.settings = settings;
        this.receiver = receiver;
        this.backoff = new Backoff(FIRST_RETRY_NANOS, RETRY_LIMIT_NANOS, ports.chance());
        this.lifetimeNanos = settings.lifetimeNanos() - ports.chance().nextLong(settings.lifetimeNanos() / 48 + 1);
    }

    String name() {
        return name;
    }

    /** The streams that flow here; after a change {@link #streamsChanged()}. */
    SequencedSet<String> streams() {
        return streams;
    }

    void streamsChanged() {
        if (streams.isEmpty()) {
            dropBoth();
            return;
        }
        if (current != null) {
            current.subscribe();
        }
        if (next != null) {
            next.subscribe();
        }
        if (current == null && next == null) {
            planOpen(0);
        }
    }

    void stop() {
        stopped = true;
        dropBoth();
    }

    /** The server will go: another connection, at once. */
    void renewFor(StreamConnection connection) {
        if (connection == current && next == null) {
            replace(Cause.SHUTDOWN);
        } else if (connection == next) {
            fail(connection, "the server announced its shutdown");
        }
    }

    /** Ends a connection that cannot be used any more, as if it had broken. */
    void fail(StreamConnection connection, String reason) {
        connection.close();
        ended(connection, reason);
    }

    /** Looks after the connections; to be called about once a second. */
    void tick() {
        long now = ports.timers().nowNanos();
        failFaulty(current, now);
        failFaulty(next, now);
        StreamConnection living = current;
        if (living == null || !living.isOpen()) {
            return;
        }
        long silent = living.silentNanos(now);
        if (living.hasDelivered() && silent < SECOND) {
            patience = 1;
        }
        if (living.hasDelivered() && now - living.openedNanos() > PROVEN_NANOS) {
            backoff.reset();
        }
        if (next != null) {
            switchWhenReady(next, now);
        } else if (silent > patience * settings.staleAfterNanos()) {
            patience = Math.min(PATIENCE_LIMIT, patience * 2);
            ports.watch().on(new VenueNotice.Stale(VenueChannel.MARKET_STREAM, name, silent));
            replace(Cause.STALE);
        } else if (now - living.openedNanos() > lifetimeNanos) {
            replace(Cause.RENEWAL);
        }
    }

    @Override
    public void opened(StreamConnection connection) {
        if (!everOpened) {
            everOpened = true;
            ports.watch().on(new VenueNotice.Opened(VenueChannel.MARKET_STREAM, name));
        } else {
            tellReconnected(true);
        }
    }

    @Override
    public void message(StreamConnection connection, byte[] bytes, int offset, int length) {
        receiver.message(this, connection, bytes, offset, length);
    }

    /** Keeps a message of the second connection for later. */
    void hold(StreamConnection connection, byte[] bytes, int offset, int length) {
        connection.sawData(ports.timers().nowNanos());
        if (!held.add(bytes, offset, length) || cause == Cause.STALE) {
            switchTo(connection);
        }
    }

    /** Whether what it says has to wait, because another one still speaks. */
    boolean isSecond(StreamConnection connection) {
        return connection == next;
    }

    @Override
    public void ended(StreamConnection connection, String reason) {
        if (connection == next) {
            next = null;
            held.clear();
            tellReconnected(false);
            planOpen(backoff.nextNanos());
        } else if (connection == current) {
            current = null;
            if (connection.isOpen() || !everOpened) {
                ports.watch().on(new VenueNotice.Closed(VenueChannel.MARKET_STREAM, name, false, reason));
            } else {
                tellReconnected(false);
            }
            succeed();
        }
    }

    /** The first connection is gone: the second takes over, or a new one has to come. */
    private void succeed() {
        receiver.excuse(this);
        StreamConnection second = next;
        if (second != null && second.isOpen()) {
            switchTo(second);
        } else {
            current = second;
            next = null;
            if (second == null) {
                cause = Cause.LOST;
                planOpen(backoff.nextNanos());
            }
        }
    }

    private void replace(Cause why) {
        cause = why;
        planOpen(0);
    }

    private void planOpen(long waitNanos) {
        if (openPlanned || stopped) {
            return;
        }
        openPlanned = true;
        ports.timers().at(ports.timers().nowNanos() + waitNanos, this::openInTurn);
    }

    private void openInTurn() {
        ports.timers().at(ports.connections().take(ports.timers().nowNanos()), this::open);
    }

    private void open() {
        openPlanned = false;
        if (stopped || streams.isEmpty() || next != null) {
            return;
        }
        StreamConnection opening = new StreamConnection(settings.url(), streams, ports.sockets(), ports.timers(), this);
        if (current == null) {
            current = opening;
        } else {
            next = opening;
        }
    }

    private void failFaulty(@Nullable StreamConnection connection, long now) {
        String fault = connection == null ? "" : connection.fault(now);
        if (connection != null && !fault.isEmpty()) {
            fail(connection, fault);
        }
    }

    /** A quiet market is silent on both; then the second takes over without having proved more than its opening. */
    private void switchWhenReady(StreamConnection second, long now) {
        if (second.readyNanos() < 0) {
            return;
        }
        long ready = now - second.readyNanos();
        if (ready > settings.staleAfterNanos() || second.hasDelivered() && ready > settings.overlapNanos()) {
            switchTo(second);
        }
    }

    private void switchTo(StreamConnection second) {
        if (current != null) {
            drop(current);
            ports.watch().on(new VenueNotice.Closed(VenueChannel.MARKET_STREAM, name, true, cause.name()));
            if (cause == Cause.STALE) {
                receiver.excuse(this);
            }
        }
        current = second;
        next = null;
        held.drain((bytes, length) -> receiver.message(this, second, bytes, 0, length));
    }

    private void tellReconnected(boolean success) {
        ports.watch().on(new VenueNotice.Reconnected(VenueChannel.MARKET_STREAM, name, cause, success));
    }

    private void dropBoth() {
        drop(current);
        drop(next);
        current = null;
        next = null;
        held.clear();
    }

    private static void drop(@Nullable StreamConnection connection) {
        if (connection != null) {
            connection.close();
        }
    }
}
