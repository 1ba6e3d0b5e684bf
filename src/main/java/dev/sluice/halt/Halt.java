package dev.sluice.halt;

import dev.sluice.vocabulary.Symbol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The trading state of the desk, its kill switch, and the symbols that are paused. Held by the one writer; every change
 * is journaled as the entry that the change gives back.
 *
 * <p>The state is what somebody said, or less while it is suspended: each cause of a suspension ends by itself, and
 * trading comes back when the last has.
 */
public final class Halt {
    /** The cause of a suspension by a comparison with the venue; also of one that an earlier process left. */
    private static final String COMPARISON = "reconciliation";

    private final Map<Symbol, String> paused = new TreeMap<>();
    private final Map<String, TradingState> suspensions = new LinkedHashMap<>();
    private TradingState said;
    private Optional<KillSwitch> killSwitch = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private boolean aligned = true;

    public Halt(TradingState initial) {
        this.said = initial;
    }

    /** As it stood when the process ended; the desk and the venue have yet to be aligned. */
    public static Halt restored(TradingState state, Optional<TradingState> resumes, Optional<KillSwitch> killSwitch) {
        Halt halt = new Halt(resumes.orElse(state));
        resumes.ifPresent(before -> halt.suspensions.put(COMPARISON, state));
        halt.killSwitch = killSwitch;
        halt.aligned = false;
        return halt;
    }

    /** HALTED whatever was said while the kill switch is engaged or the venue's truth is not known yet. */
    public TradingState state() {
        return aligned && !isKilled() ? intended() : TradingState.HALTED;
    }

    /** The state that counts once alignment and kill switch stand in its way no more. */
    public TradingState intended() {
        TradingState least = said;
        for (TradingState suspended : suspensions.values()) {
            least = suspended.compareTo(least) < 0 ? suspended : least;
        }
        return least;
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
    public Optional<TradingStateChanged> change(TradingState to, String why, long atNanos) {
        if (said == to && suspensions.isEmpty()) {
            return Optional.empty();
        }
        TradingState before = intended();
        said = to;
        suspensions.clear();
        return Optional.of(changed(before, why, atNanos));
    }

    /** No more than this state from now on, until somebody changes it; empty if it is no more already. */
    public Optional<TradingStateChanged> limit(TradingState to, String why, long atNanos) {
        if (said.compareTo(to) <= 0) {
            return Optional.empty();
        }
        TradingState before = intended();
        said = to;
        return Optional.of(changed(before, why, atNanos));
    }

    /** HALTED until {@link #resume}, unless somebody says otherwise meanwhile; empty if it is HALTED already. */
    public Optional<TradingStateChanged> suspend(String why, long atNanos) {
        return suspend(COMPARISON, TradingState.HALTED, why, atNanos);
    }

    /** Back to what was before {@link #suspend}; empty if nothing is suspended. */
    public Optional<TradingStateChanged> resume(String why, long atNanos) {
        return resume(COMPARISON, why, atNanos);
    }

    /**
     * No more than this state until the cause {@link #resume resumes}, unless somebody says otherwise meanwhile.
     *
     * @return empty if that changes nothing now
     */
    public Optional<TradingStateChanged> suspend(String cause, TradingState to, String why, long atNanos) {
        TradingState before = intended();
        if (said == TradingState.HALTED || suspensions.putIfAbsent(cause, to) != null || intended() == before) {
            return Optional.empty();
        }
        return Optional.of(changed(before, why, atNanos));
    }

    /** This cause suspends nothing any more; empty if that changes nothing now. */
    public Optional<TradingStateChanged> resume(String cause, String why, long atNanos) {
        TradingState before = intended();
        suspensions.remove(cause);
        return intended() == before ? Optional.empty() : Optional.of(changed(before, why, atNanos));
    }

    private TradingStateChanged changed(TradingState before, String why, long atNanos) {
        TradingState now = intended();
        reason = Optional.of(why);
        return new TradingStateChanged(
                Optional.of(before), now, why, Optional.of(said).filter(state -> state != now), atNanos);
    }

    /** Engages the kill switch; empty if it is engaged already. Only {@link #reset} leads out. */
    public Optional<KillSwitchThrown> engage(String why, String by, long atNanos) {
        return engage(new KillSwitch(true, why, by, atNanos));
    }

    /** Engages the kill switch as it is said; empty if it is engaged already. */
    public Optional<KillSwitchThrown> engage(KillSwitch engaged) {
        return isKilled() ? Optional.empty() : Optional.of(thrown(engaged, TradingState.HALTED));
    }

    /** Back to ACTIVE, with the kill switch disengaged; empty if there was nothing to lead out of. */
    public Optional<KillSwitchThrown> reset(String why, String by, long atNanos) {
        return intended() == TradingState.ACTIVE && !isKilled()
                ? Optional.empty()
                : Optional.of(thrown(new KillSwitch(false, why, by, atNanos), TradingState.ACTIVE));
    }

    private KillSwitchThrown thrown(KillSwitch thrown, TradingState to) {
        killSwitch = Optional.of(thrown);
        said = to;
        suspensions.clear();
        reason = Optional.of(thrown.reason());
        return new KillSwitchThrown(thrown, to);
    }

    /** Stops new orders on one symbol; empty if it already is paused. */
    public Optional<SymbolPaused> pauseSymbol(Symbol symbol, String why, long atNanos) {
        if (paused.putIfAbsent(symbol, why) != null) {
            return Optional.empty();
        }
        return Optional.of(new SymbolPaused(symbol, why, atNanos));
    }

    /** Lets a symbol take new orders again; empty if it was not paused. */
    public Optional<SymbolResumed> resumeSymbol(Symbol symbol, String why, long atNanos) {
        return paused.remove(symbol) == null ? Optional.empty() : Optional.of(new SymbolResumed(symbol, why, atNanos));
    }
}
