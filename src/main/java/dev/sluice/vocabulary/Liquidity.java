package dev.sluice.vocabulary;

/** Whether a fill's order rested in the book or took from it. */
public enum Liquidity {
    MAKER,
    TAKER
}
