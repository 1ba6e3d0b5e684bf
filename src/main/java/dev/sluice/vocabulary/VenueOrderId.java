package dev.sluice.vocabulary;

/** The id that the venue gave an order. */
public record VenueOrderId(String value) implements Comparable<VenueOrderId> {
    public VenueOrderId {
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("id must have 1 to 64 characters but has " + value.length());
        }
    }

    @Override
    public int compareTo(VenueOrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
