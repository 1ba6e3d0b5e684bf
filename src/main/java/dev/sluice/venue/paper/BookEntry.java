package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Side;
import org.jspecify.annotations.Nullable;

/** Something that can rest in the book: a link of its price level's queue. */
abstract sealed class BookEntry permits PaperOrder, HouseLot {
    final Side side;
    final long priceUnits;
    long remainingUnits;

    @Nullable BookEntry ahead;

    @Nullable BookEntry behind;

    BookEntry(Side side, long priceUnits, long remainingUnits) {
        this.side = side;
        this.priceUnits = priceUnits;
        this.remainingUnits = remainingUnits;
    }

    /** What the book shows of it, and what may be taken before others at its price have their turn. */
    long shownUnits() {
        return remainingUnits;
    }

    /** Shows more of an iceberg once what was shown is taken; false if there is nothing to show. */
    boolean showMore() {
        return false;
    }
}
