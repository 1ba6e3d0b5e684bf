package dev.sluice.pipeline;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The last cancel request of an engaged kill switch is on the wire.
 *
 * @param engagedNanos when it was engaged
 * @param requests how many cancels were sent
 * @param tookNanos from the trigger to the last of them
 */
record CancelsSent(long engagedNanos, int requests, long tookNanos, long atNanos) implements JournalEntry {
    private static final int MICROS_DECIMALS = 3;

    @Override
    public String kind() {
        return "kill_switch_cancels_sent";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "engagedAt",
                UtcNanos.format(engagedNanos),
                "requests",
                requests,
                "tookMillis",
                BigDecimal.valueOf(tookNanos / (UtcNanos.PER_MILLI / 1_000), MICROS_DECIMALS)
                        .toPlainString());
    }
}
