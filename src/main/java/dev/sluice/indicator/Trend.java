package dev.sluice.indicator;

import org.jspecify.annotations.Nullable;

/** Where the last break of structure went. */
final class Trend {
    private @Nullable Direction direction;

    @Nullable Direction direction() {
        return direction;
    }

    /** Whether this break turns it round; the first one does not. */
    boolean turns(Direction broken) {
        boolean turned = direction == broken.opposite();
        direction = broken;
        return turned;
    }
}
