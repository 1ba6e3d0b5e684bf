package dev.sluice.vocabulary;

/** The id of a trade proposal, from the idea to its end. */
public record ProposalId(String value) implements Comparable<ProposalId> {
    public ProposalId {
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("id must have 1 to 64 characters but has " + value.length());
        }
    }

    @Override
    public int compareTo(ProposalId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
