package dev.sluice.halt;

import dev.sluice.vocabulary.Symbol;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The trading state of the desk, its kill switch, and the symbols that are paused. Held by the one writer; every change
 * is journaled as the entry that the change gives back.
 */
public final class Halt {
    private final Map<Symbol, String> paused = new TreeMap<>();
    private TradingState state;
    private Optional<KillSwitch> killSwitch = Optional.empty();
    private Optional<TradingState> resumes = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private boolean aligned = true;

    public Halt(TradingState initial) {
        this.state = initial;
    }

    /** As it stood when the process ended; the desk and the venue have yet to be aligned. */
    public static Halt restored(TradingState state, Optional<TradingState> resumes, Optional<KillSwitch> killSwitch) {
        Halt halt = new Halt(state);
        halt.resumes = resumes;
        halt.killSwitch = killSwitch;
        halt.aligned = false;
        return halt;
    }

    /** HALTED whatever was said while the kill switch is engaged or the venue's truth is not known yet. */
    public TradingState state() {
        return aligned && !isKilled() ? state : TradingState.HALTED;
    }

    /** The state that counts once alignment and kill switch stand in its way no more. */
    public TradingState intended() {
        return state;
    }

    /** Why it is as it is, if anybody said so. */
    public Optional<String> reason() {
        return reason;
    }

    /** As an earlier process said why. */
    public Halt because(Optional<String> why) {
        reason = why;
        return this;
    }

    /** Whether the kill switch is engaged. */
    public boolean isKilled() {
        return killSwitch.filter(KillSwitch::engaged).isPresent();
    }

    /** How the switch was thrown last; empty if it never was. */
    public Optional<KillSwitch> killSwitch() {
        return killSwitch;
    }

    /** Whether what we believe was compared with the venue since the start. */
    public boolean isAligned() {
        return aligned;
    }

    /** What we believe is what the venue says: trading may go on as it was. */
    public void markAligned() {
        aligned = true;
    }

    /** Why a symbol takes no new orders, if it is paused. */
    public Optional<String> pause(Symbol symbol) {
        return Optional.ofNullable(paused.get(symbol));
    }

    /** Changes the state, until somebody changes it again; empty if it already is so. */
    public Optional<TradingStateChanged> change(TradingState to, String reason, long atNanos) {
        if (state == to && resumes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(changed(to, reason, Optional.empty(), atNanos));
    }

    /** HALTED until {@link #resume}, unless somebody says otherwise meanwhile; empty if it is HALTED already. */
    public Optional<TradingStateChanged> suspend(String reason, long atNanos) {
        return state == TradingState.HALTED
                ? Optional.empty()
                : Optional.of(changed(TradingState.HALTED, reason, Optional.of(state), atNanos));
    }

    /** Back to what was before {@link #suspend}; empty if nothing is suspended. */
    public Optional<TradingStateChanged> resume(String reason, long atNanos) {
        return resumes.map(before -> changed(before, reason, Optional.empty(), atNanos));
    }

    private TradingStateChanged changed(
            TradingState to, String reason, Optional<TradingState> comesBack, long atNanos) {
        TradingStateChanged change = new TradingStateChanged(Optional.of(state), to, reason, comesBack, atNanos);
        state = to;
        resumes = comesBack;
        this.reason = Optional.of(reason);
        return change;
    }

    /** Engages the kill switch; empty if it is engaged already. Only {@link #reset} leads out. */
    public Optional<KillSwitchThrown> engage(String reason, String by, long atNanos) {
        return isKilled() ? Optional.empty() : Optional.of(thrown(true, TradingState.HALTED, reason, by, atNanos));
    }

    /** Back to ACTIVE, with the kill switch disengaged; empty if there was nothing to lead out of. */
    public Optional<KillSwitchThrown> reset(String reason, String by, long atNanos) {
        return state == TradingState.ACTIVE && !isKilled()
                ? Optional.empty()
                : Optional.of(thrown(false, TradingState.ACTIVE, reason, by, atNanos));
    }

    private KillSwitchThrown thrown(boolean engaged, TradingState to, String reason, String by, long atNanos) {
        KillSwitch thrown = new KillSwitch(engaged, reason, by, atNanos);
        killSwitch = Optional.of(thrown);
        state = to;
        resumes = Optional.empty();
        this.reason = Optional.of(reason);
        return new KillSwitchThrown(thrown, to);
    }

    /** Stops new orders on one symbol; empty if it already is paused. */
    public Optional<SymbolPaused> pauseSymbol(Symbol symbol, String reason, long atNanos) {
        if (paused.putIfAbsent(symbol, reason) != null) {
            return Optional.empty();
        }
        return Optional.of(new SymbolPaused(symbol, reason, atNanos));
    }

    /** Lets a symbol take new orders again; empty if it was not paused. */
    public Optional<SymbolResumed> resumeSymbol(Symbol symbol, String reason, long atNanos) {
        return paused.remove(symbol) == null
                ? Optional.empty()
                : Optional.of(new SymbolResumed(symbol, reason, atNanos));
    }
}
