package dev.sluice.market;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.CandleInterval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest delta bars of one symbol, with their footprints, from its trades: bars of time, of trades or of volume
 * ({@link BarRule}). An interval without trades has no bar.
 *
 * <p>A bar of time gets the trades that were traded in it, in the order in which they came; one that comes late still
 * enters its own bar, unless that is older than all that are kept. Bars of trades and of volume know no late trades:
 * what counts there is the order in which trades came.
 */
public final class DeltaBars {
    private final BarRule rule;
    private final @Nullable CandleInterval interval;
    private final long tradesMost;
    private final long volumeMost;
    private final FlowRules kept;
    private final TreeMap<Long, FlowBar> bars = new TreeMap<>();
    private final WideSum cumulative = new WideSum();
    private @Nullable FlowBar growing;
    private long begun;
    private long evictedNanos = Long.MIN_VALUE;
    private long late;
    private long dropped;
    private long coarsened;

    /** @param kept how much is kept; which bars it names is of no importance here */
    public DeltaBars(BarRule rule, FlowRules kept) {
        this.rule = rule;
        this.kept = kept;
        this.interval = rule instanceof BarRule.Time time ? time.interval() : null;
        this.tradesMost = rule instanceof BarRule.Trades trades ? trades.count() : Long.MAX_VALUE;
        this.volumeMost = rule instanceof BarRule.Volume volume ? volume.units() : Long.MAX_VALUE;
    }

    public BarRule rule() {
        return rule;
    }

    /** Folds a trade in; gives back the bar that ended by it: the one before it, or the one that it completed. */
    public Optional<DeltaBar> add(TradeTick trade) {
        return interval == null ? addInTurn(trade) : addInTime(trade, interval);
    }

    private Optional<DeltaBar> addInTurn(TradeTick trade) {
        FlowBar bar = growing;
        if (bar == null) {
            bar = begin(begun, trade.tradedNanos(), trade.tradedNanos(), trade.price());
        }
        bar.endNanos = trade.tradedNanos();
        fold(trade, bar);
        boolean ends = rule instanceof BarRule.Volume ? bar.hasVolume(volumeMost) : bar.trades() >= tradesMost;
        return ends ? Optional.of(end(bar)) : Optional.empty();
    }

    private Optional<DeltaBar> addInTime(TradeTick trade, CandleInterval each) {
        long at = trade.tradedNanos();
        FlowBar bar = growing;
        if (bar != null && at >= bar.startNanos && at < bar.endNanos) {
            fold(trade, bar);
            return Optional.empty();
        }
        if (bar != null && at < bar.startNanos) {
            addLate(trade, each);
            return Optional.empty();
        }
        Optional<DeltaBar> ended = Optional.ofNullable(bar).map(this::end);
        long start = each.startOf(at);
        fold(trade, begin(start, start, each.endOf(at), trade.price()));
        return ended;
    }

    private void addLate(TradeTick trade, CandleInterval each) {
        late++;
        long start = each.startOf(trade.tradedNanos());
        FlowBar bar = bars.get(start);
        if (bar == null && start < evictedNanos) {
            dropped++;
            return;
        }
        FlowBar newest = growing;
        fold(trade, bar == null ? begin(start, start, each.endOf(start), trade.price()) : bar);
        growing = newest;
    }

    private void fold(TradeTick trade, FlowBar bar) {
        switch (trade.aggressor()) {
            case BUY -> cumulative.add(trade.quantity());
            case SELL -> cumulative.add(-trade.quantity());
            case UNKNOWN -> {
                // in no delta
            }
        }
        bar.add(trade);
    }

    private FlowBar begin(long key, long startNanos, long endNanos, long price) {
        FlowBar bar = new FlowBar(startNanos, endNanos, price, kept.stepUnits(), kept.levelsKept());
        growing = bar;
        begun++;
        bars.put(key, bar);
        if (bars.size() > kept.barsKept()) {
            FlowBar oldest = bars.pollFirstEntry().getValue();
            evictedNanos = oldest.endNanos;
            coarsened += oldest.coarsened();
        }
        return bar;
    }

    private DeltaBar end(FlowBar bar) {
        growing = null;
        bar.trim();
        return bar.bar(cumulative.decimal(), true);
    }

    /** The newest bars, oldest first; the last one may still grow. */
    public List<DeltaBar> newest(int limit) {
        return shown(bars, limit, FlowBar::bar);
    }

    /** The same with their levels. */
    public List<Footprint> footprints(int limit) {
        return shown(bars, limit, FlowBar::footprint);
    }

    /**
     * Bars of a longer time, put together of these.
     *
     * @throws IllegalArgumentException if these are not bars of time that fill it
     */
    public List<DeltaBar> newest(CandleInterval longer, int limit) {
        return shown(rolledUp(longer), limit, FlowBar::bar);
    }

    /** Footprints of a longer time; errors as {@link #newest(CandleInterval, int)}. */
    public List<Footprint> footprints(CandleInterval longer, int limit) {
        return shown(rolledUp(longer), limit, FlowBar::footprint);
    }

    /** Whether bars of that time can be put together of these. */
    public boolean fill(CandleInterval longer) {
        return interval != null && longer.isMadeOf(interval);
    }

    private NavigableMap<Long, FlowBar> rolledUp(CandleInterval longer) {
        if (!fill(longer)) {
            throw new IllegalArgumentException("bars of " + longer + " cannot be made of bars of " + rule);
        }
        if (longer.equals(interval)) {
            return bars;
        }
        NavigableMap<Long, FlowBar> byStart = new TreeMap<>();
        for (FlowBar part : bars.values()) {
            long start = longer.startOf(part.startNanos);
            byStart.computeIfAbsent(start, key -> part.beginningAt(key, longer.endOf(key), kept.levelsKept()))
                    .add(part);
        }
        return byStart;
    }

    private interface View<T> {
        T of(FlowBar bar, BigDecimal cumulativeDelta, boolean closed);
    }

    private <T> List<T> shown(NavigableMap<Long, FlowBar> from, int limit, View<T> view) {
        List<T> newestFirst = new ArrayList<>();
        BigDecimal reached = cumulative.decimal();
        boolean closed = growing == null;
        for (FlowBar bar : from.descendingMap().values()) {
            if (newestFirst.size() == limit) {
                break;
            }
            newestFirst.add(view.of(bar, reached, closed));
            reached = reached.subtract(bar.delta());
            closed = true;
        }
        return List.copyOf(newestFirst.reversed());
    }

    /** Bars kept. */
    public int size() {
        return bars.size();
    }

    /** Levels kept of all bars. */
    public int levels() {
        return bars.values().stream().mapToInt(FlowBar::levels).sum();
    }

    /** Trades that came when a later interval had begun. */
    public long late() {
        return late;
    }

    /** Those of them that were too late to be kept; they are in no bar and in no delta. */
    public long dropped() {
        return dropped;
    }

    /** How often the levels of a bar were too many, and were put together. */
    public long coarsened() {
        return coarsened + bars.values().stream().mapToLong(FlowBar::coarsened).sum();
    }
}
