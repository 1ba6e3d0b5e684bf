package dev.sluice.vocabulary;

import java.util.regex.Pattern;

/**
 * The id under which we send an order, ours to choose and journaled before the first byte is sent.
 *
 * @param value matches {@code ^[a-zA-Z0-9-_]{1,36}$} (Binance {@code fix-api.md}, ClOrdID)
 */
public record ClientOrderId(String value) implements Comparable<ClientOrderId> {
    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9_-]{1,36}");

    public ClientOrderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("client order id must match " + FORM + " but is \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(ClientOrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
