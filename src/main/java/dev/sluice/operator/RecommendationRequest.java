package dev.sluice.operator;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a strategy outside the desk recommends, well formed.
 *
 * @param idempotencyKey 1 to 128 printable ASCII characters; the same key never makes a second order
 * @param bodyHash of the request, to tell a repetition from another request under the same key
 * @param by the role of who asks
 */
public record RecommendationRequest(String idempotencyKey, String bodyHash, String by, View view) {
    /**
     * What it says about the market.
     *
     * @param confidence from 0 to 1
     * @param entry the worst price that it may trade at
     * @param stop where it is proven wrong
     * @param target where the profit would be taken
     * @param validForNanos how long it may wait for a person at most
     */
    public record View(
            String strategy,
            Symbol symbol,
            Side side,
            BigDecimal confidence,
            Optional<Price> entry,
            Optional<Price> stop,
            Optional<Price> target,
            String rationale,
            Optional<Long> validForNanos) {}
}
