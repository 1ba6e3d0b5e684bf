package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/execution/metrics}; decimals as strings.
 *
 * @param window {@code live}, {@code day} or {@code total}
 * @param from when it begins; absent for everything
 * @param proposals that were made in it
 * @param blockedReasons proposals that became no order, and orders that were never sent, by reason
 * @param latencies of the stages of an order's way; {@code total} is since the start of the process
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ExecutionMetrics")
record ExecutionMetricsView(
        String window,
        @Nullable String from,
        long proposals,
        SortedMap<String, Long> blockedReasons,
        Orders orders,
        SlippageView.Measured slippage,
        List<StageLatency> latencies,
        String at) {
    /**
     * Orders that were made in the window.
     *
     * @param states how many are in which state
     * @param sent those that have ended and were handed to the venue
     * @param rejected those of them that the venue rejected
     * @param fillRatio mean filled part of the sent ones, 0 to 1; absent without any
     * @param rejectRatio rejected ÷ sent, 0 to 1; absent without any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OrderOutcomes")
    record Orders(
            SortedMap<String, Long> states,
            long sent,
            long rejected,
            SortedMap<String, Long> rejectReasons,
            @Nullable String fillRatio,
            @Nullable String rejectRatio) {}

    /** One stage, in milliseconds. */
    @Schema(name = "StageLatency")
    record StageLatency(
            String stage, long count, String p50Millis, String p95Millis, String p99Millis, String maxMillis) {}
}
