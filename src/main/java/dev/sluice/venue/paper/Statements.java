package dev.sluice.venue.paper;

import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers what the desk's account looks like. Open orders, balances and lately closed orders come from memory at the
 * moment of the question; orders that closed long ago cannot change any more and come from the store.
 */
final class Statements {
    private final PaperExchange exchange;
    private final DeskLedger ledger;
    private final PaperStore store;

    /**
     * A statement as of one moment.
     *
     * @param unknown what memory does not know
     */
    record Draft(
            List<AccountOrder> orders, List<BalanceChange> balances, List<VenueLedger.Query> unknown, long atNanos) {}

    Statements(PaperExchange exchange, DeskLedger ledger, PaperStore store) {
        this.exchange = exchange;
        this.ledger = ledger;
        this.store = store;
    }

    Draft draft(List<VenueLedger.Query> queries, long nowNanos) {
        List<AccountOrder> orders = new ArrayList<>(ledger.openOrders());
        Set<VenueLedger.Query> known = new HashSet<>();
        orders.forEach(order -> known.add(DeskLedger.key(order.order())));
        List<VenueLedger.Query> unknown = new ArrayList<>();
        for (VenueLedger.Query query : queries) {
            if (known.add(query)) {
                Optional<AccountOrder> closed = ledger.closed(query);
                closed.ifPresentOrElse(orders::add, () -> unknown.add(query));
            }
        }
        List<BalanceChange> balances = exchange.balances(AccountId.DESK).entrySet().stream()
                .map(each -> new BalanceChange(
                        each.getKey(), each.getValue().free(), each.getValue().locked(), nowNanos))
                .toList();
        return new Draft(orders, balances, unknown, nowNanos);
    }

    /** To be called once everything before the draft is stored. */
    CompletionStage<VenueStatement> complete(Draft draft) {
        CompletionStage<List<AccountOrder>> older =
                draft.unknown().isEmpty() ? CompletableFuture.completedStage(List.of()) : store.find(draft.unknown());
        return older.thenApply(found -> {
            List<VenueStatement.VenueOrder> orders = new ArrayList<>();
            draft.orders().forEach(order -> orders.add(venueOrder(order)));
            found.forEach(order -> orders.add(venueOrder(order)));
            return new VenueStatement(orders, draft.balances(), draft.atNanos());
        });
    }

    private static VenueStatement.VenueOrder venueOrder(AccountOrder order) {
        OrderView view = order.order();
        return new VenueStatement.VenueOrder(
                view.clientOrderId(),
                view.venueOrderId(),
                view.terms(),
                view.state(),
                view.filled(),
                view.endedBy().map(Reason::code).orElse(""),
                order.fills());
    }
}
