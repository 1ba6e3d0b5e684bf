package dev.sluice.backtest;

import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What one fill opened, as far as it is not closed yet. */
final class Lot {
    private static final int FEE_SCALE = 24;

    private final String strategy;
    private final Side side;
    private final long entryNanos;
    private final long entryPrice;
    private final int entryBar;
    private final SimulatedOrder.Bracket bracket;
    private final boolean waited;
    private long quantity;
    private BigDecimal fees;
    private long lowest;
    private long highest;

    /** @param waited whether the order was waiting at its price */
    Lot(SimulatedOrder order, Fill fill, int entryBar, boolean waited) {
        this.waited = waited;
        this.strategy = order.strategy();
        this.side = order.side();
        this.bracket = order.bracket();
        this.entryNanos = fill.atNanos();
        this.entryPrice = fill.price();
        this.entryBar = entryBar;
        this.quantity = fill.quantity();
        this.fees = fill.fee();
        this.lowest = fill.price();
        this.highest = fill.price();
    }

    /** Price and quantity in 10⁻⁸. */
    record Fill(long atNanos, long price, long quantity, BigDecimal fee) {}

    String strategy() {
        return strategy;
    }

    Side side() {
        return side;
    }

    long quantity() {
        return quantity;
    }

    long entryPrice() {
        return entryPrice;
    }

    long entryNanos() {
        return entryNanos;
    }

    int entryBar() {
        return entryBar;
    }

    SimulatedOrder.Bracket bracket() {
        return bracket;
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

    /** Worst move against it, in percent of the entry price; 0 or less. */
    double maePct() {
        return side == Side.BUY ? movePct(lowest) : -movePct(highest);
    }

    /** Best move for it, in percent of the entry price; 0 or more. */
    double mfePct() {
        return side == Side.BUY ? movePct(highest) : -movePct(lowest);
    }

    private double movePct(long price) {
        return ((double) price / entryPrice - 1) * 100;
    }

    /** Takes units away and gives back their part of the entry's fees; the parts add up to the whole. */
    BigDecimal take(long units) {
        BigDecimal part = units == quantity
                ? fees
                : fees.multiply(BigDecimal.valueOf(units))
                        .divide(BigDecimal.valueOf(quantity), FEE_SCALE, RoundingMode.DOWN);
        fees = fees.subtract(part);
        quantity -= units;
        return part;
    }
}
