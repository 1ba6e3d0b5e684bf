package dev.sluice.operator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code PATCH /api/risk}. */
@Schema(
        name = "RiskChange",
        description = "Limits tighter than configured, or as configured again.",
        additionalProperties = Schema.False.class,
        requiredProperties = {"limits", "reason"})
record RiskForm(
        @Schema(
                description = "By name, such as maxOrderNotional; null gives back what is configured.",
                examples = "{\"maxOrderNotional\": \"500\", \"maxPositions\": null}")
        Map<String, String> limits,

        @Schema(minLength = 1, maxLength = Checks.REASON_MAX, examples = "news at two")
        String reason) {
    static RiskChange parse(byte[] body, String by) {
        JsonForm form = JsonForm.read(body, new TreeSet<>(List.of("limits", "reason")));
        Optional<String> reason = Checks.reason(form);
        SortedMap<String, Optional<BigDecimal>> limits = form.decimals("limits");
        form.requireValid();
        return new RiskChange(limits, reason.orElseThrow(), by);
    }
}
