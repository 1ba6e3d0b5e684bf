package dev.sluice.reconciliation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something on which we and the venue disagree, and which evidence alone does not repair.
 *
 * @param kind {@code foreign_order}, {@code missing_fills} or {@code balance}
 * @param subject the order, symbol or asset
 */
public record Divergence(String kind, String subject, String detail, Optional<String> ours, Optional<String> venues) {
    /** As journaled. */
    public Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("kind", kind);
        row.put("subject", subject);
        row.put("detail", detail);
        ours.ifPresent(value -> row.put("ours", value));
        venues.ifPresent(value -> row.put("venues", value));
        return row;
    }

    @Override
    public String toString() {
        return kind + " " + subject + ": " + detail;
    }
}
