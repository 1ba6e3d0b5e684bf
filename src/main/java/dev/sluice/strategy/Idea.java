package dev.sluice.strategy;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.Optional;

/** What a strategy wants. */
public sealed interface Idea {
    String strategy();

    Symbol symbol();

    /** In the strategy's words, for the journal and for people. */
    String rationale();

    long atNanos();

    /**
     * Open a position.
     *
     * @param entry the price it is decided at; the order may not trade worse than this
     * @param stop where the idea is proven wrong: below the entry for BUY, above it for SELL; the size follows from it,
     *     and without one nothing can be sized
     * @param target where it would take the profit: above the entry for BUY, below it for SELL; what becomes of ideas
     *     is told by it, and no order is made of it
     * @param confidence from 0 to 1
     */
    record Enter(
            String strategy,
            Symbol symbol,
            Side side,
            Price entry,
            Optional<Price> stop,
            Optional<Price> target,
            double confidence,
            String rationale,
            long atNanos)
            implements Idea {
        /** Without a target. */
        public Enter(
                String strategy,
                Symbol symbol,
                Side side,
                Price entry,
                Optional<Price> stop,
                double confidence,
                String rationale,
                long atNanos) {
            this(strategy, symbol, side, entry, stop, Optional.empty(), confidence, rationale, atNanos);
        }
    }

    /** Close the position, at the market. */
    record Exit(String strategy, Symbol symbol, String rationale, long atNanos) implements Idea {}
}
