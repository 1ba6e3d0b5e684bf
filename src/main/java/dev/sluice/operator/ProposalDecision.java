package dev.sluice.operator;

import dev.sluice.vocabulary.ProposalId;

/**
 * What a person decides about a waiting proposal.
 *
 * @param reason in that person's words
 * @param by the role of who decides
 */
public record ProposalDecision(ProposalId proposal, boolean approved, String reason, String by) {}
