package dev.sluice.market;

import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.Symbol;

/** Closed candles as a file gives them. */
final class CandleFixture {
    private CandleFixture() {}

    /** Two units at one price, of which takers bought one, in five trades. */
    static CandleClosed flat(Symbol symbol, long openNanos, long closeNanos, String price) {
        return new CandleClosed(
                symbol,
                closeNanos,
                openNanos,
                closeNanos,
                units(price),
                units(price),
                units(price),
                units(price),
                decimal("2"),
                decimal(price).multiply(decimal("2")),
                5,
                decimal("1"),
                decimal(price));
    }
}
