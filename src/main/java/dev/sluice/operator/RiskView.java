package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/risk}: the gates in order, what they would measure now, and what people may change.
 *
 * @param explain whether the gates after a refusal are asked too
 */
@Schema(name = "Risk")
public record RiskView(
        boolean explain,
        List<Check> checks,
        List<Reading> readings,
        List<Limit> limits,
        List<Circuit> circuits,
        List<Hook> hooks,
        String at) {
    /**
     * One rule of a gate.
     *
     * @param passed how often since the start of the process; {@code refused} the same
     * @param last what it said last
     */
    @Schema(name = "RiskCheck")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Check(
            String gate,
            String check,
            long passed,
            long refused,
            @Nullable Answer last) {}

    /** What a check said about a proposal for a symbol. */
    @Schema(name = "RiskAnswer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            @Schema(enumeration = {"pass", "refuse"}) String verdict,
            @Nullable String code,
            @Nullable String measured,
            @Nullable String limit,
            String symbol,
            String at) {}

    /**
     * What a check would measure now.
     *
     * @param subject a symbol, or {@code *} for the desk
     */
    @Schema(name = "RiskReading")
    public record Reading(String gate, String check, String subject, String measured, String limit) {}

    /**
     * A limit that may be tightened.
     *
     * @param value what holds
     * @param reason why somebody has set it, if somebody has
     */
    @Schema(name = "RiskLimit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Limit(
            String name,
            String value,
            String configured,
            @Nullable String reason,
            @Nullable String by,
            @Nullable String at) {}

    /**
     * A circuit breaker.
     *
     * @param scope a symbol, or {@code *} for the desk
     * @param calls outcomes that count now
     * @param since when it reached its state; absent if it never opened
     */
    @Schema(name = "Circuit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Circuit(
            String scope,

            @Schema(enumeration = {"CLOSED", "OPEN", "HALF_OPEN"})
            String state,

            int failures,
            int calls,
            @Nullable String since) {}

    /**
     * A user's own rule.
     *
     * @param slow how often it took longer than its budget
     */
    @Schema(name = "OrderHook")
    public record Hook(String name, long calls, long slow, String lastMillis, String maxMillis) {}
}
