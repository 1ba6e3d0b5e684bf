package dev.sluice.portfolio;

import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;

/**
 * Proof that an order can only make a position smaller: opposite side, and no more than the position minus what other
 * reducing orders already take. It passes no gates and needs no approval, because getting out must never wait.
 */
public sealed interface ReducingOrder permits MintedReduction {
    OrderTerms terms();

    /** The mark at which it was decided. */
    Price reference();

    /** Who wanted it and why. */
    String origin();

    String rationale();

    long atNanos();
}
