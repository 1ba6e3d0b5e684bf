package dev.sluice.pipeline;

import dev.sluice.approval.ApprovalPolicy;
import dev.sluice.risk.GatePolicies;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** How the rooms that guard the way of an order behave. */
public record DeskPolicies(ApprovalPolicy approval, GatePolicies gates, Map<String, Set<Symbol>> groups) {
    /** Nothing waits for a person that any other limit would let through. */
    public static final DeskPolicies DEFAULT = new DeskPolicies(
            new ApprovalPolicy(new BigDecimal("1000000000000"), 300 * UtcNanos.PER_SECOND),
            GatePolicies.DEFAULT,
            Map.of());

    /** The same with another approval policy. */
    DeskPolicies with(ApprovalPolicy other) {
        return new DeskPolicies(other, gates, groups);
    }
}
