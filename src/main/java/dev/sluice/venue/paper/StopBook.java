package dev.sluice.venue.paper;

import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one instrument that wait for the price of a trade to reach their stop price ({@code rest-api.md}, "New
 * order": STOP_LOSS of BUY and TAKE_PROFIT of SELL wait above the market, the others below). Those whose stop price is
 * reached first go first, then the older ones.
 */
final class StopBook {
    private final TreeSet<PaperOrder> above =
            new TreeSet<>(Comparator.comparing(PaperOrder::stopUnits).thenComparing(PaperOrder::number));
    private final TreeSet<PaperOrder> below =
            new TreeSet<>(Comparator.comparing(PaperOrder::stopUnits).reversed().thenComparing(PaperOrder::number));

    /** Whether orders of this type and side wait for the price to rise. */
    static boolean waitsAbove(OrderType type, Side side) {
        boolean stopLoss = type == OrderType.STOP_LOSS || type == OrderType.STOP_LOSS_LIMIT;
        return stopLoss == (side == Side.BUY);
    }

    /** Whether a trade at this price reaches the stop price; zero is no trade. */
    static boolean reached(PaperOrder order, long lastPriceUnits) {
        if (lastPriceUnits == 0) {
            return false;
        }
        long stop = order.terms().options().stopPrice().map(Price::units).orElse(0L);
        return waitsAbove(order.terms().type(), order.side) ? lastPriceUnits >= stop : lastPriceUnits <= stop;
    }

    void add(PaperOrder order) {
        side(order).add(order);
    }

    void remove(PaperOrder order) {
        if (!side(order).remove(order)) {
            throw new IllegalStateException("order " + order.number() + " does not wait for its stop price");
        }
    }

    /** The order that a last trade at this price wakes up next, if any. */
    @Nullable PaperOrder next(long lastPriceUnits) {
        if (!above.isEmpty() && reached(above.first(), lastPriceUnits)) {
            return above.first();
        }
        return !below.isEmpty() && reached(below.first(), lastPriceUnits) ? below.first() : null;
    }

    private TreeSet<PaperOrder> side(PaperOrder order) {
        return waitsAbove(order.terms().type(), order.side) ? above : below;
    }
}
