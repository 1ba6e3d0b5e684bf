package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The funded accounts of the exchange: how they are loaded, and what of them is stored when. */
final class HostAccounts {
    private final PaperHost.Setup setup;
    private final PaperExchange exchange;
    private final GroupCommit commits;
    private final IdBlocks ids;

    /** @param onFailure hears once that nothing will be stored any more */
    HostAccounts(
            PaperHost.Setup setup,
            PaperExchange exchange,
            PaperStore store,
            Executor loop,
            Consumer<Throwable> onFailure) {
        this.setup = setup;
        this.exchange = exchange;
        this.commits = new GroupCommit(store, loop, onFailure);
        this.ids = new IdBlocks(
                exchange, setup.instruments().stream().map(Instrument::symbol).toList());
    }

    /** Puts the accounts into the exchange: as they were stored, or with their opening balances. */
    void load(PaperState state, GroupCommit.Waiting then) {
        ids.resume(state.reserved());
        requireInstruments(state.orders());
        setup.accounts().forEach((account, funding) -> {
            if (state.accounts().containsKey(account)) {
                exchange.restore(account, funding.fees(), stored(account, state));
            } else {
                exchange.open(account, funding.fees(), funding.balances());
                exchange.balances(account)
                        .forEach((asset, balance) -> commits.pending().balance(account, asset, balance));
            }
        });
        reserveIds();
        commits.after(then);
    }

    private static AccountState stored(AccountId account, PaperState state) {
        return new AccountState(
                state.accounts().getOrDefault(account, Collections.emptySortedMap()),
                state.orders().stream()
                        .filter(order -> order.order().account().equals(account))
                        .toList(),
                state.lists().stream()
                        .filter(list -> list.account().equals(account))
                        .toList());
    }

    private void requireInstruments(List<AccountOrder> orders) {
        Set<Symbol> known = setup.instruments().stream().map(Instrument::symbol).collect(Collectors.toSet());
        for (AccountOrder order : orders) {
            Symbol symbol = order.order().terms().symbol();
            if (order.order().isOpen() && !known.contains(symbol)) {
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

    /** Something happened to accounts; {@code then} happens when it is stored. */
    void fold(List<ExchangeEvent> events, GroupCommit.Waiting then) {
        PendingChanges changes = commits.pending();
        events.forEach(event -> fold(event, changes));
        commits.after(then);
    }

    private static void fold(ExchangeEvent event, PendingChanges changes) {
        switch (event) {
            case ExchangeEvent.OrderFilled filled -> {
                changes.order(filled.order());
                changes.trade(filled.venueOrderId(), filled.fill());
            }
            case ExchangeEvent.OrderEvent order -> changes.order(order.order());
            case ExchangeEvent.BalanceChanged changed ->
                changes.balance(
                        changed.account(),
                        changed.change().asset(),
                        new Balance(changed.change().free(), changed.change().locked()));
            case ExchangeEvent.ListChanged changed -> changes.list(changed.list());
            case ExchangeEvent.OrderRejected rejected -> {}
            case ExchangeEvent.CancelRejected rejected -> {}
            case ExchangeEvent.AmendRejected rejected -> {}
            case ExchangeEvent.ListRejected rejected -> {}
            case ExchangeEvent.Deposited deposited -> {}
        }
    }

    /** Remembers where the market stands. */
    void record(List<MarketState> markets, GroupCommit.Waiting then) {
        markets.forEach(commits.pending()::market);
        commits.after(then);
    }

    /** Does this when all that happened is stored. */
    void after(GroupCommit.Waiting then) {
        commits.after(then);
    }

    /** Stores nothing more. */
    void stop(Throwable cause) {
        commits.stop(cause);
    }
}
