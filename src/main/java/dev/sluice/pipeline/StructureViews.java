package dev.sluice.pipeline;

import dev.sluice.feed.CandleClosed;
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
import dev.sluice.market.Candle;
import dev.sluice.market.Markets;
import dev.sluice.operator.MarketStructureView;
import dev.sluice.operator.MarketStructureView.EventView;
import dev.sluice.operator.MarketStructureView.PoolView;
import dev.sluice.operator.MarketStructureView.RangeView;
import dev.sluice.operator.MarketStructureView.SwingView;
import dev.sluice.operator.MarketStructureView.ZoneView;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Market structure as people see it: folded anew of the candles that are kept, whenever somebody asks. */
final class StructureViews {
    private static final int CANDLES_MAX = 1_440;
    private static final int EVENTS_MAX = 200;

    private StructureViews() {}

    /** The candles that are whole and over, oldest first. On the desk's loop, because it reads live state. */
    static List<CandleClosed> candles(Markets markets, Symbol symbol, CandleInterval interval, long nowNanos) {
        return markets
                .of(symbol)
                .map(market -> market.candles().newest(interval, CANDLES_MAX))
                .orElse(List.of())
                .stream()
                .filter(candle -> candle.complete() && candle.closeNanos() <= nowNanos)
                .map(candle -> closed(symbol, candle))
                .toList();
    }

    private static CandleClosed closed(Symbol symbol, Candle candle) {
        return new CandleClosed(
                symbol,
                candle.closeNanos(),
                candle.openNanos(),
                candle.closeNanos(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.quoteVolume(),
                candle.trades(),
                candle.takerBuyVolume(),
                candle.takerBuyQuoteVolume());
    }

    /** Takes a few milliseconds: not for the desk's loop. */
    static MarketStructureView of(Symbol symbol, CandleInterval interval, int swing, List<CandleClosed> candles) {
        Structure structure = new Structure(StructureSettings.STANDARD.withSwingLength(swing));
        List<StructureEvent> events = new ArrayList<>();
        candles.forEach(candle -> events.addAll(structure.onCandle(candle)));
        StructureView view = structure.view();
        return new MarketStructureView(
                symbol.name(),
                interval.toString(),
                candles.size(),
                view.trend() == null ? null : view.trend().name(),
                view.swings().stream().map(StructureViews::swing).toList(),
                view.blocks().stream().map(StructureViews::block).toList(),
                view.gaps().stream().map(StructureViews::gap).toList(),
                view.pools().stream().map(StructureViews::pool).toList(),
                view.sessions().stream().map(StructureViews::range).toList(),
                view.previous().stream().map(StructureViews::range).toList(),
                events.subList(Math.max(0, events.size() - EVENTS_MAX), events.size()).stream()
                        .map(StructureViews::event)
                        .toList());
    }

    private static SwingView swing(Swing swing) {
        return new SwingView(swing.kind().name(), UtcNanos.format(swing.openNanos()), FixedPoint.format(swing.price()));
    }

    private static ZoneView block(OrderBlock block) {
        return new ZoneView(
                block.direction().name(),
                UtcNanos.format(block.openNanos()),
                FixedPoint.format(block.top()),
                FixedPoint.format(block.bottom()));
    }

    private static ZoneView gap(FairValueGap gap) {
        return new ZoneView(
                gap.direction().name(),
                UtcNanos.format(gap.openNanos()),
                FixedPoint.format(gap.top()),
                FixedPoint.format(gap.bottom()));
    }

    private static PoolView pool(LiquidityPool pool) {
        return new PoolView(pool.kind().name(), FixedPoint.format(pool.price()), pool.swings());
    }

    private static RangeView range(PriceRange range) {
        return new RangeView(
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
            case StructureEvent.SwingFormed formed -> at(event, formed.swing());
            case StructureEvent.StructureBroken broken -> at(event, broken.swing());
            case StructureEvent.OrderBlockFormed formed -> in(event, formed.block());
            case StructureEvent.OrderBlockRetested retested -> in(event, retested.block());
            case StructureEvent.OrderBlockMitigated mitigated -> in(event, mitigated.block());
            case StructureEvent.GapFormed formed -> in(event, formed.gap());
            case StructureEvent.GapMitigated mitigated -> in(event, mitigated.gap());
            case StructureEvent.GapFilled filled -> in(event, filled.gap());
            case StructureEvent.LiquidityPooled pooled ->
                view(event, null, pooled.pool().price(), pooled.pool().price());
            case StructureEvent.LiquiditySwept swept ->
                view(event, null, swept.pool().price(), swept.pool().price());
            case StructureEvent.SessionOpened opened -> in(event, opened.range());
            case StructureEvent.SessionClosed closed -> in(event, closed.range());
            case StructureEvent.PeriodClosed closed -> in(event, closed.range());
            case StructureEvent.PreviousLevelBroken broken -> level(broken);
        };
    }

    private static EventView level(StructureEvent.PreviousLevelBroken broken) {
        PriceRange range = broken.range();
        long price = broken.level() == SwingKind.HIGH ? range.high() : range.low();
        return view(broken, range.startNanos(), price, price);
    }

    private static EventView at(StructureEvent event, Swing swing) {
        return view(event, swing.openNanos(), swing.price(), swing.price());
    }

    private static EventView in(StructureEvent event, OrderBlock block) {
        return view(event, block.openNanos(), block.top(), block.bottom());
    }

    private static EventView in(StructureEvent event, FairValueGap gap) {
        return view(event, gap.openNanos(), gap.top(), gap.bottom());
    }

    private static EventView in(StructureEvent event, PriceRange range) {
        return view(event, range.startNanos(), range.high(), range.low());
    }

    private static EventView view(StructureEvent event, @Nullable Long sinceNanos, long top, long bottom) {
        return new EventView(
                event.kind(),
                UtcNanos.format(event.knownNanos()),
                sinceNanos == null ? null : UtcNanos.format(sinceNanos),
                FixedPoint.format(top),
                FixedPoint.format(bottom));
    }
}
