package dev.sluice.execution;

import dev.sluice.halt.TradingState;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.FilterContext;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;

/**
 * The last checks before an intent: the venue's own filters, the balance, and, in the very turn that submits, the
 * trading state and the drift of the price since it was decided. Filters hold for reducing orders too.
 */
final class PreTradeChecks {
    private final ExecutionContext context;

    PreTradeChecks(ExecutionContext context) {
        this.context = context;
    }

    /** Before the intent is journaled; the reason to refuse, if any. */
    Optional<Reason> beforeIntent(Order order, Collection<Order> live) {
        Instrument instrument = context.instruments().get(order.terms().symbol());
        if (instrument == null) {
            return Optional.of(Reason.UNKNOWN_SYMBOL);
        }
        Optional<Reason> filter = instrument.brokenFilter(order.terms(), filterContext(order, instrument, live));
        return filter.isPresent() ? filter : balance(order, instrument, live);
    }

    /** What the venue will look at, as far as the desk can know: orders of others on the account are not counted. */
    private FilterContext filterContext(Order order, Instrument instrument, Collection<Order> live) {
        FilterContext.Open onSymbol = FilterContext.Open.NONE;
        FilterContext.Open onExchange = FilterContext.Open.NONE;
        BigDecimal position = context.portfolio()
                .balance(instrument.base())
                .map(balance -> balance.free().add(balance.locked()))
                .orElse(BigDecimal.ZERO);
        for (Order other : live) {
            if (other == order || !other.terms().mayRest()) {
                continue;
            }
            onExchange = onExchange.and(other.terms());
            if (other.terms().symbol().equals(instrument.symbol())) {
                onSymbol = onSymbol.and(other.terms());
                if (other.terms().side() == Side.BUY) {
                    position = position.add(other.terms().quantity().decimal());
                }
            }
        }
        return new FilterContext(
                instrument.base(),
                instrument.quote(),
                Optional.of(reference(order)),
                onSymbol,
                onExchange,
                Optional.of(position));
    }

    /** In the turn that submits; the reason to withdraw, if any. */
    Optional<Reason> beforeSubmit(Order order) {
        if (order.reducing()) {
            return Optional.empty();
        }
        TradingState state = context.halt().state();
        if (state != TradingState.ACTIVE && !isShrinking(order)) {
            return Optional.of(state == TradingState.HALTED ? Reason.TRADING_HALTED : Reason.REDUCING_ONLY);
        }
        return context.halt().pause(order.terms().symbol()).isPresent()
                ? Optional.of(Reason.SYMBOL_PAUSED)
                : drift(order);
    }

    /** The same with what was measured. */
    Optional<Obstacle> obstacle(Order order) {
        return beforeSubmit(order)
                .map(reason -> reason == Reason.PRICE_DRIFT
                        ? new Obstacle(reason, takerPrice(order).map(now -> bps(driftBps(order, now))), limitBps())
                        : new Obstacle(reason, Optional.empty(), Optional.empty()));
    }

    private Optional<String> limitBps() {
        return Optional.of(bps(context.maxPriceDriftBps()));
    }

    private static String bps(double drift) {
        return Money.plain(BigDecimal.valueOf(drift).setScale(2, RoundingMode.HALF_UP)) + " bps";
    }

    /** Its own claim is part of what it may take. */
    private boolean isShrinking(Order order) {
        return context.portfolio().isReducing(order.id());
    }

    /** A price that is not known any more may have gone anywhere: risk fails closed. */
    private Optional<Reason> drift(Order order) {
        Optional<Price> now = takerPrice(order);
        if (now.isEmpty()) {
            return Optional.of(Reason.BOOK_UNSYNCED);
        }
        return driftBps(order, now.get()) > context.maxPriceDriftBps()
                ? Optional.of(Reason.PRICE_DRIFT)
                : Optional.empty();
    }

    private Optional<Price> takerPrice(Order order) {
        return context.markets()
                .of(order.terms().symbol())
                .flatMap(market -> market.takerPrice(order.terms().side()));
    }

    /** How far the price to take moved against the order since it was decided. */
    private static double driftBps(Order order, Price now) {
        double reference = order.reference().units();
        return (now.units() - reference)
                / reference
                * 10_000
                * order.terms().side().sign();
    }

    private Optional<Reason> balance(Order order, Instrument instrument, Collection<Order> live) {
        boolean buys = order.terms().side() == Side.BUY;
        Asset asset = buys ? instrument.quote() : instrument.base();
        BigDecimal free = context.portfolio()
                .balance(asset)
                .map(balance -> balance.free())
                .orElse(BigDecimal.ZERO);
        for (Order other : live) {
            if (other != order && isUnseenByVenue(other)) {
                free = free.subtract(need(other, asset));
            }
        }
        if (need(order, asset).compareTo(free) <= 0) {
            return Optional.empty();
        }
        return Optional.of(buys ? Reason.INSUFFICIENT_BALANCE : Reason.INSUFFICIENT_INVENTORY);
    }

    /** What the venue's balance report cannot contain yet. */
    private static boolean isUnseenByVenue(Order order) {
        return switch (order.state()) {
            case PENDING, SUBMITTING, UNKNOWN -> true;
            default -> false;
        };
    }

    private BigDecimal need(Order order, Asset asset) {
        Instrument instrument = context.instruments().get(order.terms().symbol());
        OrderTerms terms = order.terms();
        if (instrument == null) {
            return BigDecimal.ZERO;
        }
        if (terms.side() == Side.BUY && asset.equals(instrument.quote())) {
            return terms.price()
                    .or(() -> terms.options().stopPrice())
                    .orElse(reference(order))
                    .times(terms.quantity());
        }
        return terms.side() == Side.SELL && asset.equals(instrument.base())
                ? terms.quantity().decimal()
                : BigDecimal.ZERO;
    }

    private Price reference(Order order) {
        return context.markets()
                .of(order.terms().symbol())
                .flatMap(SymbolMarket::mark)
                .orElse(order.reference());
    }
}
