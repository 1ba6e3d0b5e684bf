package dev.sluice.vocabulary;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A venue's trading rule beyond the basic ones that {@link Instrument} has as fields: every other kind of Binance
 * {@code filters.md} (binance-spot-api-docs a5e0bc3), and kinds that are not known yet, which refuse nothing but are
 * kept so that they can be reported. Multipliers are exact decimals; counts are of one account.
 */
public sealed interface Filter {
    /** The code of a refusal by this filter; empty for one that refuses no new order. */
    Optional<Reason> reason();

    /** Whether an order may go; what the context does not know refuses nothing, because the venue checks again. */
    boolean admits(OrderTerms terms, FilterContext context);

    /** PERCENT_PRICE: the price lies within a range around the reference. */
    record PercentPrice(BigDecimal multiplierUp, BigDecimal multiplierDown, int averageMinutes) implements Filter {
        @Override
        public Optional<Reason> reason() {
            return Optional.of(Reason.FILTER_PERCENT_PRICE);
        }

        @Override
        public boolean admits(OrderTerms terms, FilterContext context) {
            return context.within(terms, multiplierDown, multiplierUp);
        }
    }

    /** PERCENT_PRICE_BY_SIDE: the same with a range for each side. */
    record PercentPriceBySide(
            BigDecimal bidMultiplierUp,
            BigDecimal bidMultiplierDown,
            BigDecimal askMultiplierUp,
            BigDecimal askMultiplierDown,
            int averageMinutes)
            implements Filter {
        @Override
        public Optional<Reason> reason() {
            return Optional.of(Reason.FILTER_PERCENT_PRICE_BY_SIDE);
        }

        @Override
        public boolean admits(OrderTerms terms, FilterContext context) {
            return terms.side() == Side.BUY
                    ? context.within(terms, bidMultiplierDown, bidMultiplierUp)
                    : context.within(terms, askMultiplierDown, askMultiplierUp);
        }
    }

    /** MIN_NOTIONAL: price × quantity is at least this, in quote asset. */
    record MinNotional(BigDecimal minNotional, boolean applyToMarket, int averageMinutes) implements Filter {
        @Override
        public Optional<Reason> reason() {
            return Optional.of(Reason.FILTER_MIN_NOTIONAL);
        }

        @Override
        public boolean admits(OrderTerms terms, FilterContext context) {
            if (terms.price().isEmpty() && !applyToMarket) {
                return true;
            }
            return context.notional(terms)
                    .map(value -> value.compareTo(minNotional) >= 0)
                    .orElse(true);
        }
    }

    /** ICEBERG_PARTS: quantity / iceberg quantity, rounded up, is at most this. */
    record IcebergParts(int limit) implements Filter {
        @Override
        public Optional<Reason> reason() {
            return Optional.of(Reason.FILTER_ICEBERG_PARTS);
        }

        @Override
        public boolean admits(OrderTerms terms, FilterContext context) {
            long shown = terms.options()
                    .icebergQuantity()
                    .map(Quantity::units)
                    .orElse(terms.quantity().units());
            return Math.ceilDiv(terms.quantity().units(), shown) <= limit;
        }
    }

    /** MAX_NUM_ORDERS and its kin: how many such orders may be open, this one included. */
    record MaxOpen(Kind kind, Scope scope, int limit) implements Filter {
        /** What is counted. */
        public enum Kind {
            ORDERS,
            ALGO_ORDERS,
            ICEBERG_ORDERS,
            /** Counted where lists are placed; refuses no single order. */
            ORDER_LISTS
        }

        /** Where it is counted: among the orders of the symbol, or of the account on the whole exchange. */
        public enum Scope {
            SYMBOL,
            EXCHANGE
        }

        @Override
        public Optional<Reason> reason() {
            boolean symbol = scope == Scope.SYMBOL;
            return Optional.of(
                    switch (kind) {
                        case ORDERS -> symbol ? Reason.FILTER_MAX_NUM_ORDERS : Reason.FILTER_EXCHANGE_MAX_NUM_ORDERS;
                        case ALGO_ORDERS ->
                            symbol ? Reason.FILTER_MAX_NUM_ALGO_ORDERS : Reason.FILTER_EXCHANGE_MAX_NUM_ALGO_ORDERS;
                        case ICEBERG_ORDERS ->
                            symbol
                                    ? Reason.FILTER_MAX_NUM_ICEBERG_ORDERS
                                    : Reason.FILTER_EXCHANGE_MAX_NUM_ICEBERG_ORDERS;
                        case ORDER_LISTS ->
                            symbol ? Reason.FILTER_MAX_NUM_ORDER_LISTS : Reason.FILTER_EXCHANGE_MAX_NUM_ORDER_LISTS;
                    });
        }

        @Override
        public boolean admits(OrderTerms terms, FilterContext context) {
            FilterContext.Open open = scope == Scope.SYMBOL ? context.onSymbol() : context.onExchange();
            return switch (kind) {
                case ORDERS -> !terms.mayRest() || open.orders() < limit;
                case ALGO_ORDERS -> !terms.type().hasStop() || open.algoOrders() < limit;
                case ICEBERG_ORDERS -> terms.options().icebergQuantity().isEmpty() || open.icebergOrders() < limit;
                case ORDER_LISTS -> true;
            };
        }
    }

    /** MAX_POSITION: free and locked base asset plus open buys; a buy beyond it is refused. */
    record MaxPosition(BigDecimal maxPosition) implements Filter {
        @Override
        public Optional<Reason> reason() {
            return Optional.of(Reason.FILTER_MAX_POSITION);
        }

        @Override
        public boolean admits(OrderTerms terms, FilterContext context) {
            return terms.side() == Side.SELL
                    || context.position()
                            .map(position ->
                                    position.add(terms.quantity().decimal()).compareTo(maxPosition) <= 0)
                            .orElse(true);
        }
    }

    /** TRAILING_DELTA: bounds of a trailing stop in basis points; the desk places none, the paper exchange may. */
    record TrailingDelta(int minAboveBps, int maxAboveBps, int minBelowBps, int maxBelowBps) implements Filter {
        @Override
        public Optional<Reason> reason() {
            return Optional.of(Reason.FILTER_TRAILING_DELTA);
        }

        @Override
        public boolean admits(OrderTerms terms, FilterContext context) {
            return true;
        }

        /** Whether a trailing stop of this many basis points may go. */
        public boolean admits(OrderType type, Side side, int deltaBps) {
            boolean stop = type == OrderType.STOP_LOSS || type == OrderType.STOP_LOSS_LIMIT;
            boolean above = stop == (side == Side.BUY);
            return above
                    ? deltaBps >= minAboveBps && deltaBps <= maxAboveBps
                    : deltaBps >= minBelowBps && deltaBps <= maxBelowBps;
        }
    }

    /** MAX_NUM_ORDER_AMENDS: how often an order may be amended; refuses amendments (-2038), not orders. */
    record MaxNumOrderAmends(int limit) implements Filter {
        @Override
        public Optional<Reason> reason() {
            return Optional.empty();
        }

        @Override
        public boolean admits(OrderTerms terms, FilterContext context) {
            return true;
        }
    }

    /** MAX_ASSET: how much of an asset one order may move; for the quote asset that is its notional value. */
    record MaxAsset(Asset asset, BigDecimal limit) implements Filter {
        @Override
        public Optional<Reason> reason() {
            return Optional.of(Reason.FILTER_MAX_ASSET);
        }

        @Override
        public boolean admits(OrderTerms terms, FilterContext context) {
            if (asset.equals(context.base()) && terms.quantity().decimal().compareTo(limit) > 0) {
                return false;
            }
            return !asset.equals(context.quote())
                    || context.notional(terms)
                            .map(value -> value.compareTo(limit) <= 0)
                            .orElse(true);
        }
    }

    /**
     * A kind that this program does not know.
     *
     * @param type its {@code filterType}
     * @param text the filter as the venue stated it
     */
    record Unknown(String type, String text) implements Filter {
        @Override
        public Optional<Reason> reason() {
            return Optional.empty();
        }

        @Override
        public boolean admits(OrderTerms terms, FilterContext context) {
            return true;
        }
    }
}
