package dev.sluice.risk;

import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import java.util.Optional;

/** Proof that every gate passed and that exposure and rate tokens are taken for it. */
public sealed interface RiskCleared extends RiskDecision permits MintedClearance {
    /** The order under which its exposure is reserved. */
    OrderId order();

    OrderTerms terms();

    default ProposalId proposalId() {
        return proposal().id();
    }

    /** Until when it may wait for a person; empty if it says nothing about that. */
    default Optional<Long> validUntilNanos() {
        return proposal().validUntilNanos();
    }

    /** The strategy behind it. */
    default String origin() {
        return proposal().strategy();
    }

    /** The price it was decided at. */
    default Price reference() {
        return proposal().reference();
    }
}
