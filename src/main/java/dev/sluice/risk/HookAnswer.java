package dev.sluice.risk;

import java.util.Optional;

/**
 * What a hook says.
 *
 * @param refusal why not, for people; empty if the order may go
 */
public record HookAnswer(Optional<String> refusal) {
    private static final HookAnswer PASS = new HookAnswer(Optional.empty());

    /** Longest text that is kept of a refusal. */
    private static final int TEXT_MAX = 200;

    public HookAnswer {
        refusal = refusal.map(text -> text.substring(0, Math.min(TEXT_MAX, text.length())));
    }

    public static HookAnswer pass() {
        return PASS;
    }

    /** @param why shown to people and journaled; what is beyond 200 characters is cut off */
    public static HookAnswer refuse(String why) {
        return new HookAnswer(Optional.of(why));
    }
}
