package dev.sluice.approval;

import static dev.sluice.vocabulary.ProposalState.APPROVED;
import static dev.sluice.vocabulary.ProposalState.AUTO_APPROVED;
import static dev.sluice.vocabulary.ProposalState.EXPIRED;
import static dev.sluice.vocabulary.ProposalState.PENDING_APPROVAL;
import static dev.sluice.vocabulary.ProposalState.PROPOSED;
import static dev.sluice.vocabulary.ProposalState.REJECTED;
import static dev.sluice.vocabulary.ProposalState.RISK_REJECTED;
import static dev.sluice.vocabulary.ProposalState.VALIDATED;

import dev.sluice.vocabulary.ProposalState;
import java.util.Map;
import java.util.Optional;

/**
 * The one transition table of proposals. What is not in it is illegal: what was decided once stays so, and nothing that
 * is not waiting can be approved.
 */
public final class ProposalTransitions {
    private static final Map<ProposalState, Map<ProposalEvent, ProposalState>> TABLE = Map.of(
            PROPOSED,
            Map.of(ProposalEvent.GATES_REFUSED, RISK_REJECTED, ProposalEvent.GATES_PASSED, VALIDATED),
            VALIDATED,
            Map.of(
                    ProposalEvent.SIGNED_OFF_BY_POLICY, AUTO_APPROVED,
                    ProposalEvent.PERSON_ASKED, PENDING_APPROVAL),
            PENDING_APPROVAL,
            Map.of(
                    ProposalEvent.PERSON_APPROVED, APPROVED,
                    ProposalEvent.PERSON_REJECTED, REJECTED,
                    ProposalEvent.REFUSED_AGAIN, REJECTED,
                    ProposalEvent.ORDER_WITHDRAWN, REJECTED,
                    ProposalEvent.TIME_RAN_OUT, EXPIRED));

    private ProposalTransitions() {}

    /** The next state, or empty if the transition is illegal. */
    public static Optional<ProposalState> of(ProposalState from, ProposalEvent event) {
        return Optional.ofNullable(TABLE.getOrDefault(from, Map.of()).get(event));
    }

    /** The next state of a transition that the code itself makes sure is legal. */
    static ProposalState next(ProposalState from, ProposalEvent event) {
        return of(from, event).orElseThrow(() -> new IllegalStateException("no " + event + " of a proposal " + from));
    }
}
