package dev.sluice.reconciliation;

import dev.sluice.execution.Order;
import dev.sluice.execution.OrderDesk;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.reconciliation.VenueStatement.VenueTrade;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Symbol;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Our own books: what is compared with the venue's. Read only. */
public record Books(OrderDesk orders, Portfolio portfolio, Map<Symbol, Instrument> instruments) {
    /** Whether the venue may have it. */
    public static boolean hasLeft(Order order) {
        return order.state() != OrderState.PENDING && order.sentNanos() != 0;
    }

    boolean isBooked(VenueTrade trade) {
        return portfolio.isBooked(trade.symbol(), Long.toString(trade.tradeId()));
    }

    /** The assets that the desk buys and sells. */
    Set<Asset> bases() {
        Set<Asset> bases = new HashSet<>();
        instruments.values().forEach(instrument -> bases.add(instrument.base()));
        return bases;
    }

    /** Those and the assets that it pays with. */
    Set<Asset> traded() {
        Set<Asset> traded = bases();
        instruments.values().forEach(instrument -> traded.add(instrument.quote()));
        return traded;
    }
}
