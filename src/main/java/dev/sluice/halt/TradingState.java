package dev.sluice.halt;

/** Whether orders may go out. Cancels and reducing orders always may. */
public enum TradingState {
    /** No new orders but reducing ones. The default wherever money is real. */
    HALTED,
    /** Only orders that reduce exposure. */
    REDUCING,
    /** Everything that the gates let through. */
    ACTIVE
}
