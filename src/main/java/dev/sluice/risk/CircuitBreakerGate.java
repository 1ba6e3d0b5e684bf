package dev.sluice.risk;

import dev.sluice.vocabulary.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gate 6: does the venue take orders, or did the last ones fail. */
final class CircuitBreakerGate {
    private static final Measure CLOSED = Measure.words(CircuitBreaker.State.CLOSED.name());

    private final CircuitBreakers circuits;
    private final Measure trip;

    CircuitBreakerGate(BreakerPolicy policy, CircuitBreakers circuits) {
        this.circuits = circuits;
        this.trip = Measure.words(policy.failurePct() + " % of " + policy.minimumCalls() + " or more");
    }

    List<Gate> checks() {
        return List.of(
                gate("desk", proposal -> circuits.desk()), gate("symbol", proposal -> circuits.of(proposal.symbol())));
    }

    /** An order that is cleared is a probe itself, or was cleared before: only an open circuit stops it. */
    private Gate gate(String check, Function<SizedProposal, CircuitBreaker> circuit) {
        return new Gate(
                "circuit_breaker",
                check,
                (proposal, context) -> verdict(
                        circuit.apply(proposal),
                        proposal,
                        circuit.apply(proposal).mayPass(proposal.nowNanos())),
                Optional.of((proposal, context) -> verdict(
                        circuit.apply(proposal),
                        proposal,
                        circuit.apply(proposal).mayStillPass(proposal.nowNanos()))));
    }

    private Verdict verdict(CircuitBreaker circuit, SizedProposal proposal, boolean passes) {
        long now = proposal.nowNanos();
        return circuit.state() == CircuitBreaker.State.CLOSED
                ? Verdict.pass(Measure.share(circuit.failures(now), circuit.calls(now)), trip)
                : Verdict.of(
                        passes,
                        Reason.CIRCUIT_OPEN,
                        Measure.words(circuit.state().name()),
                        CLOSED);
    }
}
