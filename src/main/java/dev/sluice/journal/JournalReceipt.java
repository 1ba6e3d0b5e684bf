package dev.sluice.journal;

/** Placeholder. */
public record JournalReceipt(long firstSequence, long lastSequence) {}
