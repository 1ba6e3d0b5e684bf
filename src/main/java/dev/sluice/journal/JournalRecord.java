package dev.sluice.journal;

/**
 * One row of the journal, exactly as stored and exported.
 *
 * @param seq 1 for the first row, then without gaps
 * @param entry canonical JSON text; see {@link CanonicalJson}
 * @param previousHash the hash of the row before, {@link HashChain#GENESIS} for the first
 * @param hash lowercase hex SHA-256 of {@code previousHash} (ASCII) followed by {@code entry} (UTF-8)
 */
public record JournalRecord(long seq, String entry, String previousHash, String hash) {
    /**
     * The entry's content.
     *
     * @throws JournalFormatException if the text is not an entry, or was written by a newer version
     */
    public JournaledEntry parsed() {
        return CanonicalJson.parseEntry(entry);
    }

    /** Where the journal stands after this row. */
    public JournalHead head() {
        return new JournalHead(seq, hash);
    }
}
