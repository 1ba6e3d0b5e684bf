package dev.sluice.risk;

/** What gates remember from one proposal to the next: fed by what happens, read by the gates. */
record GateMemory(RateTokens rate, VenueLoad load, CircuitBreakers circuits, DataChecks data) {
    static GateMemory of(RiskLimits limits, GatePolicies policies) {
        return new GateMemory(
                new RateTokens(limits.globalPerSecond(), limits.symbolPerSecond()),
                new VenueLoad(),
                new CircuitBreakers(policies.breaker()),
                new DataChecks(policies.data()));
    }
}
