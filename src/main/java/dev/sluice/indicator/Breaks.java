package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.StructureEvent.OrderBlockFormed;
import dev.sluice.indicator.StructureEvent.OrderBlockMitigated;
import dev.sluice.indicator.StructureEvent.OrderBlockRetested;
import dev.sluice.indicator.StructureEvent.StructureBroken;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Breaks of the newest swing in one direction, and the order blocks that they leave. Prices are seen as if that
 * direction were up: a bearish market is turned upside down.
 */
final class Breaks {
    private final Direction direction;
    private final Trend trend;
    private final Zones<OrderBlock> blocks;
    private @Nullable Swing level;
    private boolean isBroken;
    /** The lowest candle after the swing and before the newest, the last of equal ones. */
    private @Nullable Moment lowest;

    private BigDecimal before = BigDecimal.ZERO;
    private BigDecimal twoBefore = BigDecimal.ZERO;

    Breaks(Direction direction, Trend trend, int kept) {
        this.direction = direction;
        this.trend = trend;
        this.blocks = new Zones<>(kept);
    }

    Optional<Swing> level() {
        return Optional.ofNullable(level);
    }

    Stream<OrderBlock> blocks() {
        return blocks.items();
    }

    void on(Moment now, List<StructureEvent> events) {
        CandleClosed candle = now.candle();
        blocks.on(now, direction.low(candle), OrderBlockRetested::new, OrderBlockMitigated::new, events);
        if (level != null && lowest != null && !isBroken && direction.close(candle) > direction.facing(level.price())) {
            isBroken = true;
            events.add(new StructureBroken(now.number(), now.nanos(), direction, level, trend.turns(direction)));
            leave(block(lowest, candle), now, events);
        }
        if (lowest != null) {
            lowest = lower(lowest, now);
        }
        twoBefore = before;
        before = candle.volume();
    }

    /** @param since the candles after the swing, the newest too */
    void onSwing(Swing swing, List<CandleClosed> since) {
        level = swing;
        isBroken = false;
        long number = swing.candle();
        Moment found = null;
        for (CandleClosed candle : since) {
            Moment moment = new Moment(++number, candle);
            found = found == null ? moment : lower(found, moment);
        }
        lowest = found;
    }

    private Moment lower(Moment lowest, Moment later) {
        return direction.low(later.candle()) <= direction.low(lowest.candle()) ? later : lowest;
    }

    private void leave(OrderBlock block, Moment now, List<StructureEvent> events) {
        long near = direction.facing(direction == Direction.BULLISH ? block.top() : block.bottom());
        long far = direction.facing(direction == Direction.BULLISH ? block.bottom() : block.top());
        blocks.add(block, near, far);
        events.add(new OrderBlockFormed(now.number(), now.nanos(), block));
    }

    private OrderBlock block(Moment start, CandleClosed breaking) {
        CandleClosed candle = start.candle();
        BigDecimal recent = breaking.volume().add(before);
        double lesser = recent.min(twoBefore).doubleValue();
        double greater = recent.max(twoBefore).doubleValue();
        return new OrderBlock(
                direction,
                start.number(),
                candle.openNanos(),
                candle.high(),
                candle.low(),
                recent.add(twoBefore),
                greater > 0 ? 100 * lesser / greater : 100);
    }
}
