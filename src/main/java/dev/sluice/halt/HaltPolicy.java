package dev.sluice.halt;

import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What stops trading by itself, and what an engaged kill switch does beyond cancelling.
 *
 * @param triggers those that are not here are off
 */
public record HaltPolicy(Map<Trigger, TriggerRule> triggers, Windows windows, Closing closing) {
    /** Nothing stops by itself, and nothing is closed. */
    public static final HaltPolicy DEFAULT = new HaltPolicy(
            Map.of(),
            new Windows(60 * UtcNanos.PER_SECOND, 600 * UtcNanos.PER_SECOND, 600 * UtcNanos.PER_SECOND),
            new Closing(false, new BigDecimal("1000"), UtcNanos.PER_SECOND, 100));

    public HaltPolicy {
        triggers = Map.copyOf(triggers);
    }

    /** In which time events are counted. */
    public record Windows(long errorsNanos, long inconsistenciesNanos, long journalFailuresNanos) {}

    /**
     * How an engaged kill switch closes positions.
     *
     * @param closes whether it does
     * @param sliceNotional largest order, in the quote asset
     * @param pauseNanos between two orders of a symbol
     * @param collarBps how much worse than the mark a price may be
     */
    public record Closing(boolean closes, BigDecimal sliceNotional, long pauseNanos, int collarBps) {}
}
