package dev.sluice.feed;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Decides which depth messages of one symbol may enter the local order book.
 *
 * <p>It follows Binance {@code web-socket-streams.md}, "How to manage a local order book correctly"
 * (binance-spot-api-docs a5e0bc3), step by step: buffer events and note the first {@code U}; refuse a snapshot whose
 * {@code lastUpdateId} is strictly less than it; drop buffered events with {@code u <= lastUpdateId}; set the book to
 * the snapshot; then for each event ignore {@code u <} local id, and on {@code U >} local id + 1 throw the book away
 * and start again. Without a snapshot nothing is ever synchronised.
 *
 * <p>Beyond the procedure: a hole inside the buffered events is a gap too (a snapshot older than the hole could never
 * be carried over it), and the buffer is bounded; at the bound the oldest event goes, which only raises the first
 * {@code U}. And a snapshot that is ahead of a book that stands is kept until the book has caught up: where a recording
 * was interrupted, it comes before the diff that shows the hole.
 */
public final class DepthSequencer {
    /** Events kept while waiting for a snapshot: 13 minutes of a 100 ms stream. */
    static final int BUFFER_LIMIT = 8_192;

    private final ArrayDeque<DepthDiff> buffer = new ArrayDeque<>();
    private @Nullable DepthSnapshot held;
    private boolean synchronised;
    private long localUpdateId;
    private long gaps;
    private long ignored;
    private long snapshotsRefused;

    /** Receives what may enter the book, in order. */
    public interface Book {
        /** Replace everything by this snapshot. */
        void reset(DepthSnapshot snapshot);

        /** Apply these levels. */
        void apply(DepthDiff diff);

        /** Throw everything away: events are missing. */
        void discard();
    }

    /** Whether the book stands on a snapshot and every event since. */
    public boolean synchronised() {
        return synchronised;
    }

    /** Whether a new snapshot has to be fetched. */
    public boolean needsSnapshot() {
        return !synchronised && held == null;
    }

    /** Holes seen in {@code U/u}. */
    public long gaps() {
        return gaps;
    }

    /** Diffs that brought nothing new: dropped against a snapshot, or repeated. */
    public long ignored() {
        return ignored;
    }

    /** Snapshots older than the first buffered event. */
    public long snapshotsRefused() {
        return snapshotsRefused;
    }

    /** Takes a diff; false if it brought nothing new, which says nothing about how fresh the book is. */
    public boolean onDiff(DepthDiff diff, Book book) {
        long before = ignored;
        if (synchronised) {
            update(diff, book);
        } else {
            buffer(diff);
        }
        boolean isNew = ignored == before;
        if (!synchronised && held != null) {
            onSnapshot(held, book);
        }
        return isNew;
    }

    public void onSnapshot(DepthSnapshot snapshot, Book book) {
        if (synchronised) {
            ignored++;
            held = snapshot.lastUpdateId() > localUpdateId ? snapshot : held;
        } else if (buffer.isEmpty()) {
            held = snapshot;
        } else if (snapshot.lastUpdateId() < buffer.getFirst().firstUpdateId()) {
            held = null;
            snapshotsRefused++;
        } else {
            synchronise(snapshot, book);
        }
    }

    private void synchronise(DepthSnapshot snapshot, Book book) {
        held = null;
        synchronised = true;
        localUpdateId = snapshot.lastUpdateId();
        book.reset(snapshot);
        while (synchronised && !buffer.isEmpty()) {
            DepthDiff next = buffer.removeFirst();
            if (next.finalUpdateId() <= snapshot.lastUpdateId()) {
                ignored++;
            } else {
                update(next, book);
            }
        }
    }

    private void update(DepthDiff diff, Book book) {
        if (diff.finalUpdateId() < localUpdateId) {
            ignored++;
        } else if (diff.firstUpdateId() > localUpdateId + 1) {
            gaps++;
            synchronised = false;
            book.discard();
            buffer.addLast(diff);
        } else {
            localUpdateId = diff.finalUpdateId();
            held = held != null && held.lastUpdateId() > localUpdateId ? held : null;
            book.apply(diff);
        }
    }

    private void buffer(DepthDiff diff) {
        DepthDiff last = buffer.peekLast();
        if (last != null && diff.finalUpdateId() <= last.finalUpdateId()) {
            ignored++;
            return;
        }
        if (last != null && diff.firstUpdateId() > last.finalUpdateId() + 1) {
            gaps++;
            buffer.clear();
        }
        if (buffer.size() == BUFFER_LIMIT) {
            buffer.removeFirst();
        }
        buffer.addLast(diff);
    }
}
