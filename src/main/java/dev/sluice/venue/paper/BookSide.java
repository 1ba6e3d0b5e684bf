package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bids or the asks of a book. A price's rank sorts the best first: asks by price, bids by its negative. */
final class BookSide {
    final Side side;
    private final TreeMap<Long, PriceLevel> levels = new TreeMap<>();

    BookSide(Side side) {
        this.side = side;
    }

    /** The levels, best first. */
    Collection<PriceLevel> levels() {
        return levels.values();
    }

    @Nullable PriceLevel best() {
        Map.Entry<Long, PriceLevel> first = levels.firstEntry();
        return first == null ? null : first.getValue();
    }

    @Nullable PriceLevel level(long priceUnits) {
        return levels.get(rank(priceUnits));
    }

    PriceLevel levelOrNew(long priceUnits) {
        return levels.computeIfAbsent(rank(priceUnits), rank -> new PriceLevel(priceUnits));
    }

    /** The entry that trades next against a taker with this limit, if any. */
    @Nullable BookEntry next(long limitUnits) {
        PriceLevel best = best();
        return best != null && reaches(limitUnits, best.priceUnits) ? best.front() : null;
    }

    /** Whether a taker with this limit accepts a resting price of this side. */
    boolean reaches(long limitUnits, long priceUnits) {
        return rank(priceUnits) <= rank(limitUnits);
    }

    void add(BookEntry entry) {
        levelOrNew(entry.priceUnits).addLast(entry);
    }

    void remove(BookEntry entry) {
        PriceLevel level = level(entry.priceUnits);
        if (level == null) {
            throw new IllegalStateException("no level at " + entry.priceUnits + " for an entry that should rest there");
        }
        level.remove(entry);
        dropIfEmpty(level);
    }

    /** Some of the entry was taken: it leaves, or shows more and goes to the back, or stays where it is. */
    void taken(BookEntry entry) {
        if (entry.remainingUnits == 0) {
            remove(entry);
        } else if (entry.shownUnits() == 0 && entry.showMore()) {
            PriceLevel level = levelOrNew(entry.priceUnits);
            level.remove(entry);
            level.addLast(entry);
        }
    }

    void dropIfEmpty(PriceLevel level) {
        if (level.isEmpty()) {
            levels.remove(rank(level.priceUnits));
        }
    }

    List<Depth.Level> depth(int count) {
        List<Depth.Level> depth = new ArrayList<>();
        for (PriceLevel level : levels.values()) {
            if (depth.size() == count) {
                break;
            }
            depth.add(new Depth.Level(Price.ofUnits(level.priceUnits), Quantity.ofUnits(level.totalUnits())));
        }
        return depth;
    }

    private long rank(long priceUnits) {
        return side == Side.BUY ? -priceUnits : priceUnits;
    }
}
