package dev.sluice.backtest;

import java.math.BigDecimal;

/**
 * How much an entry trades; decided when it is filled, and never more than the wallet bears.
 *
 * @param amount by method: a share from 0 to 1, units, money
 * @param units whether only whole units trade
 */
public record Sizing(Method method, BigDecimal amount, Units units) {
    /** All equity, in whole units. */
    public static final Sizing ALL_WHOLE = new Sizing(Method.EQUITY_SHARE, BigDecimal.ONE, Units.WHOLE);

    /** What {@code amount} means. */
    public enum Method {
        /** A share of the equity at the fill. */
        EQUITY_SHARE,
        /** A share of what is not tied up in positions at the fill. */
        FREE_SHARE,
        /** Units of the base asset. */
        UNITS,
        /** An amount of money, fees included. */
        MONEY,
        /** So much that the idea's stop loses this share of the equity; an idea without a stop is not sized. */
        RISK_SHARE
    }

    /** The smallest step of a quantity. */
    public enum Units {
        WHOLE,
        /** 10⁻⁸. */
        FRACTIONAL
    }

    public Sizing {
        boolean isShare = method != Method.UNITS && method != Method.MONEY;
        if (amount.signum() <= 0 || (isShare && amount.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("size must be more than 0" + (isShare ? " and at most 100 %" : ""));
        }
    }
}
