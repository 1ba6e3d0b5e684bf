package dev.sluice.risk;

import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Set;

/**
 * When and what may be traded at all. None of it keeps anyone in a position.
 *
 * @param blacklist symbols in which nothing is opened, even if they are on the whitelist
 * @param restricted hours in which nothing is opened
 * @param maxSpreadBps widest distance of best bid and best ask, in bps of their middle; 0 any
 * @param losingTrades losing round trips in a row, of one symbol, after which it rests; 0 never
 * @param cooldownNanos how long it rests
 */
public record ComplianceRules(
        Set<Symbol> blacklist,
        RestrictedHours restricted,
        BigDecimal maxSpreadBps,
        int losingTrades,
        long cooldownNanos) {
    /** No rule. */
    public static final ComplianceRules DEFAULT =
            new ComplianceRules(Set.of(), RestrictedHours.NONE, BigDecimal.ZERO, 0, 0);

    public ComplianceRules {
        blacklist = Set.copyOf(blacklist);
    }

    /** Any spread will do. */
    ComplianceRules withoutSpread() {
        return new ComplianceRules(blacklist, restricted, BigDecimal.ZERO, losingTrades, cooldownNanos);
    }

    boolean coolsDown() {
        return losingTrades > 0;
    }
}
