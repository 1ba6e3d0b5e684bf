package dev.sluice.vocabulary;

import java.util.Optional;

/**
 * What an order asks for beyond side, quantity and limit.
 *
 * @param stopPrice where a stop or take-profit order wakes up
 * @param icebergQuantity how much of it the book shows at a time, in base asset, more than zero
 * @param selfTradePrevention empty leaves it to the venue's default for the symbol
 */
public record OrderOptions(
        Optional<Price> stopPrice,
        Optional<Quantity> icebergQuantity,
        Optional<SelfTradePrevention> selfTradePrevention) {
    /** Nothing beyond. */
    public static final OrderOptions NONE = new OrderOptions(Optional.empty(), Optional.empty(), Optional.empty());

    public OrderOptions {
        if (icebergQuantity.isPresent() && icebergQuantity.get().isZero()) {
            throw new IllegalArgumentException("iceberg quantity must be more than 0");
        }
    }

    public static OrderOptions stop(Price stopPrice) {
        return new OrderOptions(Optional.of(stopPrice), Optional.empty(), Optional.empty());
    }

    public OrderOptions withIceberg(Quantity shown) {
        return new OrderOptions(stopPrice, Optional.of(shown), selfTradePrevention);
    }

    public OrderOptions with(SelfTradePrevention mode) {
        return new OrderOptions(stopPrice, icebergQuantity, Optional.of(mode));
    }
}
