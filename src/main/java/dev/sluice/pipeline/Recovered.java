package dev.sluice.pipeline;

import dev.sluice.halt.Halt;
import dev.sluice.halt.KillSwitch;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.portfolio.AccountMarked;
import dev.sluice.reconciliation.ReconciliationDesk;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What earlier processes left in the journal's projections.
 *
 * @param orders that had not ended
 * @param endedOrders the newest that had ended
 * @param orderFills the fills of the orders that had not ended
 * @param newestFills of all orders, as many as are remembered for telling repetitions
 * @param requests the newest requests of people
 * @param waiting proposals that wait for a person
 * @param trading the trading state; empty in a new journal
 * @param newestAlert of which people were told
 * @param haltTriggers what stops trading without anybody's word, as it was judged last
 */
record Recovered(
        List<ProjectedRow> orders,
        List<ProjectedRow> endedOrders,
        List<ProjectedRow> orderFills,
        List<ProjectedRow> newestFills,
        List<ProjectedRow> positions,
        List<ProjectedRow> balances,
        List<ProjectedRow> fees,
        List<ProjectedRow> requests,
        List<ProjectedRow> waiting,
        Optional<ProjectedRow> trading,
        Optional<ProjectedRow> killSwitch,
        Optional<ProjectedRow> account,
        List<ProjectedRow> haltTriggers,
        Counted counted,
        Reconciled reconciled,
        Gated gated,
        Optional<ProjectedRow> newestAlert,
        Guarded guarded,
        Strategies strategies) {
    /**
     * What is known of strategies.
     *
     * @param changes that people have made
     * @param states that strategies may go on from
     * @param outcomes of signals, counted
     */
    record Strategies(List<ProjectedRow> changes, List<ProjectedRow> states, List<ProjectedRow> outcomes) {
        static final Strategies NOTHING = new Strategies(List.of(), List.of(), List.of());
    }

    /**
     * What was compared with the venue.
     *
     * @param holdings what the account should hold
     * @param transfers the newest, for telling repetitions
     * @param cursors up to which trade of each symbol the venue's books were read
     * @param accepted differences that a person has accepted
     */
    record Reconciled(
            List<ProjectedRow> holdings,
            List<ProjectedRow> transfers,
            List<ProjectedRow> cursors,
            List<ProjectedRow> accepted) {
        static final Reconciled NOTHING = new Reconciled(List.of(), List.of(), List.of(), List.of());
    }

    /**
     * What the gates had counted.
     *
     * @param streaks losing trades in a row
     * @param shares what strategies hold of the positions
     */
    record Guarded(List<ProjectedRow> streaks, List<ProjectedRow> shares) {
        static final Guarded NOTHING = new Guarded(List.of(), List.of());
    }

    /**
     * What the gates remembered.
     *
     * @param buckets token buckets
     * @param limits that people had set
     * @param transitions the newest of orders, oldest first
     */
    record Gated(
            List<ProjectedRow> buckets,
            List<ProjectedRow> circuits,
            List<ProjectedRow> limits,
            List<JournaledEntry> transitions) {
        static final Gated NOTHING = new Gated(List.of(), List.of(), List.of(), List.of());
    }

    /** The reason under which the configured trading state is journaled; such a state follows the configuration. */
    static final String AS_CONFIGURED = "as configured";

    /** The desk's halt as it stood; a state that the configuration set follows the configuration. */
    Halt halt(TradingState configured) {
        TradingState state = trading.filter(row -> !row.text("reason").equals(AS_CONFIGURED))
                .map(row -> TradingState.valueOf(row.text("state")))
                .filter(left -> configured == TradingState.ACTIVE)
                .orElse(configured);
        return Halt.restored(
                        state,
                        trading.flatMap(row -> row.value("resumes"))
                                .map(TradingState::valueOf)
                                .filter(resumed -> configured == TradingState.ACTIVE),
                        killSwitch.map(row -> new KillSwitch(
                                Boolean.parseBoolean(row.text("engaged")),
                                row.text("reason"),
                                row.text("by"),
                                UtcNanos.parse(row.text("at")),
                                row.value("closing").map(Boolean::parseBoolean).orElse(false))))
                .because(trading.map(row -> row.text("reason")));
    }

    /** What a desk that is not made yet has to ask. */
    VenueLedger.Question question(Set<Symbol> symbols) {
        return new VenueLedger.Question(
                orders.stream()
                        .filter(row -> !OrderState.valueOf(row.text("state")).isTerminal())
                        .map(row -> new VenueLedger.Query(
                                new Symbol(row.text("symbol")), new ClientOrderId(row.text("clientOrderId"))))
                        .toList(),
                List.of(),
                ReconciliationDesk.tradesAfter(symbols, ReconciliationDesk.readUpTo(reconciled.cursors())));
    }

    /** What the journal began with; a new journal begins with what the venue says. */
    Map<Asset, BigDecimal> openingBalances(VenueStatement statement) {
        return account.map(AccountMarked::openingBalances).orElseGet(() -> {
            Map<Asset, BigDecimal> balances = new TreeMap<>();
            statement
                    .balances()
                    .forEach(balance ->
                            balances.put(balance.asset(), balance.free().add(balance.locked())));
            return balances;
        });
    }

    /** A new journal. */
    static final Recovered NOTHING = new Recovered(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new Counted(0, 0, 0, 0),
            Reconciled.NOTHING,
            Gated.NOTHING,
            Optional.empty(),
            Guarded.NOTHING,
            Strategies.NOTHING);
}
