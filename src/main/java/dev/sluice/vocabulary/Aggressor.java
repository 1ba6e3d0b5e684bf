package dev.sluice.vocabulary;

import java.util.Optional;

/** Which side of a public trade took liquidity, as far as it is known. */
public enum Aggressor {
    BUY,
    SELL,
    /** The source does not say; such a trade counts for neither side. */
    UNKNOWN;

    public static Aggressor of(Side taker) {
        return taker == Side.BUY ? BUY : SELL;
    }

    /** The side that took; empty if it is unknown. */
    public Optional<Side> side() {
        return switch (this) {
            case BUY -> Optional.of(Side.BUY);
            case SELL -> Optional.of(Side.SELL);
            case UNKNOWN -> Optional.empty();
        };
    }
}
