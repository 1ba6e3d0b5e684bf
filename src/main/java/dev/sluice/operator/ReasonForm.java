package dev.sluice.operator;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of what a person does and has to give a reason for. */
@Schema(
        name = "Reason",
        additionalProperties = Schema.False.class,
        requiredProperties = {"reason"})
record ReasonForm(
        @Schema(minLength = 1, maxLength = Checks.REASON_MAX, examples = "exchange maintenance")
        String reason) {
    /** @throws HttpProblem 400 if it is no JSON object, 422 if it has no reason */
    static String parse(byte @Nullable [] body) {
        JsonForm form = JsonForm.read(body == null ? new byte[0] : body, Set.of("reason"));
        Optional<String> reason = Checks.reason(form);
        form.requireValid();
        return reason.orElseThrow();
    }
}
