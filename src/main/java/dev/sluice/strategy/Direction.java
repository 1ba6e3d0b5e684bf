package dev.sluice.strategy;

/** Which positions a strategy opens. */
public enum Direction {
    /** Long ones only. */
    LONG,
    /** Long and short ones; on an account that cannot sell what it does not hold, the short ones come to nothing. */
    LONG_SHORT
}
