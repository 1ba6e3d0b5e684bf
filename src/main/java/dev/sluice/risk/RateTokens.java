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

    boolean hasGlobal(long nowNanos) {
        return global.hasToken(nowNanos);
    }

    boolean hasSymbol(Symbol symbol, long nowNanos) {
        TokenBucket bucket = symbols.get(symbol);
        return bucket == null || bucket.hasToken(nowNanos);
    }

    void take(Symbol symbol, long nowNanos) {
        global.take(nowNanos);
        symbols.computeIfAbsent(symbol, s -> new TokenBucket(symbolPerSecond)).take(nowNanos);
    }
}
