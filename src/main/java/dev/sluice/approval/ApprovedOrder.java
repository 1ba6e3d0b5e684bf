package dev.sluice.approval;

import dev.sluice.risk.RiskCleared;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;

/** Proof that a cleared proposal was signed off. */
public sealed interface ApprovedOrder permits MintedApproval {
    RiskCleared clearance();

    /** The order under which its exposure is reserved. */
    default OrderId order() {
        return clearance().order();
    }

    default OrderTerms terms() {
        return clearance().terms();
    }

    /** The strategy behind it. */
    default String origin() {
        return clearance().origin();
    }

    /** The price it was decided at; drift is measured from it. */
    default Price reference() {
        return clearance().reference();
    }

    long atNanos();
}
