package dev.sluice.risk;

import java.util.List;
import java.util.stream.Stream;

/** The gates, in the order in which they are asked. Each only reads. */
final class Gates {
    private Gates() {}

    static List<Gate> inOrder(RiskLimits limits, GatePolicies policies, GateMemory memory) {
        return Stream.of(
                        new TradingStateGate().checks(), // 0
                        new SizeGate(limits).checks(), // 0
                        new ComplianceGate(limits).checks(), // 1
                        new RateGate(limits, policies, memory).checks(), // 2
                        new HealthGate().checks(), // 3
                        new LatencyGate(policies.latency()).checks(), // 4
                        new OppositePosition().checks(), // 5
                        new RiskGuard(limits).checks(), // 5
                        new CircuitBreakerGate(policies.breaker(), memory.circuits()).checks(), // 6
                        new HookGate(policies.hooks()).checks(), // 7
                        new MarketDataGate(limits.maxDataAgeNanos(), policies.data(), memory.data()).checks()) // 8
                .flatMap(List::stream)
                .toList();
    }
}
