package dev.sluice.pipeline;

import dev.sluice.approval.ApprovalPolicy;
import dev.sluice.halt.HaltPolicy;
import dev.sluice.portfolio.TradingDay;
import dev.sluice.risk.GatePolicies;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** How the rooms that guard the way of an order behave. */
public record DeskPolicies(
        ApprovalPolicy approval,
        GatePolicies gates,
        Map<String, Set<Symbol>> groups,
        HaltPolicy halt,
        TradingDay day,
        Strategies strategies) {
    /** Nothing waits for a person that any other limit would let through, and nothing stops by itself. */
    public static final DeskPolicies DEFAULT = new DeskPolicies(
            new ApprovalPolicy(new BigDecimal("1000000000000"), 300 * UtcNanos.PER_SECOND),
            GatePolicies.DEFAULT,
            Map.of(),
            HaltPolicy.DEFAULT,
            TradingDay.UTC,
            Strategies.DEFAULT);

    /**
     * How strategies run, and how long their signals are followed.
     *
     * @param byName those that are not named run as {@link StrategyPolicy#DEFAULT} says
     * @param signalHorizonNanos after which a signal that reached neither stop nor target has expired
     */
    public record Strategies(Map<String, StrategyPolicy> byName, long signalHorizonNanos) {
        static final Strategies DEFAULT = new Strategies(Map.of(), 3_600 * UtcNanos.PER_SECOND);
    }

    /** The same with another approval policy. */
    DeskPolicies with(ApprovalPolicy other) {
        return new DeskPolicies(other, gates, groups, halt, day, strategies);
    }

    /** The same behind other gates. */
    public DeskPolicies with(GatePolicies other) {
        return new DeskPolicies(approval, other, groups, halt, day, strategies);
    }

    /** The same with something that stops trading. */
    DeskPolicies with(HaltPolicy other) {
        return new DeskPolicies(approval, gates, groups, other, day, strategies);
    }

    /** The same with strategies that run otherwise. */
    DeskPolicies with(Strategies other) {
        return new DeskPolicies(approval, gates, groups, halt, day, other);
    }
}
