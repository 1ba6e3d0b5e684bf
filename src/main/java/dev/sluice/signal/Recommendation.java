package dev.sluice.signal;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.Optional;

/**
 * What a strategy outside the desk recommends. It enters where the ideas of the desk's own strategies do: it is sized,
 * and the gates decide.
 *
 * @param strategy its name; never {@link SignalDesk#MANUAL}
 * @param confidence from 0 to 1
 * @param entry the worst price that it may trade at; empty for the price that a taker gets now
 * @param stop where it is proven wrong; what it is worth follows from the distance
 * @param target where the profit would be taken; shown, and no order is made of it
 * @param rationale in the strategy's words
 * @param validForNanos how long it may wait for a person at most; more than 0
 */
public record Recommendation(
        RequestKey key,
        String strategy,
        Symbol symbol,
        Side side,
        double confidence,
        Optional<Price> entry,
        Optional<Price> stop,
        Optional<Price> target,
        String rationale,
        Optional<Long> validForNanos) {}
