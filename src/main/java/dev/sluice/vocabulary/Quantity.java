package dev.sluice.vocabulary;

import java.math.BigDecimal;

/**
 * A quantity of the base asset.
 *
 * @param units exact integer of 10⁻⁸, zero or more
 */
public record Quantity(long units) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(0);

    public Quantity {
        if (units < 0) {
            throw new IllegalArgumentException("quantity must be 0 or more but is " + FixedPoint.format(units));
        }
    }

    /** Parses plain decimal text; errors as {@link FixedPoint#parse(CharSequence)}. */
    public static Quantity of(String text) {
        return new Quantity(FixedPoint.parse(text));
    }

    public static Quantity ofUnits(long units) {
        return units == 0 ? ZERO : new Quantity(units);
    }

    public Quantity plus(Quantity other) {
        return ofUnits(Math.addExact(units, other.units));
    }

    /** The difference; {@link IllegalArgumentException} if it would be negative. */
    public Quantity minus(Quantity other) {
        return ofUnits(units - other.units);
    }

    public Quantity min(Quantity other) {
        return units <= other.units ? this : other;
    }

    public boolean isZero() {
        return units == 0;
    }

    public BigDecimal decimal() {
        return FixedPoint.toDecimal(units);
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(units, other.units);
    }

    @Override
    public String toString() {
        return FixedPoint.format(units);
    }
}
