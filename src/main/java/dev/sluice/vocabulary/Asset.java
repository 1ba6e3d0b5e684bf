package dev.sluice.vocabulary;

import java.util.regex.Pattern;

/**
 * A currency or coin, such as {@code USDT}.
 *
 * @param code 1 to 20 letters or digits in upper case
 */
public record Asset(String code) implements Comparable<Asset> {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,20}");

    public Asset {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("asset must match " + CODE + " but is \"" + code + "\"");
        }
    }

    @Override
    public int compareTo(Asset other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
