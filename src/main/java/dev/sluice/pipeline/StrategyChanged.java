package dev.sluice.pipeline;

import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A person switched a strategy on or off, or gave it other capital.
 *
 * @param configured whether the configuration says that it runs; when that changes, it prevails
 * @param capitalPct what a person has said; empty for as configured
 */
record StrategyChanged(
        String strategy,
        boolean enabled,
        boolean configured,
        Optional<BigDecimal> capitalPct,
        String reason,
        String by,
        long atNanos)
        implements JournalEntry {
    static StrategyChanged of(ProjectedRow row) {
        return new StrategyChanged(
                row.text("strategy"),
                Boolean.parseBoolean(row.text("enabled")),
                Boolean.parseBoolean(row.text("configured")),
                row.value("capitalPct").map(BigDecimal::new),
                row.text("reason"),
                row.text("by"),
                UtcNanos.parse(row.text("at")));
    }

    @Override
    public String kind() {
        return "strategy_changed";
    }

    @Override
    public Map<String, Object> payload() {
        Map<String, Object> row = new HashMap<>();
        row.put("strategy", strategy);
        row.put("enabled", Boolean.toString(enabled));
        row.put("configured", Boolean.toString(configured));
        capitalPct.ifPresent(pct -> row.put("capitalPct", Money.plain(pct)));
        row.put("reason", reason);
        row.put("by", by);
        row.put("at", UtcNanos.format(atNanos));
        return Map.of("strategySetting", row);
    }
}
