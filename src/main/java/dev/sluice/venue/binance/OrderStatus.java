package dev.sluice.venue.binance;

import dev.sluice.vocabulary.OrderState;

/** The venue's word for where an order stands ({@code enums.md}, Order status). */
public enum OrderStatus {
    NEW(OrderState.SUBMITTED),
    /** Waits for the working order of its list. */
    PENDING_NEW(OrderState.SUBMITTED),
    PARTIALLY_FILLED(OrderState.PARTIALLY_FILLED),
    FILLED(OrderState.FILLED),
    CANCELED(OrderState.CANCELLED),
    /** "Currently unused"; an order that is being cancelled is still there. */
    PENDING_CANCEL(OrderState.SUBMITTED),
    REJECTED(OrderState.REJECTED),
    EXPIRED(OrderState.EXPIRED),
    /** Expired by self-trade prevention. */
    EXPIRED_IN_MATCH(OrderState.EXPIRED);

    private final OrderState state;

    OrderStatus(OrderState state) {
        this.state = state;
    }

    public OrderState state() {
        return state;
    }

    public boolean isOpen() {
        return !state.isTerminal();
    }
}
