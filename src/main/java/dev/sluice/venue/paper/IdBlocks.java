package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps ids unique for ever: the exchange gives only ids from blocks that are reserved in the store, and after a
 * restart it goes on behind everything that was ever reserved. What is left of a block is never used.
 */
final class IdBlocks {
    /** Ids reserved at once; the next block is asked for when half of one is left. */
    static final long BLOCK = 100_000;

    /** Fewer than this left, and a single call of the exchange might use more than there are. */
    private static final long RESERVE = 5_000;

    private static final String ORDERS = "orders";
    private static final String LISTS = "lists";
    private static final String TRADES = "trades:";

    private final PaperExchange exchange;
    private final List<Symbol> symbols;
    private final Map<String, Long> durable = new HashMap<>();
    private final Map<String, Long> asked = new HashMap<>();

    IdBlocks(PaperExchange exchange, List<Symbol> symbols) {
        this.exchange = exchange;
        this.symbols = symbols;
    }

    /** Goes on after what was reserved in earlier runs. */
    void resume(Map<String, Long> reserved) {
        Map<Symbol, Long> trades = new HashMap<>();
        symbols.forEach(symbol -> trades.put(symbol, reserved.getOrDefault(TRADES + symbol, 0L)));
        exchange.resumeIds(reserved.getOrDefault(ORDERS, 0L), trades);
        exchange.resumeListIds(reserved.getOrDefault(LISTS, 0L));
        used().forEach((sequence, last) -> {
            durable.put(sequence, last);
            asked.put(sequence, last);
        });
    }

    /**
     * Asks for more where little is left.
     *
     * @return what was asked for, to be given to {@link #stored} once it is durable; mostly empty
     */
    Map<String, Long> ask(PendingChanges changes) {
        Map<String, Long> more = new HashMap<>();
        used().forEach((sequence, last) -> {
            long upTo = asked.getOrDefault(sequence, 0L);
            if (upTo - last < BLOCK / 2) {
                more.put(sequence, upTo + BLOCK);
            }
        });
        more.forEach(changes::reserve);
        asked.putAll(more);
        return more;
    }

    void stored(Map<String, Long> reserved) {
        durable.putAll(reserved);
    }

    /** @throws IllegalStateException if the store has not kept up, so that the next ids might be given again */
    void requireSome() {
        used().forEach((sequence, last) -> {
            if (durable.getOrDefault(sequence, 0L) - last < RESERVE) {
                throw new IllegalStateException("no reserved ids are left of " + sequence + " after " + last);
            }
        });
    }

    private Map<String, Long> used() {
        Map<String, Long> used = new LinkedHashMap<>();
        used.put(ORDERS, exchange.lastOrderId());
        used.put(LISTS, exchange.lastListId());
        symbols.forEach(symbol -> used.put(TRADES + symbol, exchange.lastTradeId(symbol)));
        return used;
    }
}
