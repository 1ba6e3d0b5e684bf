package dev.sluice.risk;

import java.util.List;
import java.util.stream.Stream;

/** The gates, in the order in which they are asked. Each only reads. */
final class Gates {
    private Gates() {}

    static List<Gate> inOrder(RiskLimits limits, RateTokens rate) {
        return Stream.of(
                        new TradingStateGate().checks(), // 0
                        new SizeGate(limits).checks(), // 0
                        new ComplianceGate(limits).checks(), // 1
                        new RateGate(limits, rate).checks(), // 2
                        new RiskGuard(limits).checks(), // 5
                        new MarketDataGate(limits).checks()) // 8
                .flatMap(List::stream)
                .toList();
    }
}
