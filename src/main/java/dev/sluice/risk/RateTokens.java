package dev.sluice.risk;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Token buckets, one for all orders and one per symbol. Looking takes nothing. */
final class RateTokens {
    /** The bucket of all orders. */
    static final String GLOBAL = "*";

    private final TokenBucket global;
    private final int symbolPerSecond;
    private final Map<String, TokenBucket> symbols = new HashMap<>();

    RateTokens(int globalPerSecond, int symbolPerSecond) {
        this.global = new TokenBucket(globalPerSecond);
        this.symbolPerSecond = symbolPerSecond;
    }

    /** Takes over what an earlier process left. */
    void restore(List<ProjectedRow> rows) {
        rows.forEach(row -> bucket(row.text("bucket")).restore(row));
    }

    /** Whole tokens left for all symbols together. */
    long global(long nowNanos) {
        return global.tokens(nowNanos);
    }

    /** Whole tokens left for a symbol. */
    long symbol(Symbol symbol, long nowNanos) {
        TokenBucket bucket = symbols.get(symbol.name());
        return bucket == null ? symbolPerSecond : bucket.tokens(nowNanos);
    }

    /** Takes one of each; how both buckets stand then. */
    List<TokenBucket.Level> take(Symbol symbol, long nowNanos) {
        TokenBucket own = bucket(symbol.name());
        global.take(nowNanos);
        own.take(nowNanos);
        return List.of(global.level(GLOBAL), own.level(symbol.name()));
    }

    private TokenBucket bucket(String name) {
        return name.equals(GLOBAL) ? global : symbols.computeIfAbsent(name, any -> new TokenBucket(symbolPerSecond));
    }
}
