package dev.sluice.pipeline;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.market.SymbolMarket;
import dev.sluice.strategy.Holding;
import dev.sluice.strategy.Idea;
import dev.sluice.strategy.Inputs;
import dev.sluice.strategy.Strategy;
import dev.sluice.strategy.StrategyState;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One strategy on the desk: whether it is asked, how warm it is on each symbol, and what it has done. One that throws
 * is asked no more: its state cannot be trusted, and the desk goes on.
 */
final class StrategySlot {
    /** States of shorter candles are not kept: they would fill the journal, and are warm again in no time. */
    private static final long SHORTEST_KEPT_NANOS = 60 * UtcNanos.PER_SECOND;

    private final StrategyPolicy policy;
    private final String name;
    private final String setting;
    private final Map<Symbol, Progress> bySymbol = new HashMap<>();
    private final Map<Symbol, ProjectedRow> stored = new HashMap<>();
    private final StrategyCounts counts = new StrategyCounts();
    private Strategy strategy;
    private Inputs inputs;
    private boolean enabled;
    private Optional<String> failure = Optional.empty();
    private Optional<StrategyChanged> changed = Optional.empty();

    /** How far it has come on a symbol. */
    private static final class Progress {
        private final SymbolCandles candles;
        private long seen;
        private boolean restored;

        Progress(SymbolCandles candles) {
            this.candles = candles;
        }
    }

    StrategySlot(Strategy strategy, StrategyPolicy policy) {
        this.strategy = strategy;
        this.policy = policy;
        this.name = strategy.name();
        this.inputs = strategy.inputs();
        this.enabled = policy.enabled();
        this.setting = policy.interval() + " " + policy.parameters();
    }

    String name() {
        return name;
    }

    StrategyPolicy policy() {
        return policy;
    }

    Inputs inputs() {
        return inputs;
    }

    boolean isEnabled() {
        return enabled;
    }

    /** What it threw, if it is off because of that. */
    Optional<String> failure() {
        return failure;
    }

    StrategyCounts counts() {
        return counts;
    }

    /** What a person has said last. */
    Optional<StrategyChanged> changed() {
        return changed;
    }

    boolean isAskedAbout(Symbol symbol) {
        return enabled
                && failure.isEmpty()
                && (policy.symbols().isEmpty() || policy.symbols().contains(symbol));
    }

    /** Whether what it wants on this symbol means anything yet, before it is told of the candle at hand. */
    boolean isWarm(Symbol symbol) {
        return inputs.warmUpCandles() == 0 || seen(symbol) >= inputs.warmUpCandles();
    }

    /** Candles that it has seen. */
    long seen(Symbol symbol) {
        Progress progress = bySymbol.get(symbol);
        return progress == null ? 0 : progress.seen;
    }

    /** Whether it went on from what an earlier process had left. */
    boolean isRestored(Symbol symbol) {
        Progress progress = bySymbol.get(symbol);
        return progress != null && progress.restored;
    }

    /** Candles that are over with this event; none if it wants none. */
    List<CandleClosed> candles(MarketEvent event, SymbolMarket market) {
        if (!inputs.candles()) {
            return List.of();
        }
        Progress progress = bySymbol.get(event.symbol());
        if (progress == null) {
            progress =
                    new Progress(new SymbolCandles(event.symbol(), policy.interval(), market, event.receivedNanos()));
            bySymbol.put(event.symbol(), progress);
        }
        return progress.candles.on(event, market);
    }

    /** What it wants; empty and {@link #failure} if it threw. */
    List<Idea> ask(MarketEvent event, SymbolMarket market, Holding holding) {
        try {
            if (event instanceof CandleClosed candle) {
                takeOver(candle);
            }
            return strategy.onEvent(event, market, holding);
        } catch (RuntimeException e) {
            failure = Optional.of(e.toString());
            return List.of();
        }
    }

    /** It has been told of a candle; its state, where it gives one. */
    Optional<JournalEntry> seen(CandleClosed candle) {
        Progress progress = bySymbol.get(candle.symbol());
        if (progress == null) {
            return Optional.empty();
        }
        progress.seen++;
        if (failure.isPresent() || candle.closeNanos() - candle.openNanos() < SHORTEST_KEPT_NANOS) {
            return Optional.empty();
        }
        try {
            return strategy.state(candle.symbol())
                    .map(state -> new StrategyStateKept(
                            name,
                            candle.symbol(),
                            setting,
                            state,
                            progress.seen,
                            candle.closeNanos(),
                            candle.receivedNanos()));
        } catch (RuntimeException e) {
            failure = Optional.of(e.toString());
            return Optional.empty();
        }
    }

    /** A person changed it; one that is switched on anew begins without state, because it has missed things. */
    StrategyChanged change(
            Optional<Boolean> wanted, Optional<BigDecimal> capitalPct, String reason, String by, long nowNanos) {
        boolean on = wanted.orElse(enabled);
        if (on && wanted.isPresent() && (!enabled || failure.isPresent())) {
            failure = Optional.empty();
            bySymbol.clear();
            policy.anew().ifPresent(maker -> {
                strategy = maker.get();
                inputs = strategy.inputs();
            });
        }
        enabled = on;
        StrategyChanged entry = new StrategyChanged(name, on, policy.enabled(), capitalPct, reason, by, nowNanos);
        changed = Optional.of(entry);
        return entry;
    }

    /** What a person had said; a configuration that has changed since prevails over whether it runs. */
    void restore(StrategyChanged earlier) {
        changed = Optional.of(earlier);
        if (earlier.configured() == policy.enabled()) {
            enabled = earlier.enabled();
        }
    }

    /** A state that an earlier process kept; it is taken over by the first candle that continues it. */
    void restoreState(ProjectedRow row) {
        if (row.text("setting").equals(setting)) {
            stored.put(new Symbol(row.text("symbol")), row);
        }
    }

    /** One candle may be missing, that in which the process was started: nobody has seen all of it. */
    private void takeOver(CandleClosed candle) {
        ProjectedRow row = stored.remove(candle.symbol());
        Progress progress = bySymbol.get(candle.symbol());
        if (row == null || progress == null) {
            return;
        }
        long missing = candle.openNanos() - UtcNanos.parse(row.text("closedAt"));
        if (missing < 0 || missing > candle.closeNanos() - candle.openNanos()) {
            return;
        }
        StrategyState state = new StrategyState(Integer.parseInt(row.text("version")), row.text("state"));
        if (strategy.restore(candle.symbol(), state)) {
            progress.seen = Long.parseLong(row.text("candles"));
            progress.restored = true;
        }
    }
}
