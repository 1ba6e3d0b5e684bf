package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/halt}.
 *
 * @param reason why the state is as it is, if anybody said so
 * @param triggers what stops trading without anybody's word; those that are off are not here
 * @param journaled whether all of this is durable in the journal; it is false while the kill switch was engaged during
 *     an outage of the journal, which is durable in a file of its own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HaltView(
        String state, @Nullable String reason, KillSwitch killSwitch, List<TriggerView> triggers, boolean journaled) {
    /** Without triggers. */
    public HaltView(String state, @Nullable String reason, KillSwitch killSwitch) {
        this(state, reason, killSwitch, List.of(), true);
    }

    /**
     * The switch.
     *
     * @param reason why it was engaged last; absent if it never was
     * @param at when that was, ISO-8601
     * @param by who did it
     * @param closing whether positions are being closed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record KillSwitch(
            boolean engaged,
            @Nullable String reason,
            @Nullable String at,
            @Nullable String by,
            boolean closing) {
        /** Nothing is closed. */
        public KillSwitch(boolean engaged, @Nullable String reason, @Nullable String at, @Nullable String by) {
            this(engaged, reason, at, by, false);
        }
    }

    /**
     * One trigger.
     *
     * @param action what it does: {@code REDUCE}, {@code HALT} or {@code KILL}
     * @param measured in the trigger's unit, as its limit
     * @param tripped whether it has tripped and is not over
     */
    public record TriggerView(String trigger, String action, String measured, String limit, boolean tripped) {}
}
