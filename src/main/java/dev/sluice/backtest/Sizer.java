package dev.sluice.backtest;

import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many units an entry gets. Exact, and always rounded down. */
final class Sizer {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE / 2, FixedPoint.SCALE);
    private static final int BPS_DIGITS = 4;

    private final Sizing sizing;
    private final FeeRules fees;
    private final Wallet wallet;

    Sizer(BacktestSettings settings, Wallet wallet) {
        this.sizing = settings.sizing();
        this.fees = settings.fees();
        this.wallet = wallet;
    }

    /**
     * In 10⁻⁸; 0 if not even the smallest step is left.
     *
     * @param price at which it would trade
     * @param stop where the idea is proven wrong; 0 for none
     * @param opposite units that it would close first, which costs nothing
     */
    long size(long price, long stop, boolean maker, long opposite) {
        BigDecimal each = each(price, maker);
        BigDecimal free = wallet.free();
        if (sizing.method() == Sizing.Method.UNITS) {
            return atMost(sizing.amount(), units(free.subtract(fees.perOrder()), each, opposite));
        }
        if (sizing.method() == Sizing.Method.RISK_SHARE) {
            BigDecimal bearable = units(free.subtract(fees.perOrder()), each, opposite);
            return rounded(risked(price, stop).min(bearable));
        }
        BigDecimal wanted = money(free);
        if (sizing.method() == Sizing.Method.MONEY && wanted.compareTo(free) > 0 && opposite == 0) {
            return 0;
        }
        return rounded(units(wanted.min(free).subtract(fees.perOrder()), each, opposite));
    }

    /** As many units as the wallet bears, in 10⁻⁸. */
    long bearable(long price, boolean maker, long opposite) {
        return rounded(units(wallet.free().subtract(fees.perOrder()), each(price, maker), opposite));
    }

    /** All of it or nothing. */
    private long atMost(BigDecimal wanted, BigDecimal bearable) {
        return wanted.compareTo(bearable) > 0 ? 0 : rounded(wanted);
    }

    private BigDecimal money(BigDecimal free) {
        return switch (sizing.method()) {
            case EQUITY_SHARE -> share(wallet.holdsNothing() ? free : wallet.equity());
            case FREE_SHARE -> share(free);
            default -> sizing.amount();
        };
    }

    private BigDecimal share(BigDecimal of) {
        return sizing.amount().compareTo(BigDecimal.ONE) == 0 ? of : of.multiply(sizing.amount());
    }

    /** What one unit takes from the wallet. */
    private BigDecimal each(long price, boolean maker) {
        BigDecimal each = FixedPoint.toDecimal(price);
        if (fees.style() == FeeRules.Style.ENTRY_PRICE) {
            return each;
        }
        BigDecimal bps = (maker ? fees.makerBps() : fees.takerBps()).max(BigDecimal.ZERO);
        if (bps.signum() == 0) {
            return each;
        }
        return each.add(each.multiply(bps).movePointLeft(BPS_DIGITS));
    }

    private BigDecimal risked(long price, long stop) {
        if (stop == 0) {
            return BigDecimal.ZERO;
        }
        return units(share(wallet.equity()), FixedPoint.toDecimal(Math.abs(price - stop)), 0);
    }

    /** How many the money buys, beside those that only close what is held. */
    private BigDecimal units(BigDecimal money, BigDecimal each, long opposite) {
        int decimals = sizing.units() == Sizing.Units.WHOLE ? 0 : FixedPoint.SCALE;
        BigDecimal bought = money.signum() <= 0 || each.signum() <= 0
                ? BigDecimal.ZERO
                : money.divide(each, decimals, RoundingMode.DOWN);
        return opposite == 0 ? bought : bought.add(FixedPoint.toDecimal(opposite));
    }

    private long rounded(BigDecimal units) {
        int decimals = sizing.units() == Sizing.Units.WHOLE ? 0 : FixedPoint.SCALE;
        return FixedPoint.toUnits(units.min(LARGEST).setScale(decimals, RoundingMode.DOWN));
    }
}
