package dev.sluice.risk;

import dev.sluice.vocabulary.Reason;
import java.util.List;

/** Gate 4: is the road to the venue, and the desk itself, fast enough. What was never measured is not slow. */
final class LatencyGate {
    private static final Measure UNKNOWN = Measure.words("not measured yet");

    private final LatencyLimits limits;

    LatencyGate(LatencyLimits limits) {
        this.limits = limits;
    }

    List<Gate> checks() {
        return List.of(
                new Gate(
                        "latency",
                        "round_trip",
                        (proposal, context) -> verdict(context.health().roundTripNanos(), limits.maxRoundTripNanos())),
                new Gate(
                        "latency",
                        "loop_lag",
                        (proposal, context) -> verdict(context.health().loopLagNanos(), limits.maxLoopLagNanos())));
    }

    private static Verdict verdict(long measuredNanos, long limitNanos) {
        return measuredNanos < 0
                ? Verdict.pass(UNKNOWN, Measure.duration(limitNanos))
                : Verdict.atMostNanos(Reason.LATENCY_HIGH, measuredNanos, limitNanos);
    }
}
