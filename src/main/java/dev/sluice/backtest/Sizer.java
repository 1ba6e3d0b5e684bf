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
        BigDecimal free = wallet.free().subtract(fees.perOrder());
        BigDecimal bearable = units(free, each).add(FixedPoint.toDecimal(opposite));
        BigDecimal wanted =
                switch (sizing.method()) {
                    case EQUITY_SHARE ->
                        units(wallet.equity().multiply(sizing.amount()).subtract(fees.perOrder()), each);
                    case FREE_SHARE -> units(wallet.free().multiply(sizing.amount()).subtract(fees.perOrder()), each);
                    case MONEY -> units(sizing.amount().subtract(fees.perOrder()), each);
                    case UNITS -> sizing.amount();
                    case RISK_SHARE -> risked(price, stop);
                };
        boolean isExact = sizing.method() == Sizing.Method.UNITS || sizing.method() == Sizing.Method.MONEY;
        if (isExact && wanted.compareTo(bearable) > 0) {
            return 0;
        }
        return rounded(wanted.min(bearable).min(LARGEST));
    }

    /** What one unit takes from the wallet. */
    private BigDecimal each(long price, boolean maker) {
        BigDecimal each = FixedPoint.toDecimal(price);
        if (fees.style() == FeeRules.Style.ENTRY_PRICE) {
            return each;
        }
        BigDecimal bps = (maker ? fees.makerBps() : fees.takerBps()).max(BigDecimal.ZERO);
        return each.add(each.multiply(bps).movePointLeft(BPS_DIGITS));
    }

    private BigDecimal risked(long price, long stop) {
        if (stop == 0) {
            return BigDecimal.ZERO;
        }
        return units(wallet.equity().multiply(sizing.amount()), FixedPoint.toDecimal(Math.abs(price - stop)));
    }

    private static BigDecimal units(BigDecimal money, BigDecimal each) {
        return money.signum() <= 0 || each.signum() <= 0
                ? BigDecimal.ZERO
                : money.divide(each, FixedPoint.SCALE, RoundingMode.DOWN);
    }

    private long rounded(BigDecimal units) {
        int decimals = sizing.units() == Sizing.Units.WHOLE ? 0 : FixedPoint.SCALE;
        return FixedPoint.toUnits(units.setScale(decimals, RoundingMode.DOWN));
    }
}
