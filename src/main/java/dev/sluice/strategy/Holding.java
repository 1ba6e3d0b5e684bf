package dev.sluice.strategy;

import dev.sluice.vocabulary.Quantity;

/**
 * What a strategy may know of the desk's position in one symbol.
 *
 * @param quantity size of the position, dust below the venue's smallest order left out; zero when flat
 * @param busy whether an order of this symbol is on its way; ideas would only queue behind it
 */
public record Holding(Quantity quantity, boolean busy) {
    public static final Holding FLAT = new Holding(Quantity.ZERO, false);

    public boolean isFlat() {
        return quantity.isZero();
    }
}
