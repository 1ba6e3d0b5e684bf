package dev.sluice.indicator;

import dev.sluice.indicator.StructureEvent.PreviousLevelBroken;
import java.util.List;
import java.util.Optional;

/** High and low of the period before, each broken at most once. */
final class PreviousLevels {
    private Optional<PriceRange> range = Optional.empty();
    private boolean isHighBroken;
    private boolean isLowBroken;

    void set(PriceRange ended) {
        range = Optional.of(ended);
        isHighBroken = false;
        isLowBroken = false;
    }

    Optional<PriceRange> range() {
        return range;
    }

    void on(Moment now, List<StructureEvent> events) {
        if (range.isEmpty()) {
            return;
        }
        PriceRange before = range.get();
        if (!isHighBroken && now.candle().high() > before.high()) {
            isHighBroken = true;
            events.add(new PreviousLevelBroken(now.number(), now.nanos(), before, SwingKind.HIGH));
        }
        if (!isLowBroken && now.candle().low() < before.low()) {
            isLowBroken = true;
            events.add(new PreviousLevelBroken(now.number(), now.nanos(), before, SwingKind.LOW));
        }
    }
}
