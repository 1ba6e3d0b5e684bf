package dev.sluice.signal;

import java.util.Locale;

/** How a signal ended. */
public enum SignalOutcome {
    /** The price reached its target first. */
    TARGET,
    /** The price reached its stop first, or both in one candle. */
    STOP,
    /** It reached neither in time. */
    EXPIRED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
