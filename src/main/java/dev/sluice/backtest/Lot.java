package dev.sluice.backtest;

import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What one order opened, as far as it is not closed yet. Values are exact; a price of several fills is their mean and
 * only for showing.
 */
final class Lot {
    private static final int SCALE = 24;

    private final SimulatedOrder order;
    private final long entryNanos;
    private final int entryBar;
    private final boolean waited;
    private long opened;
    private BigDecimal openedValue = BigDecimal.ZERO;
    private long quantity;
    private BigDecimal value = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private long lowest = Long.MAX_VALUE;
    private long highest = Long.MIN_VALUE;
    private @Nullable Leaving leaving;

    /** @param waited whether the order was waiting at its price */
    Lot(SimulatedOrder order, long entryNanos, int entryBar, boolean waited) {
        this.order = order;
        this.entryNanos = entryNanos;
        this.entryBar = entryBar;
        this.waited = waited;
    }

    /** Price and quantity in 10⁻⁸. */
    record Fill(long atNanos, long price, long quantity, BigDecimal fee) {}

    /** What one order has closed of a lot. */
    static final class Leaving {
        private final SimulatedOrder order;
        private long quantity;
        private BigDecimal entryValue = BigDecimal.ZERO;
        private BigDecimal exitValue = BigDecimal.ZERO;
        private BigDecimal fees = BigDecimal.ZERO;
        private long atNanos;
        private int bar;

        Leaving(SimulatedOrder order) {
            this.order = order;
        }
    }

    boolean isOf(SimulatedOrder other) {
        return order == other;
    }

    String strategy() {
        return order.strategy();
    }

    Side side() {
        return order.side();
    }

    long quantity() {
        return quantity;
    }

    long entryNanos() {
        return entryNanos;
    }

    SimulatedOrder.Bracket bracket() {
        return order.bracket();
    }

    /** Whether it was opened somewhere within the candle that began then, and not at its open. */
    boolean isWithinCandle(long openNanos) {
        return waited && entryNanos == openNanos;
    }

    void seen(long low, long high) {
        if (low < lowest) {
            lowest = low;
        }
        if (high > highest) {
            highest = high;
        }
    }

    void open(Fill fill) {
        BigDecimal more = Wallet.value(fill.price(), fill.quantity());
        opened += fill.quantity();
        openedValue = openedValue.add(more);
        quantity += fill.quantity();
        value = value.add(more);
        fees = plus(fees, fill.fee());
        seen(fill.price(), fill.price());
    }

    /**
     * Closes a part or all of it.
     *
     * @return what an order before this one has closed and nobody was told of
     */
    @Nullable Leaving close(SimulatedOrder by, Fill fill, int bar) {
        seen(fill.price(), fill.price());
        Leaving before = leaving;
        Leaving now = before;
        if (now == null || now.order != by) {
            now = new Leaving(by);
            leaving = now;
        }
        BigDecimal entryPart = part(value, fill.quantity());
        BigDecimal feePart = part(fees, fill.quantity());
        value = value.subtract(entryPart);
        fees = fees.subtract(feePart);
        quantity -= fill.quantity();
        now.quantity += fill.quantity();
        now.entryValue = now.entryValue.add(entryPart);
        now.exitValue = now.exitValue.add(Wallet.value(fill.price(), fill.quantity()));
        now.fees = plus(plus(now.fees, feePart), fill.fee());
        now.atNanos = fill.atNanos();
        now.bar = bar;
        return before == now ? null : before;
    }

    /** What was closed and nobody was told of; from then on it is told. */
    @Nullable Leaving takeLeaving() {
        Leaving left = leaving;
        leaving = null;
        return left;
    }

    /** Parts that add up to the whole. */
    private BigDecimal part(BigDecimal whole, long units) {
        if (units == quantity || whole.signum() == 0) {
            return whole;
        }
        return whole.multiply(BigDecimal.valueOf(units))
                .divide(BigDecimal.valueOf(quantity), SCALE, RoundingMode.DOWN)
                .stripTrailingZeros();
    }

    ClosedTrade trade(Leaving left, SymbolTrading symbol, boolean finished) {
        BigDecimal gross = side() == Side.BUY
                ? left.exitValue.subtract(left.entryValue)
                : left.entryValue.subtract(left.exitValue);
        BigDecimal pnl = left.fees.signum() == 0 ? gross : gross.subtract(left.fees);
        long entryPrice = price(openedValue, opened);
        return new ClosedTrade(
                strategy(),
                symbol.symbol(),
                side(),
                left.quantity,
                entryNanos,
                entryPrice,
                left.atNanos,
                price(left.exitValue, left.quantity),
                left.fees,
                pnl,
                pnl.doubleValue() / left.entryValue.doubleValue() * 100,
                side() == Side.BUY ? movePct(lowest, entryPrice) : -movePct(highest, entryPrice),
                side() == Side.BUY ? movePct(highest, entryPrice) : -movePct(lowest, entryPrice),
                entryBar,
                left.bar,
                finished);
    }

    private static long price(BigDecimal value, long units) {
        return FixedPoint.toUnits(value.divide(FixedPoint.toDecimal(units), FixedPoint.SCALE, RoundingMode.HALF_EVEN));
    }

    private static double movePct(long price, long entryPrice) {
        return ((double) price / entryPrice - 1) * 100;
    }

    private static BigDecimal plus(BigDecimal fees, BigDecimal more) {
        return more.signum() == 0 ? fees : fees.add(more);
    }
}
