package dev.sluice.venue.paper;

/**
 * Names one account of the paper exchange.
 *
 * @param value 1 to 64 characters
 */
public record AccountId(String value) implements Comparable<AccountId> {
    /** The account of the desk in the same process. */
    public static final AccountId DESK = new AccountId("desk");

    public AccountId {
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("account id must have 1 to 64 characters but has " + value.length());
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
