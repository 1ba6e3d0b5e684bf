package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Side;

/** One price of the recorded book and what became of it here; quantities in 10⁻⁸ of the base asset. */
final class MirroredLevel {
    final Side side;
    final long priceUnits;

    /** By the last depth change. */
    long recordedUnits;

    /** By the last depth change or top of book, whichever came last. */
    long seenUnits;

    /** What accounts' orders have used up of it since it was last seen to change. */
    long takenUnits;

    /** Sum of this level's lots in the book. */
    long restingUnits;

    /** Whether trades or the top of book moved it away from what depth recorded. */
    boolean dirty;

    MirroredLevel(Side side, long priceUnits) {
        this.side = side;
        this.priceUnits = priceUnits;
    }

    /** The recorded market states this quantity; an unchanged one does not revive what was used up. */
    void see(long units) {
        if (units != seenUnits) {
            seenUnits = units;
            takenUnits = 0;
        }
    }

    /** What should rest in the book if the recorded market holds what was last seen. */
    long targetUnits() {
        return Math.max(0, seenUnits - takenUnits);
    }

    boolean isForgettable() {
        return recordedUnits == 0 && restingUnits == 0 && !dirty;
    }
}
