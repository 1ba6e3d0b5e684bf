package dev.sluice.strategy;

import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;

/**
 * What a strategy may know of the desk's position in one symbol.
 *
 * @param side BUY for a long position, SELL for a short one; BUY when flat
 * @param quantity size of the position, dust below the venue's smallest order left out; zero when flat
 * @param busy whether an order of this symbol is on its way; ideas would only queue behind it
 */
public record Holding(Side side, Quantity quantity, boolean busy) {
    public static final Holding FLAT = new Holding(Quantity.ZERO, false);

    /** A long position, or none. */
    public Holding(Quantity quantity, boolean busy) {
        this(Side.BUY, quantity, busy);
    }

    public boolean isFlat() {
        return quantity.isZero();
    }

    public boolean isLong() {
        return side == Side.BUY && !quantity.isZero();
    }

    public boolean isShort() {
        return side == Side.SELL && !quantity.isZero();
    }
}
