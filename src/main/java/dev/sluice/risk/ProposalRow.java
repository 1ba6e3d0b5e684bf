package dev.sluice.risk;

import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.UtcNanos;
import java.util.HashMap;
import java.util.Map;

/** The row of the proposals projection, as every entry about a proposal carries it. */
public final class ProposalRow {
    private ProposalRow() {}

    /** A new, modifiable map. */
    public static Map<String, Object> of(TradeProposal proposal, String state, long atNanos) {
        Map<String, Object> row = new HashMap<>();
        row.put("proposalId", proposal.id().value());
        row.put("symbol", proposal.symbol().name());
        row.put("side", proposal.side().name());
        row.put("type", OrderType.LIMIT.name());
        row.put("price", proposal.limit().toString());
        row.put("strategy", proposal.strategy());
        row.put("state", state);
        row.put("createdAt", UtcNanos.format(proposal.atNanos()));
        row.put("updatedAt", UtcNanos.format(atNanos));
        return row;
    }
}
