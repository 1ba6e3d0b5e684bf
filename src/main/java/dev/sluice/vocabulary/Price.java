package dev.sluice.vocabulary;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A price in quote currency per whole base unit.
 *
 * @param units exact integer of 10⁻⁸, more than zero
 */
public record Price(long units) implements Comparable<Price> {
    public Price {
        if (units <= 0) {
            throw new IllegalArgumentException("price must be more than 0 but is " + FixedPoint.format(units));
        }
    }

    /** Parses plain decimal text; errors as {@link FixedPoint#parse(CharSequence)}. */
    public static Price of(String text) {
        return new Price(FixedPoint.parse(text));
    }

    public static Price ofUnits(long units) {
        return new Price(units);
    }

    public BigDecimal decimal() {
        return FixedPoint.toDecimal(units);
    }

    /** This price times the quantity, exact (16 decimals). */
    public BigDecimal times(Quantity quantity) {
        return decimal().multiply(quantity.decimal());
    }

    /**
     * This price moved by basis points, truncated to 10⁻⁸; the result is at least one unit.
     *
     * @throws ArithmeticException if it does not fit into 64 bits
     */
    public Price movedByBps(double bps) {
        long moved = BigDecimal.valueOf(units)
                .add(BigDecimal.valueOf(units).multiply(BigDecimal.valueOf(bps)).movePointLeft(4))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
        return new Price(Math.max(1, moved));
    }

    @Override
    public int compareTo(Price other) {
        return Long.compare(units, other.units);
    }

    @Override
    public String toString() {
        return FixedPoint.format(units);
    }
}
