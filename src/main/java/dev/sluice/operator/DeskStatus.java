package dev.sluice.operator;

import java.util.List;

/** {@code GET /api/status}. */
public record DeskStatus(
        String mode,
        String phase,
        String tradingState,
        boolean killSwitch,
        List<String> symbols,
        Venue venue,
        Counts counts,
        Journal journal,
        String startedAt,
        String at) {
    /**
     * The venue as seen from here.
     *
     * @param marketStream {@code connected} or {@code disconnected}
     * @param userStream the same
     * @param roundTripMillis from submit to acknowledgement, of the last order; empty text before the first
     */
    public record Venue(String name, String marketStream, String userStream, String roundTripMillis) {}

    /**
     * Since the start of the journal, but {@code events}: since the start of the process.
     *
     * @param unknown orders in doubt now
     * @param manualReview orders that wait for a person's decision now
     * @param divergences between the venue and the desk that stand now
     * @param pendingApproval proposals that wait for a person now
     */
    public record Counts(
            long events,
            long proposals,
            long refused,
            long orders,
            long fills,
            long unknown,
            long manualReview,
            long divergences,
            long pendingApproval) {}

    /** Where the journal ends. */
    public record Journal(long sequence, String hash) {}
}
