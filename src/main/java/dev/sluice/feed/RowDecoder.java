package dev.sluice.feed;

import org.jspecify.annotations.Nullable;

/** Makes an event of one row of a file. */
interface RowDecoder {
    /**
     * The event; null if the row is not one of a market event but all right.
     *
     * @throws BadRowException if the row must not be used
     */
    @Nullable MarketEvent decode(byte[] bytes, int from, int to) throws BadRowException;

    /** Hears of what is worth a word although the row is used. */
    interface Notes {
        void note(DefectKind kind, String reason);
    }
}
