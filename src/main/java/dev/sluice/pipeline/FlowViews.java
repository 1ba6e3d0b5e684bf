package dev.sluice.pipeline;

import dev.sluice.market.BarRule;
import dev.sluice.market.DeltaBar;
import dev.sluice.market.DeltaBars;
import dev.sluice.market.Footprint;
import dev.sluice.market.SymbolMarket;
import dev.sluice.operator.DeltaView;
import dev.sluice.operator.FootprintView;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who took, as people see it. */
final class FlowViews {
    private FlowViews() {}

    static List<DeltaView> delta(SymbolMarket market, CandleInterval interval, int limit, long nowNanos) {
        return series(market, interval).map(bars -> bars.newest(interval, limit)).orElse(List.of()).stream()
                .map(bar -> delta(bar, nowNanos))
                .toList();
    }

    static List<FootprintView> footprints(
            SymbolMarket market, CandleInterval interval, int limit, Footprint.Rule rule, long nowNanos) {
        return series(market, interval).map(bars -> bars.footprints(interval, limit)).orElse(List.of()).stream()
                .map(footprint -> footprint(footprint, rule, nowNanos))
                .toList();
    }

    private static Optional<DeltaBars> series(SymbolMarket market, CandleInterval interval) {
        return market.flow(new BarRule.Time(interval));
    }

    private static DeltaView delta(DeltaBar bar, long nowNanos) {
        return new DeltaView(
                UtcNanos.format(bar.startNanos()),
                UtcNanos.format(bar.endNanos()),
                FixedPoint.format(bar.open()),
                FixedPoint.format(bar.high()),
                FixedPoint.format(bar.low()),
                FixedPoint.format(bar.last()),
                Money.plain(bar.buy()),
                Money.plain(bar.sell()),
                Money.plain(bar.unknown()),
                Money.plain(bar.delta()),
                Money.plain(bar.minDelta()),
                Money.plain(bar.maxDelta()),
                Money.plain(bar.cumulativeDelta()),
                FixedPoint.format(bar.pointOfControl()),
                FixedPoint.format(bar.step()),
                bar.trades(),
                bar.closed() || bar.endNanos() <= nowNanos);
    }

    private static FootprintView footprint(Footprint footprint, Footprint.Rule rule, long nowNanos) {
        List<FootprintView.LevelView> levels = new ArrayList<>();
        for (int i = 0; i < footprint.levels().size(); i++) {
            levels.add(level(footprint, i, rule));
        }
        List<FootprintView.StackView> stacked = Stream.of(Side.BUY, Side.SELL)
                .flatMap(side -> footprint.stacks(side, rule).stream())
                .map(FlowViews::stack)
                .toList();
        return new FootprintView(delta(footprint.bar(), nowNanos), levels, stacked);
    }

    private static FootprintView.LevelView level(Footprint footprint, int index, Footprint.Rule rule) {
        Footprint.Level level = footprint.levels().get(index);
        return new FootprintView.LevelView(
                FixedPoint.format(level.price()),
                Money.plain(level.buy()),
                Money.plain(level.sell()),
                Money.plain(level.unknown()),
                Arrays.stream(Side.values())
                        .filter(side -> footprint.isImbalanced(index, side, rule))
                        .map(Side::name)
                        .toList());
    }

    private static FootprintView.StackView stack(Footprint.Stack stack) {
        return new FootprintView.StackView(
                stack.side().name(),
                FixedPoint.format(stack.lowest()),
                FixedPoint.format(stack.highest()),
                stack.levels());
    }
}
