package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Side;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recorded levels of one side and their lots in the book. */
final class MirroredSide {
    final BookSide book;
    private final Map<Long, MirroredLevel> levels = new HashMap<>();

    MirroredSide(BookSide book) {
        this.book = book;
    }

    @Nullable MirroredLevel known(long priceUnits) {
        return levels.get(priceUnits);
    }

    MirroredLevel levelOrNew(long priceUnits) {
        return levels.computeIfAbsent(priceUnits, price -> new MirroredLevel(book.side, price));
    }

    void forgetIfGone(MirroredLevel level) {
        if (level.isForgettable()) {
            levels.remove(level.priceUnits);
        }
    }

    /** Joins behind everything at the price, or ahead of everything. */
    void grow(MirroredLevel level, long units, boolean ahead) {
        PriceLevel queue = book.levelOrNew(level.priceUnits);
        BookEntry neighbour = ahead ? queue.first : queue.last;
        level.restingUnits += units;
        if (neighbour instanceof HouseLot lot) {
            lot.remainingUnits += units;
        } else if (ahead) {
            queue.addFirst(new HouseLot(level, units));
        } else {
            queue.addLast(new HouseLot(level, units));
        }
    }

    /** Takes lots from the back of the queue, passing over accounts' orders. */
    void shrinkTo(MirroredLevel level, long units) {
        PriceLevel queue = book.level(level.priceUnits);
        BookEntry entry = queue == null ? null : queue.last;
        while (queue != null && entry != null && level.restingUnits > units) {
            BookEntry ahead = entry.ahead;
            if (entry instanceof HouseLot lot) {
                lot.shrink(Math.min(lot.remainingUnits, level.restingUnits - units));
                if (lot.remainingUnits == 0) {
                    queue.remove(lot);
                }
            }
            entry = ahead;
        }
        if (queue != null) {
            book.dropIfEmpty(queue);
        }
    }

    /** The best level with lots at a price that the limit reaches, if any. */
    @Nullable MirroredLevel bestWithin(long limitUnits) {
        for (PriceLevel queue : book.levels()) {
            if (!book.reaches(limitUnits, queue.priceUnits)) {
                return null;
            }
            MirroredLevel level = levels.get(queue.priceUnits);
            if (level != null && level.restingUnits > 0) {
                return level;
            }
        }
        return null;
    }

    boolean is(Side side) {
        return book.side == side;
    }

    void clear() {
        levels.values().forEach(level -> shrinkTo(level, 0));
        levels.clear();
    }
}
