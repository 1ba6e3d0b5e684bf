package dev.sluice.operator;

import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.ProposalId;
import java.util.Optional;

/** What became of an {@link OrderRequest}; everything it names is committed. */
public sealed interface OrderAnswer {
    /** It is an order now, perhaps one that has ended already; a repetition names the first one. */
    record Accepted(OrderId order, ProposalId proposal) implements OrderAnswer {}

    /**
     * A gate or a pre-trade check said no.
     *
     * @param code of the closed catalogue
     * @param gate the gate's name, {@code pre_trade} for the checks behind the gates
     */
    record Refused(ProposalId proposal, String code, String gate, Optional<String> measured, Optional<String> limit)
            implements OrderAnswer {}

    /** The key was used for another request. */
    record KeyReused(String idempotencyKey) implements OrderAnswer {}
}
