package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One comparison with the venue.
 *
 * @param cause why, such as {@code interval}
 * @param divergences what stayed unexplained
 * @param repaired how many orders evidence moved on
 * @param result {@code clean}, {@code repaired} or {@code diverged}
 */
@Schema(name = "Reconciliation")
public record ReconciliationView(
        String id, String cause, String at, List<Difference> divergences, int repaired, String result) {
    /** The kind of entry that says what a comparison found. */
    static final String FINISHED = "reconciliation_finished";

    public ReconciliationView {
        divergences = List.copyOf(divergences);
    }

    /**
     * Something on which desk and venue disagree.
     *
     * @param subject the order, symbol or asset
     * @param reference the venue's id of the order; empty if it is about no order
     */
    @Schema(name = "Divergence")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(
            String kind,
            String subject,
            String reference,
            String detail,
            @Nullable String ours,
            @Nullable String venues) {}

    /** From what was journaled. */
    public static ReconciliationView of(Map<String, Object> payload, long atNanos) {
        List<?> found = payload.get("divergences") instanceof List<?> list ? list : List.of();
        return new ReconciliationView(
                text(payload, "id"),
                text(payload, "cause"),
                RowText.withMillis(UtcNanos.format(atNanos)),
                found.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> difference((Map<?, ?>) each))
                        .toList(),
                payload.get("repaired") instanceof Number number ? number.intValue() : 0,
                text(payload, "result"));
    }

    static ReconciliationView of(JournaledEntry entry) {
        return of(entry.payload(), entry.atNanos());
    }

    private static Difference difference(Map<?, ?> row) {
        return new Difference(
                text(row, "kind"),
                text(row, "subject"),
                text(row, "reference"),
                text(row, "detail"),
                row.containsKey("ours") ? text(row, "ours") : null,
                row.containsKey("venues") ? text(row, "venues") : null);
    }

    private static String text(Map<?, ?> row, String key) {
        return row.get(key) instanceof String text ? text : "";
    }
}
