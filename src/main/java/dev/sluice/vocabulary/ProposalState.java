package dev.sluice.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a proposal stands. What may follow what is the transition table in {@code approval}. */
public enum ProposalState {
    /** It passed the last validation of its signal; the gates have yet to be asked. */
    PROPOSED,
    /** A gate refused it. */
    RISK_REJECTED,
    /** Every gate passed; the sign-off comes next, in the same step. */
    VALIDATED,
    /** Signed off by policy. */
    AUTO_APPROVED,
    /** Waits for a person, with its exposure reserved. */
    PENDING_APPROVAL,
    /** A person signed it off, and the gates passed once more. */
    APPROVED,
    /** A person said no, the gates did when they were asked again, or its order was cancelled while it waited. */
    REJECTED,
    /** Nobody decided in time. */
    EXPIRED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** As journaled and shown, such as {@code pending_approval}. */
    public String code() {
        return code;
    }

    /** The state of that code. */
    public static Optional<ProposalState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
