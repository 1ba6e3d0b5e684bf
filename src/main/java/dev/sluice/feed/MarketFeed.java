package dev.sluice.feed;

import dev.sluice.vocabulary.Symbol;
import java.util.Set;
import java.util.function.Consumer;

/** Where market events come from. */
public interface MarketFeed {
    /**
     * Begins to deliver: of each symbol a {@link DepthSnapshot} and diffs that join it, either of them first (see
     * {@link DepthSequencer}), trades and book tickers, each kind in the order in which it happened; on the feed's own
     * thread, which the consumer must not hold up.
     */
    void start(Set<Symbol> symbols, Consumer<MarketEvent> consumer);

    /** Asks for a new snapshot of a book that lost its sequence. */
    void requestSnapshot(Symbol symbol);

    /** Delivers nothing more. */
    void stop();
}
