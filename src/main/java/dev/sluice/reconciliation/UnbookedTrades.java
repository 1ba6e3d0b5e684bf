package dev.sluice.reconciliation;

import dev.sluice.execution.VenueOrder;
import dev.sluice.reconciliation.VenueStatement.Stranger;
import dev.sluice.reconciliation.VenueStatement.VenueTrade;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The trades of a statement that are not booked here.
 *
 * @param pending of orders of ours whose trades do not add up yet, or of orders that the venue cannot name: its query
 *     side lags, so that proves nothing before the horizon
 * @param foreign of nobody here
 */
record UnbookedTrades(List<VenueTrade> pending, List<VenueTrade> foreign) {
    static UnbookedTrades of(Books books, VenueStatement statement, long horizonNanos) {
        Set<VenueOrderId> ours = new HashSet<>();
        Set<VenueOrderId> theirs = new HashSet<>();
        for (VenueOrder order : statement.orders()) {
            boolean known = books.orders().find(order.clientOrderId()).isPresent();
            (known ? ours : theirs).add(order.venueOrderId());
        }
        statement.strangers().stream().map(Stranger::venueOrderId).forEach(theirs::add);
        List<VenueTrade> pending = new ArrayList<>();
        List<VenueTrade> foreign = new ArrayList<>();
        for (VenueTrade trade : statement.trades()) {
            if (!books.isBooked(trade)) {
                boolean settled = statement.atNanos() - trade.atNanos() >= horizonNanos;
                boolean nobodys =
                        theirs.contains(trade.venueOrderId()) || settled && !ours.contains(trade.venueOrderId());
                (nobodys ? foreign : pending).add(trade);
            }
        }
        return new UnbookedTrades(pending, foreign);
    }

    /** Up to which trade of each symbol everything is booked or told; what is pending is read again. */
    Map<Symbol, Long> readUpTo(VenueStatement statement) {
        Map<Symbol, Long> cursors = new HashMap<>(statement.newestTrades());
        pending.forEach(trade -> cursors.merge(trade.symbol(), trade.tradeId() - 1, Math::min));
        return cursors;
    }

    /** What the pending ones move. */
    Set<Asset> moving(Map<Symbol, Instrument> instruments) {
        Set<Asset> moving = new HashSet<>();
        for (VenueTrade trade : pending) {
            Instrument instrument = instruments.get(trade.symbol());
            if (instrument != null) {
                moving.add(instrument.base());
                moving.add(instrument.quote());
                moving.add(trade.commission().asset());
            }
        }
        return moving;
    }
}
