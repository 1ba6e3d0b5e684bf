package dev.sluice.venue.paper;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The queue at one price: first come, first served. Every change is O(1). */
final class PriceLevel {
    final long priceUnits;

    @Nullable BookEntry first;

    @Nullable BookEntry last;

    PriceLevel(long priceUnits) {
        this.priceUnits = priceUnits;
    }

    boolean isEmpty() {
        return first == null;
    }

    void addLast(BookEntry entry) {
        entry.ahead = last;
        if (last == null) {
            first = entry;
        } else {
            last.behind = entry;
        }
        last = entry;
    }

    void addFirst(BookEntry entry) {
        entry.behind = first;
        if (first == null) {
            last = entry;
        } else {
            first.ahead = entry;
        }
        first = entry;
    }

    void remove(BookEntry entry) {
        BookEntry ahead = entry.ahead;
        BookEntry behind = entry.behind;
        if (ahead == null) {
            first = behind;
        } else {
            ahead.behind = behind;
        }
        if (behind == null) {
            last = ahead;
        } else {
            behind.ahead = ahead;
        }
        entry.ahead = null;
        entry.behind = null;
    }

    /** What the book shows of the queue; at most {@link Long#MAX_VALUE}, which a coin of tiny price can exceed. */
    long totalUnits() {
        long total = 0;
        for (BookEntry entry = first; entry != null; entry = entry.behind) {
            total += entry.shownUnits();
            if (total < 0) {
                return Long.MAX_VALUE;
            }
        }
        return total;
    }

    /** All of the queue, hidden parts of icebergs included; stops at {@link Long#MAX_VALUE}. */
    long wholeUnits() {
        long total = 0;
        for (BookEntry entry = first; entry != null; entry = entry.behind) {
            total += entry.remainingUnits;
            if (total < 0) {
                return Long.MAX_VALUE;
            }
        }
        return total;
    }

    BookEntry front() {
        return Objects.requireNonNull(first, "an empty level stays in no book");
    }
}
