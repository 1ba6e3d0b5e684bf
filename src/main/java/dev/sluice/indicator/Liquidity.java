package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.StructureEvent.LiquidityPooled;
import dev.sluice.indicator.StructureEvent.LiquiditySwept;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Swings that price has not gone beyond, and those of them that are at about one price. Beyond a single one is what is
 * too far to be about its price, for the next swing may be a little higher; beyond a pool is anything.
 */
final class Liquidity {
    private static final double BPS = 10_000;

    private final StructureSettings settings;
    private final Map<SwingKind, List<LiquidityPool>> levels = new EnumMap<>(SwingKind.class);

    Liquidity(StructureSettings settings) {
        this.settings = settings;
        for (SwingKind kind : SwingKind.values()) {
            levels.put(kind, new ArrayList<>());
        }
    }

    Stream<LiquidityPool> pools() {
        return levels.values().stream().flatMap(List::stream).filter(Liquidity::isPool);
    }

    void on(Moment now, List<StructureEvent> events) {
        levels.forEach((kind, ofKind) -> {
            Direction direction = kind.brokenBy();
            CandleClosed candle = now.candle();
            int kept = 0;
            for (int i = 0; i < ofKind.size(); i++) {
                LiquidityPool level = ofKind.get(i);
                long price = direction.facing(level.price());
                long high = direction.high(candle);
                if (high <= price || !isPool(level) && isNear(level.price(), direction.facing(high))) {
                    ofKind.set(kept++, level);
                } else if (isPool(level)) {
                    boolean cameBack = direction.close(candle) <= price;
                    events.add(new LiquiditySwept(now.number(), now.nanos(), level, cameBack));
                }
            }
            ofKind.subList(kept, ofKind.size()).clear();
        });
    }

    /** A turning point; no candle since it has gone beyond it, or it would be none. */
    void onSwing(Moment now, Swing swing, List<StructureEvent> events) {
        List<LiquidityPool> ofKind = levels.getOrDefault(swing.kind(), List.of());
        Optional<LiquidityPool> near = ofKind.stream()
                .filter(level -> isNear(level.price(), swing.price()))
                .min(Comparator.comparingLong(level -> Math.abs(level.price() - swing.price())));
        if (near.isEmpty()) {
            if (ofKind.size() == settings.kept()) {
                ofKind.removeFirst();
            }
            ofKind.add(new LiquidityPool(swing.kind(), swing.price(), 1, swing.candle(), swing.candle()));
        } else if (swing.candle() - near.get().lastCandle() >= settings.swingLength()) {
            // Closer ones are one top that is a few candles wide.
            LiquidityPool grown = joined(near.get(), swing);
            ofKind.set(ofKind.indexOf(near.get()), grown);
            events.add(new LiquidityPooled(now.number(), now.nanos(), grown));
        }
    }

    private boolean isNear(long price, long other) {
        return Math.abs(price - other) * BPS <= settings.equalBps() * price;
    }

    private static LiquidityPool joined(LiquidityPool level, Swing swing) {
        Direction direction = swing.kind().brokenBy();
        boolean isBeyond = direction.facing(swing.price()) > direction.facing(level.price());
        return new LiquidityPool(
                level.kind(),
                isBeyond ? swing.price() : level.price(),
                level.swings() + 1,
                level.firstCandle(),
                swing.candle());
    }

    private static boolean isPool(LiquidityPool level) {
        return level.swings() > 1;
    }
}
