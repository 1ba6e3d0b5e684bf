package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.StructureEvent.GapFilled;
import dev.sluice.indicator.StructureEvent.GapFormed;
import dev.sluice.indicator.StructureEvent.GapMitigated;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fair value gaps of both directions: known one candle after their middle, looked for from the next one on. */
final class Gaps {
    private final Zones<FairValueGap> bullish;
    private final Zones<FairValueGap> bearish;
    private @Nullable CandleClosed before;
    private @Nullable CandleClosed twoBefore;

    Gaps(int kept) {
        bullish = new Zones<>(kept);
        bearish = new Zones<>(kept);
    }

    Stream<FairValueGap> open() {
        return Stream.concat(bullish.items(), bearish.items());
    }

    void on(Moment now, List<StructureEvent> events) {
        on(Direction.BULLISH, bullish, now, events);
        on(Direction.BEARISH, bearish, now, events);
        twoBefore = before;
        before = now.candle();
    }

    private void on(Direction direction, Zones<FairValueGap> zones, Moment now, List<StructureEvent> events) {
        long low = direction.low(now.candle());
        zones.on(now, low, GapMitigated::new, GapFilled::new, events);
        if (twoBefore == null || before == null) {
            return;
        }
        long bottom = direction.high(twoBefore);
        if (bottom < low && direction.close(before) > direction.facing(before.open())) {
            boolean isUp = direction == Direction.BULLISH;
            FairValueGap gap = new FairValueGap(
                    direction, now.number() - 1, before.openNanos(), isUp ? low : -bottom, isUp ? bottom : -low);
            // It is filled when its far end is reached, one unit before price goes through.
            zones.add(gap, low, bottom + 1);
            events.add(new GapFormed(now.number(), now.nanos(), gap));
        }
    }
}
