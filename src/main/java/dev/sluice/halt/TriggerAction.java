package dev.sluice.halt;

/** What a trigger does. */
public enum TriggerAction {
    /** It is not watched. */
    OFF,
    /** REDUCING. */
    REDUCE,
    /** HALTED. */
    HALT,
    /** The kill switch. */
    KILL
}
