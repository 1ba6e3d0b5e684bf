package dev.sluice.signal;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.Optional;

record MintedProposal(
        ProposalId id,
        String strategy,
        Symbol symbol,
        Side side,
        Price limit,
        Price reference,
        Optional<Price> stop,
        Optional<Price> target,
        double confidence,
        String rationale,
        Optional<ManualRequest> request,
        Optional<RequestKey> asked,
        Optional<Long> validUntilNanos,
        long atNanos)
        implements TradeProposal {}
