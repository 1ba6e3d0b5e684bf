package dev.sluice.pipeline;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.Direction;
import dev.sluice.indicator.FairValueGap;
import dev.sluice.indicator.LiquidityPool;
import dev.sluice.indicator.OrderBlock;
import dev.sluice.indicator.PriceRange;
import dev.sluice.indicator.Structure;
import dev.sluice.indicator.StructureEvent;
import dev.sluice.indicator.StructureSettings;
import dev.sluice.indicator.StructureView;
import dev.sluice.indicator.Swing;
import dev.sluice.indicator.SwingKind;
import dev.sluice.operator.MarketStructureView;
import dev.sluice.operator.MarketStructureView.EventView;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Market structure as people see it, worked out from candles when somebody asks. */
final class StructureViews {
    private StructureViews() {}

    static MarketStructureView of(Symbol symbol, CandleInterval interval, List<CandleClosed> candles, int newest) {
        Structure structure = new Structure(StructureSettings.STANDARD);
        List<StructureEvent> events = new ArrayList<>();
        candles.forEach(candle -> events.addAll(structure.onCandle(candle)));
        StructureView view = structure.view();
        return new MarketStructureView(
                symbol.name(),
                interval.toString(),
                view.candles(),
                name(view.trend()),
                view.swings().stream().map(StructureViews::swing).toList(),
                view.blocks().stream().map(StructureViews::block).toList(),
                view.gaps().stream().map(StructureViews::gap).toList(),
                view.pools().stream().map(StructureViews::pool).toList(),
                view.sessions().stream().map(StructureViews::range).toList(),
                view.previous().stream().map(StructureViews::range).toList(),
                events.subList(Math.max(0, events.size() - newest), events.size()).stream()
                        .map(StructureViews::event)
                        .toList());
    }

    private static @Nullable String name(@Nullable Direction direction) {
        return direction == null ? null : direction.name();
    }

    private static MarketStructureView.SwingView swing(Swing swing) {
        return new MarketStructureView.SwingView(
                swing.kind().name(), UtcNanos.format(swing.openNanos()), FixedPoint.format(swing.price()));
    }

    private static MarketStructureView.ZoneView block(OrderBlock block) {
        return zone(block.direction(), block.openNanos(), block.top(), block.bottom());
    }

    private static MarketStructureView.ZoneView gap(FairValueGap gap) {
        return zone(gap.direction(), gap.openNanos(), gap.top(), gap.bottom());
    }

    private static MarketStructureView.ZoneView zone(Direction direction, long openNanos, long top, long bottom) {
        return new MarketStructureView.ZoneView(
                direction.name(), UtcNanos.format(openNanos), FixedPoint.format(top), FixedPoint.format(bottom));
    }

    private static MarketStructureView.PoolView pool(LiquidityPool pool) {
        return new MarketStructureView.PoolView(
                pool.kind().name(), FixedPoint.format(pool.price()), pool.swings());
    }

    private static MarketStructureView.RangeView range(PriceRange range) {
        return new MarketStructureView.RangeView(
                range.name(),
                UtcNanos.format(range.startNanos()),
                UtcNanos.format(range.endNanos()),
                FixedPoint.format(range.open()),
                FixedPoint.format(range.high()),
                FixedPoint.format(range.low()),
                FixedPoint.format(range.close()),
                range.complete());
    }

    private static EventView event(StructureEvent event) {
        return switch (event) {
            case StructureEvent.SwingFormed formed -> level(event, null, formed.swing().price());
            case StructureEvent.StructureBroken broken ->
                level(event, broken.direction(), broken.swing().price());
            case StructureEvent.OrderBlockFormed formed -> block(event, formed.block());
            case StructureEvent.OrderBlockRetested retested -> block(event, retested.block());
            case StructureEvent.OrderBlockMitigated mitigated -> block(event, mitigated.block());
            case StructureEvent.GapFormed formed -> gap(event, formed.gap());
            case StructureEvent.GapMitigated mitigated -> gap(event, mitigated.gap());
            case StructureEvent.GapFilled filled -> gap(event, filled.gap());
            case StructureEvent.LiquidityPooled pooled -> pool(event, pooled.pool());
            case StructureEvent.LiquiditySwept swept -> pool(event, swept.pool());
            case StructureEvent.SessionOpened opened -> range(event, opened.range());
            case StructureEvent.SessionClosed closed -> range(event, closed.range());
            case StructureEvent.PeriodClosed closed -> range(event, closed.range());
            case StructureEvent.PreviousLevelBroken broken -> {
                PriceRange range = broken.range();
                long price = broken.level() == SwingKind.HIGH ? range.high() : range.low();
                yield level(event, broken.level().brokenBy(), price);
            }
        };
    }

    private static EventView block(StructureEvent event, OrderBlock block) {
        return event(event, block.direction(), block.top(), block.bottom());
    }

    private static EventView gap(StructureEvent event, FairValueGap gap) {
        return event(event, gap.direction(), gap.top(), gap.bottom());
    }

    private static EventView pool(StructureEvent event, LiquidityPool pool) {
        return level(event, pool.kind().brokenBy(), pool.price());
    }

    private static EventView range(StructureEvent event, PriceRange range) {
        return event(event, null, range.high(), range.low());
    }

    private static EventView level(StructureEvent event, @Nullable Direction direction, long price) {
        return event(event, direction, price, price);
    }

    private static EventView event(StructureEvent event, @Nullable Direction direction, long top, long bottom) {
        return new EventView(
                event.kind(),
                UtcNanos.format(event.knownNanos()),
                name(direction),
                FixedPoint.format(top),
                FixedPoint.format(bottom));
    }
}
