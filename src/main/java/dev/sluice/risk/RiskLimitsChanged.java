package dev.sluice.risk;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A person has set limits below the configured ones, or given them back.
 *
 * @param wanted by field; empty for "as configured"
 */
public record RiskLimitsChanged(Map<String, Optional<BigDecimal>> wanted, String reason, String by, long atNanos)
        implements JournalEntry {
    @Override
    public String kind() {
        return "risk_limits_changed";
    }

    @Override
    public Map<String, Object> payload() {
        List<Map<String, Object>> rows = new TreeMap<>(wanted)
                .entrySet().stream()
                        .map(each -> row(each.getKey(), each.getValue()))
                        .toList();
        return Map.of("riskLimit", rows, "reason", reason, "by", by);
    }

    private Map<String, Object> row(String field, Optional<BigDecimal> value) {
        Map<String, Object> row = new HashMap<>();
        row.put("name", field);
        value.ifPresent(number -> row.put("value", Money.plain(number)));
        row.put("reason", reason);
        row.put("by", by);
        row.put("at", UtcNanos.format(atNanos));
        return row;
    }
}
