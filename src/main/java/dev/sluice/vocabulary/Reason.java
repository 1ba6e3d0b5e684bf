package dev.sluice.vocabulary;

import java.util.Locale;

/**
 * Why an order may not go, or ended as it did: one closed catalogue. {@link #code()} is stable for ever; dashboards and
 * scripts rely on it.
 */
public enum Reason {
    // 0 trading state and size
    KILL_SWITCH,
    NOT_ALIGNED,
    TRADING_HALTED,
    REDUCING_ONLY,
    SYMBOL_PAUSED,
    SIZE_ZERO,
    STOP_MISSING,
    // 1 compliance
    SYMBOL_NOT_ALLOWED,
    SYMBOL_BLACKLISTED,
    RESTRICTED_HOURS,
    SPREAD_TOO_WIDE,
    LOSS_COOLDOWN,
    // 2 rate
    RATE_GLOBAL,
    RATE_SYMBOL,
    VENUE_WEIGHT,
    // 3 health
    HEALTH_CRITICAL,
    // 4 latency
    LATENCY_HIGH,
    // 5 risk guard
    RISK_PER_TRADE,
    MAX_ORDER_SIZE,
    EXPOSURE_SYMBOL,
    EXPOSURE_TOTAL,
    EXPOSURE_GROUP,
    MAX_POSITIONS,
    DAILY_LOSS,
    MAX_DRAWDOWN,
    VOLATILITY_HALT,
    PRICE_COLLAR,
    OPPOSITE_ORDER,
    DUPLICATE,
    SYMBOL_THROTTLE,
    STRATEGY_CAPITAL,
    /** A recommendation against an open position, which is closed instead. */
    OPPOSITE_POSITION,
    // 6 circuit breaker
    CIRCUIT_OPEN,
    // 7 what a user's hook says; its code is hook:<name>
    HOOK,
    // 8 market data
    DATA_STALE,
    DATA_GAP,
    DATA_OUTLIER,
    BOOK_UNSYNCED,
    // a gate that throws refuses
    GATE_FAILED,
    // pre-trade, by the venue's filters (Binance filters.md)
    FILTER_PRICE_FILTER,
    FILTER_LOT_SIZE,
    FILTER_MARKET_LOT_SIZE,
    FILTER_NOTIONAL,
    FILTER_MIN_NOTIONAL,
    FILTER_PERCENT_PRICE,
    FILTER_PERCENT_PRICE_BY_SIDE,
    FILTER_ICEBERG_PARTS,
    FILTER_TRAILING_DELTA,
    FILTER_MAX_NUM_ORDERS,
    FILTER_MAX_NUM_ALGO_ORDERS,
    FILTER_MAX_NUM_ICEBERG_ORDERS,
    FILTER_MAX_NUM_ORDER_LISTS,
    FILTER_MAX_POSITION,
    FILTER_MAX_ASSET,
    FILTER_EXCHANGE_MAX_NUM_ORDERS,
    FILTER_EXCHANGE_MAX_NUM_ALGO_ORDERS,
    FILTER_EXCHANGE_MAX_NUM_ICEBERG_ORDERS,
    FILTER_EXCHANGE_MAX_NUM_ORDER_LISTS,
    INSUFFICIENT_BALANCE,
    INSUFFICIENT_INVENTORY,
    PRICE_DRIFT,
    // approval
    /** A person said no. */
    APPROVAL_REJECTED,
    /** No person decided in time. */
    APPROVAL_EXPIRED,
    // how the venue ended an order
    WOULD_TAKE,
    /** A stop or take-profit order whose stop price has been passed already. */
    WOULD_TRIGGER,
    NOT_FILLED_AT_ONCE,
    NO_LIQUIDITY,
    SELF_TRADE,
    DUPLICATE_ORDER,
    UNKNOWN_ORDER,
    UNKNOWN_SYMBOL,
    CANCEL_REQUESTED,
    /** The other order of its OCO pair went to work or ended. */
    OTHER_LEG,
    /** The working order of its list ended before it was filled. */
    WORKING_LEG_ENDED,
    /** Another rule of the venue, named in its answer's text. */
    VENUE_RULE,
    // how the desk ended an order, or a request for one
    NOT_PLACED,
    CANCELLED_BEFORE_SUBMIT,
    EXPIRED_IN_QUEUE,
    LOST_BY_VENUE;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The stable code in lower case, such as {@code max_order_size}. */
    public String code() {
        return code;
    }
}
