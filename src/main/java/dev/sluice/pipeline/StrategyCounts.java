package dev.sluice.pipeline;

import dev.sluice.risk.RiskDecision;
import dev.sluice.risk.RiskRefused;
import dev.sluice.strategy.Idea;
import java.util.Optional;

/** What a strategy wanted since the start of the process, and what became of it. */
final class StrategyCounts {
    private long ideas;
    private long cold;
    private long dropped;
    private long repeated;
    private long proposals;
    private long refused;
    private Optional<Idea> last = Optional.empty();

    void wanted(Idea idea) {
        ideas++;
        last = Optional.of(idea);
    }

    void wantedTooEarly() {
        cold++;
    }

    void dropped() {
        dropped++;
    }

    /** Stage 5 and 6 are over; empty if the idea only repeated an earlier one. */
    void decided(Optional<RiskDecision> decision) {
        if (decision.isEmpty()) {
            repeated++;
            return;
        }
        proposals++;
        if (decision.get() instanceof RiskRefused) {
            refused++;
        }
    }

    /** Entries and exits. */
    long ideas() {
        return ideas;
    }

    /** Ideas of a strategy that was not warm. */
    long cold() {
        return cold;
    }

    /** Entries that could never become an order; see {@link IdeaDropped}. */
    long droppedIdeas() {
        return dropped;
    }

    /** Entries that said again what had just been said. */
    long repeated() {
        return repeated;
    }

    long proposals() {
        return proposals;
    }

    /** Proposals that a gate refused. */
    long refused() {
        return refused;
    }

    /** What it wanted last. */
    Optional<Idea> last() {
        return last;
    }
}
