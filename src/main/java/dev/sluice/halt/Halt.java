package dev.sluice.halt;

import dev.sluice.vocabulary.Symbol;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The trading state of the desk and the symbols that are paused. Held by the one writer; every change is journaled as
 * the entry that the change gives back.
 */
public final class Halt {
    private TradingState state;
    private final Map<Symbol, String> paused = new TreeMap<>();

    public Halt(TradingState initial) {
        this.state = initial;
    }

    public TradingState state() {
        return state;
    }

    /** Why a symbol takes no new orders, if it is paused. */
    public Optional<String> pause(Symbol symbol) {
        return Optional.ofNullable(paused.get(symbol));
    }

    /** Changes the state; empty if it already is so. */
    public Optional<TradingStateChanged> change(TradingState to, String reason, long atNanos) {
        if (state == to) {
            return Optional.empty();
        }
        TradingStateChanged change = new TradingStateChanged(Optional.of(state), to, reason, atNanos);
        state = to;
        return Optional.of(change);
    }

    /** Stops new orders on one symbol; empty if it already is paused. */
    public Optional<SymbolPaused> pauseSymbol(Symbol symbol, String reason, long atNanos) {
        if (paused.putIfAbsent(symbol, reason) != null) {
            return Optional.empty();
        }
        return Optional.of(new SymbolPaused(symbol, reason, atNanos));
    }
}
