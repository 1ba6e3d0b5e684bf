package dev.sluice.venue.paper;

import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The desk's account on the exchange: how it is loaded, what of it is stored when, and what it looks like. */
final class DeskAccount {
    private final PaperVenue.Setup setup;
    private final PaperExchange exchange;
    private final GroupCommit commits;
    private final IdBlocks ids;
    private final DeskLedger ledger;
    private final Statements statements;

    /** @param onFailure hears once that nothing will be stored any more */
    DeskAccount(
            PaperVenue.Setup setup,
            PaperExchange exchange,
            PaperStore store,
            Executor loop,
            Consumer<Throwable> onFailure) {
        this.setup = setup;
        this.exchange = exchange;
        this.commits = new GroupCommit(store, loop, onFailure);
        this.ids = new IdBlocks(
                exchange, setup.instruments().stream().map(Instrument::symbol).toList());
        this.ledger = new DeskLedger(exchange);
        this.statements = new Statements(exchange, ledger, store);
    }

    /** Puts the account into the exchange: as it was stored, or with its opening balances. */
    void load(PaperState state, GroupCommit.Waiting then) {
        ids.resume(state.reserved());
        if (state.reserved().isEmpty()) {
            exchange.open(AccountId.DESK, setup.fees(), setup.balances());
            exchange.balances(AccountId.DESK).forEach(commits.pending()::balance);
        } else {
            requireInstruments(state.orders());
            List<OrderView> open =
                    state.orders().stream().map(AccountOrder::order).toList();
            exchange.restore(AccountId.DESK, setup.fees(), state.balances(), open);
            state.orders().forEach(ledger::restore);
        }
        reserveIds();
        commits.after(then);
    }

    private void requireInstruments(List<AccountOrder> orders) {
        Set<Symbol> known = setup.instruments().stream().map(Instrument::symbol).collect(Collectors.toSet());
        for (AccountOrder order : orders) {
            Symbol symbol = order.order().terms().symbol();
            if (!known.contains(symbol)) {
                throw new IllegalStateException("the paper exchange has open orders in " + symbol
                        + ", which is no longer among the symbols; add it again and cancel them first");
            }
        }
    }

    /** @throws IllegalStateException if the store has not kept up with the ids */
    void requireIds() {
        ids.requireSome();
        reserveIds();
    }

    private void reserveIds() {
        Map<String, Long> reserved = ids.ask(commits.pending());
        if (!reserved.isEmpty()) {
            commits.after(() -> ids.stored(reserved));
        }
    }

    /** Something happened to the account; {@code then} happens when it is stored. */
    void fold(List<ExchangeEvent> events, GroupCommit.Waiting then) {
        ledger.fold(events, commits.pending());
        commits.after(then);
    }

    /** Remembers where the market stands. */
    void record(List<MarketState> markets, GroupCommit.Waiting then) {
        markets.forEach(commits.pending()::market);
        commits.after(then);
    }

    /** What the account looks like now, given when all of it is stored; nothing is given if that fails. */
    void statement(
            List<VenueLedger.Query> queries, long nowNanos, Consumer<CompletionStage<VenueStatement>> whenStored) {
        Statements.Draft draft = statements.draft(queries, nowNanos);
        commits.after(() -> whenStored.accept(statements.complete(draft)));
    }

    /** Stores nothing more. */
    void stop(Throwable cause) {
        commits.stop(cause);
    }
}
