package dev.sluice.approval;

/** What can happen to a proposal. Past tense: each is a fact. */
public enum ProposalEvent {
    /** A gate refused it. */
    GATES_REFUSED,
    /** Every gate passed; exposure and rate tokens are taken. */
    GATES_PASSED,
    /** It needs no person: worth no more than the threshold, or it only makes a position smaller. */
    SIGNED_OFF_BY_POLICY,
    /** It is worth more than the threshold. */
    PERSON_ASKED,
    /** A person approved it, and the gates passed once more. */
    PERSON_APPROVED,
    /** A person rejected it. */
    PERSON_REJECTED,
    /** A person approved it, but a gate or a check said no on what is known now. */
    REFUSED_AGAIN,
    /** Its order was cancelled while it waited: by a person, or by the kill switch. */
    ORDER_WITHDRAWN,
    /** Nobody decided in time. */
    TIME_RAN_OUT
}
