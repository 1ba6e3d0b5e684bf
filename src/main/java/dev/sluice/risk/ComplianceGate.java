package dev.sluice.risk;

import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.TreeSet;

/** Gate 1: is this a trade that the desk may make now. */
final class ComplianceGate {
    private final RiskLimits limits;

    ComplianceGate(RiskLimits limits) {
        this.limits = limits;
    }

    List<Gate> checks() {
        return List.of(new Gate("compliance", "whitelist", this::whitelist));
    }

    private Verdict whitelist(SizedProposal proposal, RiskContext context) {
        Symbol symbol = proposal.symbol();
        boolean allowed =
                limits.symbols().contains(symbol) && context.instrument(symbol).isPresent();
        return allowed
                ? Verdict.PASS
                : Verdict.refuse(Reason.SYMBOL_NOT_ALLOWED, symbol.name(), new TreeSet<>(limits.symbols()).toString());
    }
}
