package dev.sluice.pipeline;

import dev.sluice.alert.AlertKind;

/**
 * What the desk does by itself about each fault that it knows: the table of faults and actions, one row each. A test
 * makes every fault happen and looks for its action, so a row that is not true any more fails.
 */
enum FaultAction {
    BOOK_STALE(
            Fault.FEED,
            "a symbol's book is older than allowed",
            "refuses the symbol's proposals with `data_stale`; other symbols go on",
            AlertKind.PART_DEGRADED,
            "risk.MarketDataGate"),
    BOOK_TORN(
            Fault.FEED,
            "messages of a book are missing",
            "believes the book no more, refuses with `book_unsynced`, and fetches a snapshot",
            AlertKind.PART_DEGRADED,
            "market.OrderBook"),
    MARKET_DARK(
            Fault.FEED,
            "no book is fresh any more",
            "is not ready, and opens nothing",
            AlertKind.PART_CRITICAL,
            "pipeline.DeskWatch"),
    STRATEGY_THROWS(
            Fault.FEED,
            "a strategy throws at what it sees",
            "asks it no more; the others go on",
            AlertKind.STRATEGY_FAILED,
            "pipeline.TradingPipeline"),
    SUBMIT_NOT_ACCEPTED(
            Fault.EXECUTION,
            "the venue definitely did not take a submit",
            "tries again after a pause, as a new attempt, a few times",
            AlertKind.ORDER_RETRIED,
            "execution.Submission"),
    OUTCOME_LOST(
            Fault.EXECUTION,
            "the answer to a request is lost",
            "asks the venue, sends nothing again, and pauses the symbol meanwhile",
            AlertKind.ORDER_UNKNOWN,
            "execution.Inquest"),
    ORDER_REJECTED(
            Fault.EXECUTION,
            "the venue rejects an order",
            "ends it and releases its exposure",
            AlertKind.ORDER_REJECTED,
            "execution.OrderTransitions"),
    SUBMITS_FAIL(
            Fault.EXECUTION,
            "too many submits fail within a minute",
            "opens the circuit, refuses with `circuit_open` for a while, then lets a few orders try",
            AlertKind.CIRCUIT_OPENED,
            "risk.CircuitBreakers"),
    NO_EVIDENCE(
            Fault.EXECUTION,
            "an order's outcome stays unknown for too long",
            "leaves it to a person, its exposure reserved and its symbol paused",
            AlertKind.ORDER_IN_REVIEW,
            "execution.Inquest"),
    IMPOSSIBLE_EVENT(
            Fault.EXECUTION,
            "the venue says what cannot be",
            "changes nothing and halts",
            AlertKind.ORDER_ALARM,
            "execution.OrderTransitions"),
    BOOKS_DIFFER(
            Fault.EXECUTION,
            "desk and venue disagree, and evidence does not explain it",
            "suspends trading until they agree",
            AlertKind.DIVERGED,
            "reconciliation.ReconciliationDesk"),
    LIMIT_REACHED(
            Fault.RISK,
            "a loss limit is reached",
            "refuses everything that would open or enlarge a position",
            AlertKind.PROPOSAL_REFUSED,
            "risk.RiskGuard"),
    TRIGGER_TRIPPED(
            Fault.RISK,
            "drawdown, daily loss, errors, latency or another trigger reaches its limit",
            "reduces, halts, or engages the kill switch and cancels, as configured",
            AlertKind.KILL_SWITCH_ENGAGED,
            "pipeline.Safeguards"),
    KILL_SWITCH(
            Fault.RISK,
            "the kill switch is engaged",
            "halts and cancels every open order",
            AlertKind.KILL_SWITCH_ENGAGED,
            "pipeline.OperatorRequests"),
    JOURNAL_LOST(
            Fault.INFRASTRUCTURE,
            "the journal cannot be written",
            "decides and sends nothing more, and begins anew in the process until it is back",
            AlertKind.DESK_RECOVERING,
            "pipeline.DeskLives"),
    PROCESS_ENDED(
            Fault.INFRASTRUCTURE,
            "the process ends in the middle",
            "recovers from the journal at the next start, and doubts every order until the venue was asked",
            AlertKind.DESK_STARTED,
            "pipeline.StagedStart"),
    LOOP_HANGS(
            Fault.INFRASTRUCTURE,
            "the desk's loop stands still",
            "is neither alive nor ready, so that an orchestrator starts it again",
            AlertKind.PART_CRITICAL,
            "operator.DeskChecks"),
    VENUE_FORBIDS(
            Fault.INFRASTRUCTURE,
            "the venue wants no requests (429, 418)",
            "sends none until it may",
            AlertKind.VENUE_BAN,
            "venue.binance.RequestBudget"),
    CHANNEL_DEAD(
            Fault.INFRASTRUCTURE,
            "an alert channel does not deliver",
            "keeps trading, tells of it by the other channels, and tries again",
            AlertKind.PART_DEGRADED,
            "alert.ChannelQueue");

    private final Fault fault;
    private final String happening;
    private final String action;
    private final AlertKind told;
    private final String doneBy;

    /** The four classes of faults. */
    enum Fault {
        FEED,
        EXECUTION,
        RISK,
        INFRASTRUCTURE
    }

    FaultAction(Fault fault, String happening, String action, AlertKind told, String doneBy) {
        this.fault = fault;
        this.happening = happening;
        this.action = action;
        this.told = told;
        this.doneBy = doneBy;
    }

    Fault fault() {
        return fault;
    }

    /** What goes wrong. */
    String happening() {
        return happening;
    }

    /** What the desk does; the subject is the desk. */
    String action() {
        return action;
    }

    /** How people hear of it. */
    AlertKind told() {
        return told;
    }

    /** The class that does it, within {@code dev.sluice}. */
    String doneBy() {
        return doneBy;
    }
}
