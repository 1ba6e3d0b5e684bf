package dev.sluice.risk;

import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The orders that were cleared lately, by symbol, as far back as a rule looks. Bounded by the rules themselves: what is
 * throttled cannot pile up, and beyond {@value #LIMIT} of a symbol the oldest are forgotten.
 */
final class RecentOrders {
    /** Length of the throttle's rolling window. */
    static final long MINUTE_NANOS = 60 * UtcNanos.PER_SECOND;

    static final int LIMIT = 100_000;

    private final OrderRules rules;
    private final long keptNanos;
    private final Map<Symbol, ArrayDeque<Cleared>> bySymbol = new HashMap<>();

    private record Cleared(long atNanos, Side side, long quantity, long price) {}

    RecentOrders(OrderRules rules) {
        this.rules = rules;
        this.keptNanos = Math.max(rules.perMinute() > 0 ? MINUTE_NANOS : 0, rules.duplicateNanos());
    }

    /** An order was cleared; in the order of time. Quantity and price are in 10⁻⁸. */
    void cleared(Symbol symbol, Side side, long quantity, long price, long atNanos) {
        if (keptNanos == 0) {
            return;
        }
        ArrayDeque<Cleared> orders = bySymbol.computeIfAbsent(symbol, s -> new ArrayDeque<>());
        while (orders.size() >= LIMIT || !orders.isEmpty() && orders.getFirst().atNanos() <= atNanos - keptNanos) {
            orders.removeFirst();
        }
        orders.addLast(new Cleared(atNanos, side, quantity, price));
    }

    /** Orders of the symbol in the 60 seconds up to now; one that is exactly 60 seconds old is none of them. */
    int lastMinute(Symbol symbol, long nowNanos) {
        ArrayDeque<Cleared> orders = bySymbol.get(symbol);
        if (orders == null) {
            return 0;
        }
        int count = orders.size();
        for (Cleared oldest : orders) {
            if (oldest.atNanos() > nowNanos - MINUTE_NANOS) {
                break;
            }
            count--;
        }
        return count;
    }

    /** How long ago the newest order was that asked for the same; −1 if none did within the window. */
    long sinceSame(SizedProposal sized) {
        ArrayDeque<Cleared> orders = bySymbol.get(sized.symbol());
        if (orders == null) {
            return -1;
        }
        for (Iterator<Cleared> newest = orders.descendingIterator(); newest.hasNext(); ) {
            Cleared order = newest.next();
            long age = sized.nowNanos() - order.atNanos();
            if (age >= rules.duplicateNanos()) {
                break;
            }
            if (order.side() == sized.proposal().side()
                    && order.quantity() == sized.quantity().units()
                    && order.price() == sized.limit().units()) {
                return Math.max(0, age);
            }
        }
        return -1;
    }
}
