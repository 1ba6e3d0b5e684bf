package dev.sluice.storm;

/** What is wrong with a desk on purpose, to see that somebody notices. */
public enum Sabotage {
    /** Nothing. */
    NONE,
    /** Every order is sent twice. */
    SENDS_TWICE,
    /** No answer to an order is taken for a refusal. */
    TAKES_SILENCE_FOR_REFUSAL,
    /** Some fills are never told. */
    HIDES_FILLS,
    /** The exposure of some ended orders stays reserved. */
    KEEPS_RESERVATIONS,
    /** Some entries never reach the journal. */
    LOSES_ENTRIES,
    /** Nobody wakes the saga when its time has come, nor looks at the venue's books. */
    NEVER_WAKES
}
