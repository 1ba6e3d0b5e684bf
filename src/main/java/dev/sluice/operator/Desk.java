package dev.sluice.operator;

import dev.sluice.journal.JournalRecord;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * The running desk, as people and their tools may use it. Safe from any thread: every call is answered on the desk's
 * own loop, in the order in which calls came, and one that changes something only after the change is committed.
 *
 * <p>Every {@link Uni} fails with {@link DeskUnavailableException} while there is no desk: before it has recovered,
 * while it stops, and after its journal failed.
 */
public interface Desk {
    /** Where the start or the stop stands; never fails, never waits. */
    DeskHealth health();

    /** The desk at a glance. */
    Uni<DeskStatus> status();

    /** A manual order is a proposal like any other: the gates apply. */
    Uni<OrderAnswer> place(OrderRequest request);

    /** A person decides about a proposal that waits; an approved one has to pass the gates once more. */
    Uni<DecisionAnswer> decide(ProposalDecision decision);

    /**
     * A recommendation of an outside strategy is a proposal like any other: it is sized, and the gates apply.
     *
     * @return empty if the strategy says again what it has just said
     */
    Uni<Optional<OrderAnswer>> recommend(RecommendationRequest request);

    /**
     * Closes as much of a position as one order can, at the market; no gate and no approval stands in its way.
     *
     * @return the order; empty if there is nothing to close, or it is being closed
     */
    Uni<Optional<OrderId>> close(Symbol symbol, String reason, String by);

    /** Asks the venue to cancel; done when the wish is committed, not when the venue has answered. */
    Uni<CancelAnswer> cancel(OrderId order, String by);

    /** Asks the venue to make an order smaller; done when the wish is committed. */
    Uni<ChangeAnswer> amend(OrderId order, Quantity quantity);

    /** A person decides about an order in doubt. */
    Uni<ChangeAnswer> resolve(OrderId order, ReviewDecision decided);

    /** The trading state. */
    Uni<HaltView> halt();

    /**
     * Changes the trading state. Engaging is answered in every phase of the desk, within a second: if the journal
     * cannot take it now, by a view that is not journaled. A reset compares with the venue's books first and fails with
     * {@link ResetRefusedException} if they differ.
     */
    Uni<HaltView> change(HaltChange change);

    /** Positions that are or were, by symbol. */
    Uni<List<PositionView>> positions();

    Uni<AccountView> account();

    /** What is at risk, by symbol, by group, and in all. */
    Uni<ExposureView> exposure();

    /**
     * The structure of a symbol's market, over the newest closed candles that are kept.
     *
     * @param swing candles after a turning point that must not go beyond it, 1 to 100
     * @return empty for a symbol that the desk does not trade
     */
    Uni<Optional<MarketStructureView>> structure(Symbol symbol, CandleInterval interval, int swing);

    /**
     * The order book of a symbol.
     *
     * @param levels of each side, 1 to 1,000
     * @return empty for a symbol that the desk does not trade
     */
    Uni<Optional<BookView>> book(Symbol symbol, int levels);

    /**
     * The newest candles of a symbol, oldest first; an interval without trades has none.
     *
     * @param limit 1 to 1,000
     * @return empty for a symbol that the desk does not trade
     */
    Uni<Optional<List<CandleView>>> candles(Symbol symbol, CandleInterval interval, int limit);

    /**
     * The newest public trades of a symbol, and who took.
     *
     * @param limit 1 to 1,000
     * @return empty for a symbol that the desk does not trade
     */
    Uni<Optional<TapeView>> tape(Symbol symbol, int limit);

    /**
     * Delta bars of a symbol, oldest first; an interval without trades has none.
     *
     * @param interval made of whole minutes
     * @param limit 1 to 1,000
     * @return empty for a symbol that the desk does not trade
     */
    Uni<Optional<List<DeltaView>>> delta(Symbol symbol, CandleInterval interval, int limit);

    /**
     * The same by price.
     *
     * @param limit 1 to 100
     */
    Uni<Optional<List<FootprintView>>> footprint(
            Symbol symbol, CandleInterval interval, int limit, ImbalanceQuery imbalance);

    /** The gates, what they measure now, and the limits that people may change. */
    Uni<RiskView> risk();

    /** Every strategy that there is, in the order of their names. */
    Uni<List<StrategyView>> strategies();

    /** A person switches a strategy on or off, or gives it other capital. */
    Uni<StrategyAnswer> changeStrategy(StrategyChange change);

    /** Tightens limits, or gives back what is configured. */
    Uni<RiskAnswer> changeLimits(RiskChange change);

    /** Compares the desk with the venue's books now; the answer comes when what was found is committed. */
    Uni<ReconciliationView> reconcile();

    /** What people were told last, newest first, as this process remembers it; never fails, never waits. */
    List<AlertView> recentAlerts();

    /** What people are told from now on. A subscriber that does not keep up misses some. */
    Multi<AlertView> alerted();

    /**
     * What is journaled from now on, in order. A subscriber that does not keep up is failed with {@link
     * io.smallrye.mutiny.subscription.BackPressureFailure} rather than fed with holes.
     */
    Multi<JournalRecord> journaled();
}
