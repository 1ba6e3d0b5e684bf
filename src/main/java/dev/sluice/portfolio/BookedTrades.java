package dev.sluice.portfolio;

import dev.sluice.vocabulary.Symbol;
import java.util.LinkedHashSet;

/**
 * The trades already booked, so that one that comes twice is booked once. Bounded: beyond the limit the oldest are
 * forgotten, long after a stream or a backfill could repeat them; the database's key refuses them even then.
 */
final class BookedTrades {
    static final int LIMIT = 262_144;

    private final LinkedHashSet<String> ids = new LinkedHashSet<>();

    boolean contains(Symbol symbol, String tradeId) {
        return ids.contains(symbol + "/" + tradeId);
    }

    boolean add(Symbol symbol, String tradeId) {
        boolean added = ids.add(symbol + "/" + tradeId);
        if (ids.size() > LIMIT) {
            ids.removeFirst();
        }
        return added;
    }
}
