package dev.sluice.risk;

import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.Map;

/** Token buckets, one for all orders and one per symbol. Looking takes nothing. */
final class RateTokens {
    private final TokenBucket global;
    private final int symbolPerSecond;
    private final Map<Symbol, TokenBucket> symbols = new HashMap<>();

    RateTokens(int globalPerSecond, int symbolPerSecond) {
        this.global = new TokenBucket(globalPerSecond);
        this.symbolPerSecond = symbolPerSecond;
    }

    /** Whole tokens left for all symbols together. */
    long global(long nowNanos) {
        return global.tokens(nowNanos);
    }

    /** Whole tokens left for a symbol. */
    long symbol(Symbol symbol, long nowNanos) {
        TokenBucket bucket = symbols.get(symbol);
        return bucket == null ? symbolPerSecond : bucket.tokens(nowNanos);
    }

    void take(Symbol symbol, long nowNanos) {
        global.take(nowNanos);
        symbols.computeIfAbsent(symbol, s -> new TokenBucket(symbolPerSecond)).take(nowNanos);
    }
}
