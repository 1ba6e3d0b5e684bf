package dev.sluice.reconciliation;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** The venue's own books, asked for. */
public interface VenueLedger {
    /** An order to ask about. */
    record Query(Symbol symbol, ClientOrderId clientOrderId) {}

    /** An order to ask about of which only the venue's id is known, from a trade of it. */
    record Trace(Symbol symbol, VenueOrderId venueOrderId) {}

    /**
     * What a statement shall tell besides balances and open orders.
     *
     * @param orders to look up; at most 10,000
     * @param traces to look up; at most 10,000
     * @param tradesAfter symbols whose trades are wanted, and after which trade id; empty if only the newest id is
     */
    record Question(List<Query> orders, List<Trace> traces, Map<Symbol, OptionalLong> tradesAfter) {
        /** The trade ids of a symbol in which nothing was traded yet: all that come are after it. */
        public static final long NO_TRADE = -1;

        public Question {
            orders = List.copyOf(orders);
            traces = List.copyOf(traces);
            tradesAfter = Collections.unmodifiableMap(new TreeMap<>(tradesAfter)); // asked in this order, always
        }
    }

    /**
     * The venue's account at this moment.
     *
     * @return fails if the venue cannot be reached or answers nonsense: then nothing is known
     */
    CompletionStage<VenueStatement> statement(Question question);

    /** The same without trades. */
    default CompletionStage<VenueStatement> statement(List<Query> queries) {
        return statement(new Question(queries, List.of(), Map.of()));
    }

    /**
     * How long after a request was sent a "not found" still proves nothing, because the venue may not have matched it
     * yet or its query side may lag; UTC nanoseconds. Zero for an exchange in our own process: its requests in flight
     * ended with the last process, and the query reads the matching core itself.
     */
    long notFoundHorizonNanos();
}
