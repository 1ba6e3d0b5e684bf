package dev.sluice.risk;

import dev.sluice.signal.TradeProposal;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import java.util.List;

record MintedClearance(
        TradeProposal proposal, OrderId order, OrderTerms terms, List<GateEvaluation> evaluations, long atNanos)
        implements RiskCleared {}
