package dev.sluice.venue.binance;

import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/**
 * One connection to the combined streams and what is subscribed on it.
 *
 * <p>The streams that fit into its URL are subscribed by it; the others, and later changes, by {@code SUBSCRIBE} and
 * {@code UNSUBSCRIBE} ({@code web-socket-streams.md}, "Live Subscribing/Unsubscribing to streams"). The venue allows 5
 * messages a second and counts our pongs; 4 are used.
 */
final class StreamConnection implements VenueSockets.Listener {
    static final int URL_LIMIT = 2_000;
    static final int STREAMS_PER_REQUEST = 100;

    private static final int REQUESTS_PER_SECOND = 4;
    private static final long ANSWER_NANOS = 10 * UtcNanos.PER_SECOND;
    private static final long OPENING_NANOS = 15 * UtcNanos.PER_SECOND;

    private final Owner owner;
    private final VenueTimers timers;
    private final SequencedSet<String> wanted;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<Long, Long> unanswered = new LinkedHashMap<>();
    private final SlidingLimit pace = new SlidingLimit(REQUESTS_PER_SECOND, UtcNanos.PER_SECOND);
    private final VenueSockets.Socket socket;
    private final long startedNanos;
    private long openedNanos = -1;
    private long readyNanos = -1;
    private long lastDataNanos = -1;
    private long lastId;
    private boolean sendPlanned;

    /** Whom a connection tells. */
    interface Owner {
        void opened(StreamConnection connection);

        void message(StreamConnection connection, byte[] bytes, int offset, int length);

        void ended(StreamConnection connection, String reason);
    }

    /** @param wanted the streams to be subscribed, by its iteration order; a living view */
    StreamConnection(String url, SequencedSet<String> wanted, VenueSockets sockets, VenueTimers timers, Owner owner) {
        this.owner = owner;
        this.timers = timers;
        this.wanted = wanted;
        this.startedNanos = timers.nowNanos();
        StringBuilder address = new StringBuilder(url).append("/stream");
        for (String stream : wanted) {
            if (address.length() + stream.length() >= URL_LIMIT) {
                break;
            }
            address.append(asked.isEmpty() ? "?streams=" : "/").append(stream);
            asked.add(stream);
        }
        this.socket = sockets.open(address.toString(), this);
    }

    @Override
    public void opened() {
        openedNanos = timers.nowNanos();
        owner.opened(this);
        subscribe();
    }

    @Override
    public void message(byte[] bytes, int offset, int length) {
        owner.message(this, bytes, offset, length);
    }

    @Override
    public void closed(String reason) {
        owner.ended(this, reason);
    }

    void close() {
        socket.close();
    }

    /** Takes a message that bore data. */
    void sawData(long nowNanos) {
        lastDataNanos = nowNanos;
    }

    /** Takes the answer to a request; true if it was refused, which leaves the connection useless. */
    boolean refusedBy(StreamAnswer answer) {
        if (answer.error().isEmpty()) {
            unanswered.remove(answer.id());
            noteReady();
            return false;
        }
        return true;
    }

    /** Asks for what is wanted and not yet subscribed, and the other way round; at the venue's pace. */
    void subscribe() {
        if (openedNanos < 0 || sendPlanned) {
            return;
        }
        String request = nextRequest();
        if (request.isEmpty()) {
            noteReady();
            return;
        }
        sendPlanned = true;
        long now = timers.nowNanos();
        long turn = pace.take(now);
        if (turn > now) {
            timers.at(turn, () -> send(request));
        } else {
            send(request);
        }
    }

    /** What is wrong with it, or nothing: not opened, or not answered in time. */
    String fault(long nowNanos) {
        if (openedNanos < 0) {
            return nowNanos - startedNanos > OPENING_NANOS ? "did not open in time" : "";
        }
        boolean overdue = unanswered.values().stream().anyMatch(sent -> nowNanos - sent > ANSWER_NANOS);
        return overdue ? "a subscription was not answered in time" : "";
    }

    boolean isOpen() {
        return openedNanos >= 0;
    }

    /** When everything wanted was subscribed for the first time, or -1. */
    long readyNanos() {
        return readyNanos;
    }

    /** When it opened, or -1. */
    long openedNanos() {
        return openedNanos;
    }

    boolean hasDelivered() {
        return lastDataNanos >= 0;
    }

    /** How long it has been open without data. */
    long silentNanos(long nowNanos) {
        return nowNanos - Math.max(openedNanos, lastDataNanos);
    }

    private void send(String request) {
        sendPlanned = false;
        unanswered.put(lastId, timers.nowNanos());
        socket.send(request);
        subscribe();
    }

    private void noteReady() {
        if (readyNanos < 0 && unanswered.isEmpty() && !sendPlanned && asked.containsAll(wanted)) {
            readyNanos = timers.nowNanos();
        }
    }

    private String nextRequest() {
        List<String> more = firstNotIn(wanted, asked);
        if (!more.isEmpty()) {
            asked.addAll(more);
            return request("SUBSCRIBE", more);
        }
        List<String> less = firstNotIn(asked, wanted);
        less.forEach(asked::remove);
        return less.isEmpty() ? "" : request("UNSUBSCRIBE", less);
    }

    private static List<String> firstNotIn(Set<String> streams, Set<String> others) {
        List<String> found = new ArrayList<>();
        for (String stream : streams) {
            if (found.size() < STREAMS_PER_REQUEST && !others.contains(stream)) {
                found.add(stream);
            }
        }
        return found;
    }

    private String request(String method, List<String> streams) {
        return "{\"method\":\"" + method + "\",\"params\":[\"" + String.join("\",\"", streams) + "\"],\"id\":"
                + ++lastId + "}";
    }
}
