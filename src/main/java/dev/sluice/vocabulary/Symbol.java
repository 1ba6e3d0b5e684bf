package dev.sluice.vocabulary;

import java.util.regex.Pattern;

/**
 * The venue's name of an instrument, such as {@code BTCUSDT}.
 *
 * @param name 1 to 20 characters of {@code A-Z 0-9 - _ .}, the form Binance accepts in a {@code symbol} parameter
 */
public record Symbol(String name) implements Comparable<Symbol> {
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_.-]{1,20}");

    public Symbol {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("symbol must match " + NAME + " but is \"" + name + "\"");
        }
    }

    @Override
    public int compareTo(Symbol other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
