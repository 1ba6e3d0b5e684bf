package dev.sluice.execution;

import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import java.util.Optional;

/**
 * A person's decision about an order in doubt.
 *
 * @param state FILLED, CANCELLED, REJECTED or EXPIRED
 * @param filled what it traded in all, base quantity; what is missing in our books is booked at {@code price}
 * @param price of what is booked; empty for the order's own limit, or the price at which it was decided
 */
public record Resolution(OrderState state, Quantity filled, Optional<Price> price, String reason, String by) {
    public Resolution {
        if (!state.isTerminal()) {
            throw new IllegalArgumentException("an order is resolved to a state that ends it, not to " + state);
        }
    }

    /** What came of it. */
    public enum Answer {
        RESOLVED,
        /** It is not in doubt: nothing to decide. */
        NOT_IN_DOUBT,
        /** The filled quantity is less than is booked, more than the order's, or does not go with the state. */
        IMPOSSIBLE_QUANTITY,
        UNKNOWN_ORDER
    }
}
