package dev.sluice.vocabulary;

/** The desk's own id of an order: one intent, however many attempts. */
public record OrderId(String value) implements Comparable<OrderId> {
    public OrderId {
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("id must have 1 to 64 characters but has " + value.length());
        }
    }

    @Override
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
