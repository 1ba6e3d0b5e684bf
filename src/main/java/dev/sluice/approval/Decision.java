package dev.sluice.approval;

/**
 * What a person decided about a waiting proposal.
 *
 * @param by the role of who decided
 * @param reason in that person's words
 */
public record Decision(String by, String reason) {}
