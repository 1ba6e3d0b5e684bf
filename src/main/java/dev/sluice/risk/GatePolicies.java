package dev.sluice.risk;

import java.util.List;

/**
 * How the gates judge what is no amount of money.
 *
 * @param explain whether the gates after the first refusal are asked too, to show what else stood in the way
 * @param maxVenueWeightPct most of the venue's request weight that may be used for an order to go, 1 to 100
 * @param hooks users' own rules, in the order in which they are asked
 */
public record GatePolicies(
        boolean explain,
        int maxVenueWeightPct,
        LatencyLimits latency,
        BreakerPolicy breaker,
        DataPolicy data,
        List<OrderHook> hooks) {
    /** Holds nothing back. */
    public static final GatePolicies DEFAULT =
            new GatePolicies(false, 100, LatencyLimits.NONE, BreakerPolicy.NEVER, DataPolicy.TRUSTING, List.of());

    public GatePolicies {
        hooks = List.copyOf(hooks);
    }

    /** The same, but explained or not. */
    public GatePolicies explaining(boolean all) {
        return new GatePolicies(all, maxVenueWeightPct, latency, breaker, data, hooks);
    }

    /** The same with other hooks. */
    public GatePolicies with(List<OrderHook> others) {
        return new GatePolicies(explain, maxVenueWeightPct, latency, breaker, data, others);
    }
}
