package dev.sluice.execution;

/** What came of the wish to make an order smaller. */
public enum AmendAnswer {
    REQUESTED,
    /** It asks for that much already. */
    UNCHANGED,
    /** It has ended, is in doubt, or another request of it is on its way. */
    NOT_POSSIBLE_NOW,
    /** Not less than it asks for, or not more than is filled already. */
    NOT_SMALLER,
    /** It would break one of the venue's filters. */
    FILTER,
    UNKNOWN_ORDER
}
