package dev.sluice.vocabulary;

import java.math.BigDecimal;

/**
 * An exact, signed amount of one asset.
 *
 * @param amount any scale; nothing is ever rounded here
 */
public record Money(BigDecimal amount, Asset asset) {
    public static Money of(String amount, Asset asset) {
        return new Money(new BigDecimal(amount), asset);
    }

    public static Money zero(Asset asset) {
        return new Money(BigDecimal.ZERO, asset);
    }

    /** The sum; {@link IllegalArgumentException} when the assets differ. */
    public Money plus(Money other) {
        if (!asset.equals(other.asset)) {
            throw new IllegalArgumentException("cannot add " + other.asset + " to " + asset);
        }
        return new Money(amount.add(other.amount), asset);
    }

    /** Plain text without trailing zeros, such as {@code "12.5"}. */
    public String plain() {
        return plain(amount);
    }

    /** Plain text of any decimal without exponent and trailing zeros. */
    public static String plain(BigDecimal decimal) {
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return plain() + " " + asset;
    }
}
