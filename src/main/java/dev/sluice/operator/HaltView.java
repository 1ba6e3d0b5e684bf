package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/halt}.
 *
 * @param reason why the state is as it is, if anybody said so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HaltView(String state, @Nullable String reason, KillSwitch killSwitch) {
    /**
     * The switch.
     *
     * @param reason why it was engaged last; absent if it never was
     * @param at when that was, ISO-8601
     * @param by who did it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record KillSwitch(
            boolean engaged,
            @Nullable String reason,
            @Nullable String at,
            @Nullable String by) {}
}
