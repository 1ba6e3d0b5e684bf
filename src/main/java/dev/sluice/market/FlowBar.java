package dev.sluice.market;

import dev.sluice.feed.TradeTick;
import java.math.BigDecimal;

/** A delta bar and its footprint while trades are added. */
final class FlowBar {
    private static final long AUTOMATIC_PART = 10_000;

    final long startNanos;
    long endNanos;
    private long open;
    private long high;
    private long low;
    private long last;
    private long trades;
    private final WideSum buy = new WideSum();
    private final WideSum sell = new WideSum();
    private final WideSum unknown = new WideSum();
    private final WideSum volume = new WideSum();
    private final WideSum delta = new WideSum();
    private final WideSum minDelta = new WideSum();
    private final WideSum maxDelta = new WideSum();
    private final Levels levels;

    /** @param stepUnits height of a level, 0 for one that fits the price */
    FlowBar(long startNanos, long endNanos, long price, long stepUnits, int levelsKept) {
        this.startNanos = startNanos;
        this.endNanos = endNanos;
        this.open = price;
        this.high = price;
        this.low = price;
        this.levels = new Levels(stepUnits == 0 ? automaticStep(price) : stepUnits, levelsKept);
    }

    private static long automaticStep(long price) {
        long step = 1;
        while (step <= price / AUTOMATIC_PART / 10) {
            step *= 10;
        }
        return step;
    }

    void add(TradeTick trade) {
        long price = trade.price();
        long quantity = trade.quantity();
        high = Math.max(high, price);
        low = Math.min(low, price);
        last = price;
        trades++;
        switch (trade.aggressor()) {
            case BUY -> {
                buy.add(quantity);
                delta.add(quantity);
                maxDelta.raiseTo(delta);
            }
            case SELL -> {
                sell.add(quantity);
                delta.add(-quantity);
                minDelta.lowerTo(delta);
            }
            case UNKNOWN -> unknown.add(quantity);
        }
        volume.add(quantity);
        levels.add(price, quantity, trade.aggressor());
    }

    /** Adds a later bar. */
    void add(FlowBar later) {
        high = Math.max(high, later.high);
        low = Math.min(low, later.low);
        last = later.last;
        trades += later.trades;
        WideSum reached = new WideSum();
        reached.set(delta);
        reached.add(later.minDelta);
        minDelta.lowerTo(reached);
        reached.set(delta);
        reached.add(later.maxDelta);
        maxDelta.raiseTo(reached);
        buy.add(later.buy);
        sell.add(later.sell);
        unknown.add(later.unknown);
        volume.add(later.volume);
        delta.add(later.delta);
        levels.add(later.levels);
    }

    /** Whether so much base quantity was traded, in 10⁻⁸. */
    boolean hasVolume(long units) {
        return volume.saturated() >= units;
    }

    long trades() {
        return trades;
    }

    /** A bar of a longer time without this one's trades, but for the first price. */
    FlowBar beginningAt(long start, long end, int levelsKept) {
        return new FlowBar(start, end, open, levels.step(), levelsKept);
    }

    /** It has ended; late trades may still come. */
    void trim() {
        levels.trim();
    }

    int levels() {
        return levels.size();
    }

    int coarsened() {
        return levels.coarsened();
    }

    BigDecimal delta() {
        return delta.decimal();
    }

    DeltaBar bar(BigDecimal cumulativeDelta, boolean closed) {
        return new DeltaBar(
                startNanos,
                endNanos,
                open,
                high,
                low,
                last,
                buy.decimal(),
                sell.decimal(),
                unknown.decimal(),
                delta.decimal(),
                minDelta.decimal(),
                maxDelta.decimal(),
                cumulativeDelta,
                levels.step(),
                levels.pointOfControl(),
                trades,
                closed);
    }

    Footprint footprint(BigDecimal cumulativeDelta, boolean closed) {
        return new Footprint(bar(cumulativeDelta, closed), levels.all());
    }
}
