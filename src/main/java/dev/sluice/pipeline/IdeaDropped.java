package dev.sluice.pipeline;

import dev.sluice.journal.JournalEntry;
import dev.sluice.strategy.Idea;
import java.util.Locale;
import java.util.Map;

/** A strategy wanted something that never became a proposal. */
record IdeaDropped(Idea.Enter idea, Why why, long atNanos) implements JournalEntry {
    /** What was in the way. */
    enum Why {
        /** It wants to sell what the account does not hold, which a spot account cannot. */
        SHORT_NOT_POSSIBLE,
        /** It waited for the exit before it, and that took too long. */
        EXIT_NOT_DONE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String kind() {
        return "idea_dropped";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "strategy", idea.strategy(),
                "symbol", idea.symbol().name(),
                "side", idea.side().name(),
                "reason", why.code(),
                "rationale", idea.rationale());
    }
}
