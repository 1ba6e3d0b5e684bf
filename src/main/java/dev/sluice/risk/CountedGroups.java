package dev.sluice.risk;

import dev.sluice.risk.ExposureGroups.Group;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The groups in which a symbol's exposure counts: those that are configured, and the one that moves together now. */
final class CountedGroups {
    /** The name of the group that correlation makes. */
    static final String CORRELATED = "correlated";

    private final ExposureGroups rules;
    private final Map<Symbol, List<Group>> configured = new HashMap<>();

    CountedGroups(ExposureGroups rules) {
        this.rules = rules;
        for (Group group : rules.groups()) {
            group.symbols()
                    .forEach(symbol -> configured
                            .computeIfAbsent(symbol, s -> new ArrayList<>())
                            .add(group));
        }
    }

    List<Group> of(Symbol symbol, RiskContext context) {
        List<Group> groups = configured.getOrDefault(symbol, List.of());
        List<Symbol> correlated = context.memory().prices().correlated(symbol);
        if (correlated.size() < 2) {
            return groups;
        }
        List<Group> all = new ArrayList<>(groups);
        all.add(new Group(CORRELATED, correlated, rules.maxCorrelated()));
        return all;
    }

    /** What the group's exposure may still grow by; below zero where it is too large already. */
    static BigDecimal left(Group group, Price fallback, RiskContext context) {
        return group.maxExposure().subtract(exposure(group, fallback, context));
    }

    static BigDecimal exposure(Group group, Price fallback, RiskContext context) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Symbol symbol : group.symbols()) {
            sum = sum.add(context.exposure(symbol, fallback));
        }
        return sum;
    }
}
