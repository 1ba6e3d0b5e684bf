package dev.sluice.operator;

import dev.sluice.operator.StrategyChange.Capital;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code PATCH /api/strategies/{name}}. */
@Schema(
        name = "StrategyChange",
        description = "What is left out stays as it is.",
        additionalProperties = Schema.False.class)
record StrategyForm(
        @Schema(description = "Whether it is asked.") @Nullable Boolean enabled,

        @Schema(
                description = "Most of the equity, in percent, that it may use; null for as configured.",
                examples = "25")
        @Nullable String capitalPct,

        @Schema(minLength = 1, maxLength = Checks.REASON_MAX, examples = "back again") @Nullable String reason) {
    private static final String CAPITAL = "capitalPct";
    private static final String ENABLED = "enabled";

    static StrategyChange parse(String name, byte[] body, String by) {
        JsonForm form = JsonForm.read(body, new TreeSet<>(List.of(ENABLED, CAPITAL, "reason")));
        Optional<Boolean> enabled = form.has(ENABLED) ? Optional.of(form.flag(ENABLED)) : Optional.empty();
        Optional<Capital> capital =
                form.mentions(CAPITAL) ? Optional.of(new Capital(form.optionalNumber(CAPITAL))) : Optional.empty();
        Optional<String> reason = form.has("reason") ? Checks.reason(form) : Optional.of("no reason given");
        if (enabled.isEmpty() && capital.isEmpty()) {
            form.error(ENABLED, "or capitalPct is needed: nothing is to be changed");
        }
        form.requireValid();
        return new StrategyChange(name, enabled, capital, reason.orElseThrow(), by);
    }
}
