package dev.sluice.vocabulary;

/** How long a LIMIT order stays active (Binance {@code enums.md}, "Time in force"). */
public enum TimeInForce {
    /** Good til canceled. */
    GTC,
    /** Immediate or cancel: fills what it can at once, the rest expires. */
    IOC,
    /** Fill or kill: fills whole at once or expires whole. */
    FOK
}
