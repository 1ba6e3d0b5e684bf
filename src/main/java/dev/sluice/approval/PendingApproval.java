package dev.sluice.approval;

import dev.sluice.risk.RiskCleared;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;

/**
 * A cleared proposal that waits for a person, with its exposure reserved. No proof of anything: nothing can be sent on
 * the strength of it.
 *
 * @param expiresNanos when waiting ends; UTC nanoseconds since the epoch
 */
public record PendingApproval(RiskCleared clearance, long expiresNanos) {
    public ProposalId proposal() {
        return clearance.proposalId();
    }

    /** The order under which its exposure is reserved. */
    public OrderId order() {
        return clearance.order();
    }

    public OrderTerms terms() {
        return clearance.terms();
    }

    /** The strategy or person behind it. */
    public String origin() {
        return clearance.origin();
    }

    /** The price it was decided at; drift is measured from it. */
    public Price reference() {
        return clearance.reference();
    }
}
