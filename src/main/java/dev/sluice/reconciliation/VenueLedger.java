package dev.sluice.reconciliation;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The venue's own books, asked for. */
public interface VenueLedger {
    /** An order to ask about. */
    record Query(Symbol symbol, ClientOrderId clientOrderId) {}

    /**
     * The venue's account at this moment.
     *
     * @param queries orders to look up besides the open ones; at most 10,000
     * @return fails if the venue cannot be reached or answers nonsense: then nothing is known
     */
    CompletionStage<VenueStatement> statement(List<Query> queries);

    /**
     * How long after a request was sent a "not found" still proves nothing, because the venue may not have matched it
     * yet or its query side may lag; UTC nanoseconds. Zero for an exchange in our own process: its requests in flight
     * ended with the last process, and the query reads the matching core itself.
     */
    long notFoundHorizonNanos();
}
