package dev.sluice.journal;

/**
 * The first thing that is wrong with a journal.
 *
 * @param sequence the first row that cannot be trusted
 * @param why one sentence for a person
 */
public record ChainProblem(long sequence, Kind kind, String why) {
    /** The ways a chain can be broken. */
    public enum Kind {
        /** The row's hash is not that of its previous hash and entry. */
        ENTRY_ALTERED,
        /** The row does not continue the row before: one of the two was rewritten together with its hash. */
        LINK_BROKEN,
        /** A sequence number is missing: the row was deleted. */
        ROW_MISSING,
        /** The journal ends before the expected head: its tail was cut off. */
        TAIL_CUT,
        /** The chain is whole, but is not the one the expected head was taken from. */
        HEAD_DIFFERS,
        /** The chain is whole, but the entry is not one this program can read. */
        ENTRY_UNREADABLE
    }

    @Override
    public String toString() {
        return "sequence " + sequence + ": " + why;
    }
}
