package dev.sluice.signal;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.Optional;

/** Proof that stage 5 was passed: a wish to open a position, not yet sized and not yet allowed. */
public sealed interface TradeProposal permits MintedProposal {
    ProposalId id();

    String strategy();

    Symbol symbol();

    Side side();

    /** The worst price at which it may trade. */
    Price limit();

    /** The price it was decided at; drift is measured from it. */
    Price reference();

    /** Where the position would be given up; the size follows from the distance. */
    Optional<Price> stop();

    /** Where whoever proposed it would take the profit; shown, and no order is made of it. */
    Optional<Price> target();

    /** From 0 to 1. */
    double confidence();

    String rationale();

    /** What a person asked for, if a person did; then nothing is sized. */
    Optional<ManualRequest> request();

    /** The request that it came with, if it did not come from a strategy of the desk's own. */
    Optional<RequestKey> asked();

    /** Until when it may wait for a person, UTC nanoseconds since the epoch; empty if it says nothing about that. */
    Optional<Long> validUntilNanos();

    long atNanos();
}
