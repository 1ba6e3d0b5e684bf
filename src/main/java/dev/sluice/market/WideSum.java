package dev.sluice.market;

import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact sum in 128 bits. Quantities of cheap coins overflow 64 bits within a day, products of price and quantity at
 * once, and a decimal per trade is slow.
 */
final class WideSum implements Comparable<WideSum> {
    private long high;
    private long low;

    /** @throws ArithmeticException beyond 2¹²⁷, as all others */
    void add(long units) {
        add(units >> 63, units);
    }

    /** Adds the product of two numbers. */
    void addProduct(long one, long other) {
        add(Math.multiplyHigh(one, other), one * other);
    }

    void add(WideSum other) {
        add(other.high, other.low);
    }

    private void add(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        long carry = Long.compareUnsigned(sum, otherLow) < 0 ? 1 : 0;
        high = Math.addExact(Math.addExact(high, otherHigh), carry);
        low = sum;
    }

    void set(WideSum other) {
        high = other.high;
        low = other.low;
    }

    void raiseTo(WideSum other) {
        if (compareTo(other) < 0) {
            set(other);
        }
    }

    void lowerTo(WideSum other) {
        if (compareTo(other) > 0) {
            set(other);
        }
    }

    int signum() {
        return high < 0 ? -1 : (high | low) == 0 ? 0 : 1;
    }

    /** The sum, or the nearest 64-bit number. */
    long saturated() {
        if (high == low >> 63) {
            return low;
        }
        return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** Of a sum of units of 10⁻⁸. */
    BigDecimal decimal() {
        return decimal(FixedPoint.SCALE);
    }

    /** Of a sum of units of 10⁻⁸, each multiplied by a price in units of 10⁻⁸. */
    BigDecimal productDecimal() {
        return decimal(2 * FixedPoint.SCALE);
    }

    private BigDecimal decimal(int scale) {
        if (high == low >> 63) {
            return BigDecimal.valueOf(low, scale);
        }
        BigInteger unsignedLow = new BigInteger(Long.toUnsignedString(low));
        return new BigDecimal(BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow), scale);
    }

    @Override
    public int compareTo(WideSum other) {
        return high != other.high ? Long.compare(high, other.high) : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WideSum that && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * high + low);
    }
}
