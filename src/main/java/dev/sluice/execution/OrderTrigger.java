package dev.sluice.execution;

import java.util.Locale;

/** What can happen to an order. Past tense: each is a fact with evidence, not a wish. */
public enum OrderTrigger {
    /** Its intent, or the next attempt of it, is being committed; the next step is the wire. */
    SUBMIT_STARTED,
    /** A pre-trade check refused it; nothing was sent. */
    REFUSED_LOCALLY,
    /** Taken back before anything was sent: halted, drifted or expired. */
    WITHDRAWN,
    /** The venue has it. */
    ACKNOWLEDGED,
    /** A fill that leaves something open. */
    PARTLY_FILLED,
    /** A fill that leaves nothing open. */
    COMPLETELY_FILLED,
    /** A cancel request is being committed. */
    CANCEL_STARTED,
    /** An amend request is being committed. */
    AMEND_STARTED,
    /** The venue refused a cancel or amend request; the order stands as before. */
    REQUEST_REFUSED,
    /** The venue amended it. */
    AMENDED,
    /** The venue canceled it. */
    CANCELED,
    /** The venue rejected it. */
    REJECTED,
    /** The venue expired it. */
    EXPIRED,
    /** A submit was definitely not accepted; the next attempt is due later. */
    NOT_ACCEPTED,
    /** A request's answer was lost; it may or may not have happened. */
    OUTCOME_LOST,
    /** Evidence did not come in time. */
    REVIEW_DEMANDED;

    /** As journaled, such as {@code partly_filled}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
