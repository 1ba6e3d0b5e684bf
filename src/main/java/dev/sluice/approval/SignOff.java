package dev.sluice.approval;

import dev.sluice.journal.JournalEntry;

/** How stage 7 began: with an order that may go, or with one that waits. */
public sealed interface SignOff {
    /** What is to be journaled. */
    JournalEntry entry();

    /** Signed off by policy. */
    record AtOnce(ApprovedOrder approved, ProposalApproved entry) implements SignOff {}

    /** A person has to decide. */
    record Later(PendingApproval pending, ApprovalRequested entry) implements SignOff {}
}
