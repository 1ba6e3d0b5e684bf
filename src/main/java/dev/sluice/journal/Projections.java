package dev.sluice.journal;

import dev.sluice.journal.Projection.Column;
import dev.sluice.journal.Projection.Presence;
import dev.sluice.journal.Projection.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All projections. To add a column: here (optional, because older entries lack it) and in a migration; to drop one: the
 * same two places, and old entries that still carry it stay readable.
 */
public final class Projections {
    public static final Projection ORDER = new Projection(
            "order",
            "orders",
            columns(
                    key("orderId"),
                    texts("clientOrderId", "venueOrderId?", "symbol", "side", "type"),
                    numbers("quantity", "price?"),
                    texts("timeInForce", "state"),
                    numbers("filledQuantity", "averagePrice?", "reference?"),
                    json("fees"),
                    texts("reason?", "origin", "purpose", "createdAt", "updatedAt"),
                    numbers("stopPrice?", "icebergQuantity?"),
                    texts("selfTradePrevention?"),
                    numbers("attempt?"),
                    texts("sentAt?", "retryAt?", "doubtAt?", "wanted?", "claim?"),
                    numbers("arrival?")));

    public static final Projection FILL = new Projection(
            "fill",
            "fills",
            columns(
                    key("symbol", "tradeId"),
                    texts("orderId", "clientOrderId", "side"),
                    numbers("price", "quantity", "commission"),
                    texts("commissionAsset", "liquidity", "at"),
                    numbers("commissionValue?")));

    public static final Projection POSITION = new Projection(
            "position",
            "positions",
            columns(key("symbol"), numbers("quantity", "cost", "averagePrice?", "realizedPnl", "fees")));

    public static final Projection BALANCE =
            new Projection("balance", "balances", columns(key("asset"), numbers("free", "locked"), texts("at")));

    public static final Projection PROPOSAL = new Projection(
            "proposal",
            "proposals",
            columns(
                    key("proposalId"),
                    texts("symbol", "side", "type"),
                    numbers("quantity?", "price?"),
                    texts("strategy", "state", "reason?", "createdAt", "updatedAt", "gate?"),
                    texts("orderId?", "expiresAt?", "decidedBy?", "decision?"),
                    json("clearance?")));

    public static final Projection TRADING =
            new Projection("trading", "trading", columns(texts("state", "reason", "at", "resumes?")));

    public static final Projection KILL_SWITCH =
            new Projection("killSwitch", "kill_switch", columns(texts("engaged", "reason", "by", "at", "closing?")));

    /** What stops trading without anybody's word, as it was judged last. */
    public static final Projection HALT_TRIGGER = new Projection(
            "haltTrigger",
            "halt_triggers",
            columns(key("trigger"), texts("tripped", "action"), numbers("measured", "allowed"), texts("at")));

    /** Equity and the marks that drawdown and daily loss are measured from. */
    public static final Projection ACCOUNT = new Projection(
            "account",
            "account",
            columns(
                    texts("currency", "day"),
                    numbers("opening", "equity", "peak", "dayStart"),
                    json("openingBalances"),
                    texts("at")));

    /** What a symbol's trades have cost in one asset. */
    public static final Projection FEE =
            new Projection("fee", "fees", columns(key("symbol", "asset"), numbers("amount", "value", "unpriced")));

    /** Requests of people, by the key that makes a repetition harmless. */
    public static final Projection REQUEST = new Projection(
            "request",
            "requests",
            columns(
                    key("idempotencyKey"),
                    texts(
                            "bodyHash",
                            "proposalId",
                            "orderId?",
                            "code?",
                            "gate?",
                            "measured?",
                            "allowed?",
                            "by",
                            "at")));

    /** What the account should hold of an asset: opening balance, fills, commissions and transfers. */
    public static final Projection HOLDING =
            new Projection("holding", "holdings", columns(key("asset"), numbers("quantity")));

    public static final Projection TRANSFER = new Projection(
            "transfer",
            "transfers",
            columns(key("transferId"), texts("asset"), numbers("delta"), texts("source", "at")));

    /** Up to which trade of a symbol the venue's books were read. */
    public static final Projection TRADE_CURSOR =
            new Projection("tradeCursor", "trade_cursors", columns(key("symbol"), numbers("tradeId")));

    /** What differs from the venue and a person has accepted. */
    public static final Projection ACCEPTED_DIVERGENCE =
            new Projection("acceptedDivergence", "accepted_divergences", columns(key("divergence"), texts("by", "at")));

    /** Losing trades in a row of a symbol, and what the next trade is measured from. */
    public static final Projection LOSS_STREAK = new Projection(
            "lossStreak", "loss_streaks", columns(key("symbol"), numbers("net", "losses"), texts("until?", "at")));

    /** What a strategy whose capital is limited holds of a position; {@code ""} is all others. */
    public static final Projection STRATEGY_SHARE =
            new Projection("strategyShare", "strategy_shares", columns(key("symbol", "strategy"), numbers("quantity")));

    /** What a person has said about a strategy. */
    public static final Projection STRATEGY = new Projection(
            "strategySetting",
            "strategies",
            columns(
                    key("strategy"),
                    texts("enabled", "configured"),
                    numbers("capitalPct?"),
                    texts("reason", "by", "at")));

    /** What a strategy needs to go on with a symbol after a restart. */
    public static final Projection STRATEGY_STATE = new Projection(
            "strategyState",
            "strategy_states",
            columns(
                    key("strategy", "symbol"),
                    texts("setting"),
                    numbers("version"),
                    texts("state"),
                    numbers("candles"),
                    texts("closedAt")));

    /** What became of a strategy's signals: how many ended how, and sums of what was measured of them. */
    public static final Projection SIGNAL_OUTCOME = new Projection(
            "signalOutcome",
            "signal_outcomes",
            columns(
                    key("strategy"),
                    numbers("targets", "stops", "expired", "maeBps", "mfeBps", "result"),
                    texts("at")));

    /** How a token bucket stood when something was taken last; {@code *} is that of all orders. */
    public static final Projection RATE_BUCKET =
            new Projection("rateBucket", "rate_buckets", columns(key("bucket"), numbers("credit"), texts("at")));

    /** Circuits that opened once; {@code *} is the whole desk's. */
    public static final Projection CIRCUIT = new Projection(
            "circuit", "circuits", columns(key("scope"), texts("state", "since"), numbers("probes", "succeeded")));

    /** Limits that people have set below what is configured; without a value the configured one holds again. */
    public static final Projection RISK_LIMIT = new Projection(
            "riskLimit", "risk_limits", columns(key("name"), numbers("value?"), texts("reason", "by", "at")));

    /** The newest alerts: a ring, so that the table is bounded and still a fold of the journal. */
    public static final Projection ALERT = new Projection(
            "alert",
            "alerts",
            columns(
                    key("slot"),
                    numbers("number"),
                    texts("alertId", "severity", "category", "module", "code", "symbol?", "orderId?"),
                    texts("message", "action", "at")));

    /** In the order of the design; also the order of tables in a comparison. */
    public static final List<Projection> ALL = List.of(
            ORDER,
            FILL,
            POSITION,
            BALANCE,
            PROPOSAL,
            TRADING,
            KILL_SWITCH,
            ACCOUNT,
            REQUEST,
            HOLDING,
            TRANSFER,
            TRADE_CURSOR,
            ACCEPTED_DIVERGENCE,
            FEE,
            LOSS_STREAK,
            STRATEGY_SHARE,
            RATE_BUCKET,
            CIRCUIT,
            RISK_LIMIT,
            ALERT,
            HALT_TRIGGER,
            STRATEGY,
            STRATEGY_STATE,
            SIGNAL_OUTCOME);

    private Projections() {}

    /** The projection whose rows an entry carries under this payload key. */
    public static Optional<Projection> named(String name) {
        return ALL.stream().filter(projection -> projection.name().equals(name)).findFirst();
    }

    @SafeVarargs
    private static List<Column> columns(Stream<Column>... parts) {
        return Arrays.stream(parts).flatMap(part -> part).toList();
    }

    private static Stream<Column> key(String... keys) {
        return Arrays.stream(keys).map(key -> new Column(key, Type.TEXT, Presence.KEY));
    }

    private static Stream<Column> texts(String... keys) {
        return Arrays.stream(keys).map(key -> column(key, Type.TEXT));
    }

    private static Stream<Column> numbers(String... keys) {
        return Arrays.stream(keys).map(key -> column(key, Type.NUMERIC));
    }

    private static Stream<Column> json(String... keys) {
        return Arrays.stream(keys).map(key -> column(key, Type.JSON));
    }

    /** A trailing question mark makes it optional. */
    private static Column column(String key, Type type) {
        return key.endsWith("?")
                ? new Column(key.substring(0, key.length() - 1), type, Presence.OPTIONAL)
                : new Column(key, type, Presence.REQUIRED);
    }
}
