package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.OrderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A proposal and what the gates said about it; decimals as strings.
 *
 * @param quantity what was sized; 0 if nothing was left
 * @param reason the code of the refusal
 * @param gates in the order in which they were asked; a refusal ends the row unless the rest is explained too
 * @param expiresAt while it waits for a person
 * @param orderId the order it became, or becomes once a person has approved it
 * @param decidedBy the role of the person who approved or rejected it
 * @param decision why, in that person's words
 */
@Schema(name = "Proposal")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalView(
        String id,
        String symbol,
        String side,
        String type,
        @Nullable String quantity,
        @Nullable String price,
        String strategy,
        String state,
        @Nullable String reason,
        List<Gate> gates,
        @Nullable String rationale,
        @Nullable String expiresAt,
        @Nullable String orderId,
        @Nullable String decidedBy,
        @Nullable String decision,
        String createdAt,
        String updatedAt) {
    /**
     * What one gate said.
     *
     * @param check the rule of it that was asked
     * @param verdict {@code pass} or {@code refuse}
     * @param measured what it found
     * @param limit what it would have allowed
     */
    @Schema(name = "GateDecision")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Gate(
            String gate,
            @Nullable String check,
            @Schema(enumeration = {"pass", "refuse"}) String verdict,
            @Nullable String code,
            @Nullable String measured,
            @Nullable String limit) {
        static Gate of(Map<?, ?> row) {
            return new Gate(
                    String.valueOf(row.get("gate")),
                    string(row, "check"),
                    String.valueOf(row.get("verdict")),
                    string(row, "code"),
                    string(row, "measured"),
                    string(row, "limit"));
        }
    }

    /** @param entry the one that brought it where it stands */
    static ProposalView of(ProjectedRow projected, Optional<JournaledEntry> entry) {
        RowText row = new RowText(projected);
        Map<String, Object> payload = entry.map(JournaledEntry::payload).orElse(Map.of());
        return new ProposalView(
                row.text("proposal_id"),
                row.text("symbol"),
                row.text("side"),
                row.text("type"),
                row.orNull("quantity"),
                row.orNull("price"),
                row.text("strategy"),
                row.text("state"),
                row.orNull("reason"),
                gates(payload),
                string(payload, "rationale"),
                row.orNull("expires_at") == null ? null : row.time("expires_at"),
                entry.flatMap(JournaledEntry::orderId).map(OrderId::value).orElse(null),
                row.orNull("decided_by"),
                row.orNull("decision"),
                row.time("created_at"),
                row.time("updated_at"));
    }

    private static List<Gate> gates(Map<String, Object> payload) {
        if (!(payload.get("gates") instanceof List<?> gates)) {
            return List.of();
        }
        return gates.stream()
                .filter(Map.class::isInstance)
                .map(gate -> Gate.of((Map<?, ?>) gate))
                .toList();
    }

    private static @Nullable String string(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : null;
    }
}
