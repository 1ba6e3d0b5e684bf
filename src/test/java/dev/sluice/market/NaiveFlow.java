package dev.sluice.market;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** Delta bars and footprints worked out anew from all trades, with sorted maps and decimals. */
final class NaiveFlow {
    private NaiveFlow() {}

    /** The trades of each bar. */
    static List<List<TradeTick>> groups(BarRule rule, List<TradeTick> trades) {
        return switch (rule) {
            case BarRule.Time(var interval) -> {
                TreeMap<Long, List<TradeTick>> byStart = new TreeMap<>();
                trades.forEach(trade -> byStart.computeIfAbsent(
                                interval.startOf(trade.tradedNanos()), start -> new ArrayList<>())
                        .add(trade));
                yield List.copyOf(byStart.values());
            }
            case BarRule.Trades(int count) -> filled(trades, trade -> 1, count);
            case BarRule.Volume(long units) -> filled(trades, TradeTick::quantity, units);
        };
    }

    private static List<List<TradeTick>> filled(List<TradeTick> trades, ToLongFunction<TradeTick> weight, long most) {
        List<List<TradeTick>> groups = new ArrayList<>();
        BigDecimal full = BigDecimal.valueOf(most);
        BigDecimal sum = full;
        for (TradeTick trade : trades) {
            if (sum.compareTo(full) >= 0) {
                groups.add(new ArrayList<>());
                sum = BigDecimal.ZERO;
            }
            groups.getLast().add(trade);
            sum = sum.add(BigDecimal.valueOf(weight.applyAsLong(trade)));
        }
        return groups;
    }

    static BigDecimal volume(List<TradeTick> trades, Aggressor aggressor) {
        return trades.stream()
                .filter(trade -> trade.aggressor() == aggressor)
                .map(trade -> FixedPoint.toDecimal(trade.quantity()))
                .reduce(BigDecimal.ZERO.setScale(8), BigDecimal::add);
    }

    static BigDecimal delta(List<TradeTick> trades) {
        return volume(trades, Aggressor.BUY).subtract(volume(trades, Aggressor.SELL));
    }

    /** Delta before the first trade and after each. */
    static TreeSet<BigDecimal> deltas(List<TradeTick> trades) {
        TreeSet<BigDecimal> deltas = new TreeSet<>();
        for (int i = 0; i <= trades.size(); i++) {
            deltas.add(delta(trades.subList(0, i)));
        }
        return deltas;
    }

    static List<Footprint.Level> levels(List<TradeTick> trades, long step) {
        TreeMap<Long, List<TradeTick>> byLevel = new TreeMap<>();
        trades.forEach(trade -> byLevel.computeIfAbsent(trade.price() / step * step, level -> new ArrayList<>())
                .add(trade));
        List<Footprint.Level> levels = new ArrayList<>();
        byLevel.forEach((price, traded) -> levels.add(new Footprint.Level(
                price,
                volume(traded, Aggressor.BUY),
                volume(traded, Aggressor.SELL),
                volume(traded, Aggressor.UNKNOWN))));
        return levels;
    }

    /** The finest step, from one on, with which there are not too many levels. */
    static long step(List<TradeTick> trades, long finest, int most) {
        long step = finest;
        while (levels(trades, step).size() > most) {
            step *= 10;
        }
        return step;
    }

    static long pointOfControl(List<Footprint.Level> levels) {
        long richest = levels.getFirst().price();
        BigDecimal most = BigDecimal.ZERO;
        for (Footprint.Level level : levels) {
            BigDecimal all = level.buy().add(level.sell()).add(level.unknown());
            if (all.compareTo(most) > 0) {
                most = all;
                richest = level.price();
            }
        }
        return richest;
    }
}
