package dev.sluice.backtest;

import java.math.BigDecimal;

/**
 * What trading costs.
 *
 * @param makerBps of the value of a fill that waited in the book, in basis points; below 0 is a rebate
 * @param takerBps of the value of every other fill
 * @param perOrder a fixed amount for each order that trades, 0 or more
 * @param minimum least fee of each fill, 0 or more
 */
public record FeeRules(Style style, BigDecimal makerBps, BigDecimal takerBps, BigDecimal perOrder, BigDecimal minimum) {
    private static final BigDecimal HIGHEST_BPS = BigDecimal.valueOf(5_000);

    public static final FeeRules NONE = bps(BigDecimal.ZERO);

    /** Where the basis points are taken. */
    public enum Style {
        /** From the money, at entry and at exit. */
        BOTH_SIDES,
        /** In the entry's price, which gets worse by them: higher for a buyer, lower for a seller; nothing at exit. */
        ENTRY_PRICE
    }

    public FeeRules {
        require(makerBps.abs().compareTo(HIGHEST_BPS) <= 0, "maker", makerBps, "within -5000 and 5000 bps");
        require(takerBps.abs().compareTo(HIGHEST_BPS) <= 0, "taker", takerBps, "within -5000 and 5000 bps");
        require(perOrder.signum() >= 0, "the fee per order", perOrder, "0 or more");
        require(minimum.signum() >= 0, "the least fee", minimum, "0 or more");
    }

    /** The same for maker and taker, on both sides. */
    public static FeeRules bps(BigDecimal bps) {
        return new FeeRules(Style.BOTH_SIDES, bps, bps, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static void require(boolean holds, String what, BigDecimal value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(what + " must be " + wanted + " but is " + value.toPlainString());
        }
    }
}
