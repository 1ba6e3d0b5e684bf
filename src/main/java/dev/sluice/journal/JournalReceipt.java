package dev.sluice.journal;

/**
 * Proof that a batch of entries is durable.
 *
 * @param firstSequence of the batch's first entry
 * @param lastSequence of its last; the batch is contiguous
 * @param head the journal's head right after the batch's last entry
 */
public record JournalReceipt(long firstSequence, long lastSequence, JournalHead head) {}
