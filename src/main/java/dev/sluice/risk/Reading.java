package dev.sluice.risk;

/**
 * What a check would measure now, apart from any proposal.
 *
 * @param subject a symbol, or {@code *} for the desk
 */
public record Reading(String gate, String check, String subject, Measure measured, Measure limit) {}
