package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Market structure as it becomes certain: a fold of closed candles that looks at nothing that comes later, takes
 * nothing back, and whose memory is bounded by its {@link StructureSettings}. Time for a candle does not grow with
 * their number. One thread only.
 *
 * <p>The definitions are in {@code docs/structure.md}; {@link ReferenceStructure} has those of a table made in
 * hindsight.
 */
public final class Structure {
    private final Swings swings;
    private final Breaks bullish;
    private final Breaks bearish;
    private final Trend trend = new Trend();
    private final Gaps gaps;
    private final Liquidity liquidity;
    private final Calendar calendar;
    private long candles;
    private long lastCloseNanos = Long.MIN_VALUE;

    public Structure(StructureSettings settings) {
        swings = new Swings(settings.swingLength());
        bullish = new Breaks(Direction.BULLISH, trend, settings.kept());
        bearish = new Breaks(Direction.BEARISH, trend, settings.kept());
        gaps = new Gaps(settings.kept());
        liquidity = new Liquidity(settings);
        calendar = new Calendar(settings);
    }

    /**
     * Takes the next candle.
     *
     * @return what became certain with it, in this order: times, gaps, liquidity, breaks and order blocks, swings
     * @throws IllegalArgumentException if it does not close after the one before
     */
    public List<StructureEvent> onCandle(CandleClosed candle) {
        if (candle.closeNanos() <= lastCloseNanos) {
            throw new IllegalArgumentException("a candle closes at " + UtcNanos.format(candle.closeNanos())
                    + ", not after the one before, " + UtcNanos.format(lastCloseNanos));
        }
        lastCloseNanos = candle.closeNanos();
        List<StructureEvent> events = new ArrayList<>(4);
        Moment now = new Moment(candles++, candle);
        calendar.on(now, events);
        gaps.on(now, events);
        liquidity.on(now, events);
        bullish.on(now, events);
        bearish.on(now, events);
        swings.on(now);
        swings.turned().ifPresent(swing -> liquidity.onSwing(now, swing, events));
        swings.formed().ifPresent(formed -> {
            events.add(formed);
            Swing swing = formed.swing();
            (swing.kind() == SwingKind.HIGH ? bullish : bearish).onSwing(swing, swings.since(swing));
        });
        return events;
    }

    /** What is known after the last candle. */
    public StructureView view() {
        return new StructureView(
                candles,
                trend.direction(),
                inOrder(Stream.of(bullish.level(), bearish.level()).flatMap(Optional::stream), Swing::candle),
                inOrder(Stream.concat(bullish.blocks(), bearish.blocks()), OrderBlock::candle),
                inOrder(gaps.open(), FairValueGap::candle),
                inOrder(liquidity.pools(), LiquidityPool::firstCandle),
                calendar.sessions(),
                calendar.previous());
    }

    private static <T> List<T> inOrder(Stream<T> items, ToLongFunction<T> candle) {
        return items.sorted(Comparator.comparingLong(candle)).toList();
    }
}
