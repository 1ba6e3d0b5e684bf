package dev.sluice.pipeline;

import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.ProposalId;

/** Ids that count up from 1 within a run; the prefix keeps runs apart. */
final class DeskIds {
    private final String prefix;
    private long orders;
    private long proposals;
    private long reconciliations;

    DeskIds(String prefix) {
        this.prefix = prefix;
    }

    OrderId order() {
        return new OrderId(prefix + "o" + ++orders);
    }

    String reconciliation() {
        return prefix + "r" + ++reconciliations;
    }

    ProposalId proposal() {
        return new ProposalId(prefix + "p" + ++proposals);
    }
}
