package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Moves the money of trades and endings, and collects the events of the running call. */
final class Clearing {
    private final TreeMap<Asset, BigDecimal> commissions = new TreeMap<>();
    private final List<ExchangeEvent> events = new ArrayList<>();
    private long atNanos;
    private final TradeIds tradeIds = new TradeIds();

    void begin(long callAtNanos) {
        atNanos = callAtNanos;
    }

    List<ExchangeEvent> end() {
        if (events.isEmpty()) {
            return List.of();
        }
        List<ExchangeEvent> happened = List.copyOf(events);
        events.clear();
        return happened;
    }

    long atNanos() {
        return atNanos;
    }

    SortedMap<Asset, BigDecimal> commissions() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(commissions));
    }

    TradeIds tradeIds() {
        return tradeIds;
    }

    void report(ExchangeEvent event) {
        events.add(event);
    }

    void accept(PaperOrder order) {
        order.account.opened(order);
        report(new ExchangeEvent.OrderAccepted(
                order.account.id, order.clientOrderId, order.venueOrderId, order.terms, atNanos));
        if (!order.isMarket()) {
            order.account.lock(order.paidAsset(), order.lockFor(order.remainingUnits));
            reportBalance(order.account, order.paidAsset());
        }
    }

    /** Two accounts trade at the maker's price. */
    void trade(PaperOrder maker, PaperOrder taker, long units) {
        String tradeId = tradeIds.next(maker.terms.symbol());
        fill(maker, new Trade(tradeId, maker.priceUnits, units, Liquidity.MAKER));
        fill(taker, new Trade(tradeId, maker.priceUnits, units, Liquidity.TAKER));
    }

    /** An account trades with mirrored liquidity; only the account is told. */
    void tradeWithHouse(PaperOrder order, Liquidity liquidity, long priceUnits, long units) {
        fill(order, new Trade(tradeIds.next(order.terms.symbol()), priceUnits, units, liquidity));
    }

    /** Ends an open order: frees what it still locks and reports it as cancelled or expired. */
    void end(PaperOrder order, OrderState state, Reason reason) {
        order.ended(state, reason, atNanos);
        order.account.closed(order);
        report(ending(order, reason));
        if (!order.isMarket()) {
            order.account.unlock(order.paidAsset(), order.lockFor(order.remainingUnits));
            reportBalance(order.account, order.paidAsset());
        }
    }

    private ExchangeEvent ending(PaperOrder order, Reason reason) {
        if (reason == Reason.CANCEL_REQUESTED) {
            return new ExchangeEvent.OrderCanceled(
                    order.account.id,
                    order.clientOrderId,
                    order.venueOrderId,
                    order.terms.symbol(),
                    order.filledQuantity(),
                    atNanos);
        }
        return new ExchangeEvent.OrderExpired(
                order.account.id,
                order.clientOrderId,
                order.venueOrderId,
                order.terms.symbol(),
                order.filledQuantity(),
                reason,
                atNanos);
    }

    private void fill(PaperOrder order, Trade trade) {
        Money commission = settle(order, trade);
        commissions.merge(commission.asset(), commission.amount(), BigDecimal::add);
        order.filled(trade.units, trade.quote(), atNanos);
        boolean complete = order.remainingUnits == 0;
        if (complete) {
            order.account.closed(order);
        }
        report(new ExchangeEvent.OrderFilled(
                order.account.id,
                order.venueOrderId,
                fillOf(order, trade, commission),
                order.filledQuantity(),
                order.filledQuote(),
                complete));
        reportBalance(order.account, order.instrument.base());
        reportBalance(order.account, order.instrument.quote());
    }

    private Money settle(PaperOrder order, Trade trade) {
        Instrument instrument = order.instrument;
        boolean buys = order.side == Side.BUY;
        BigDecimal paid = buys ? trade.quote() : trade.quantity().decimal();
        BigDecimal received = buys ? trade.quantity().decimal() : trade.quote();
        Asset receivedAsset = buys ? instrument.base() : instrument.quote();
        if (order.isMarket()) {
            order.account.spend(order.paidAsset(), paid);
        } else {
            order.account.settleLock(order.paidAsset(), order.lockFor(trade.units), paid);
        }
        BigDecimal commission = order.account.fees.commission(trade.liquidity, received);
        order.account.receive(receivedAsset, received.subtract(commission));
        return new Money(commission, receivedAsset);
    }

    private Fill fillOf(PaperOrder order, Trade trade, Money commission) {
        return new Fill(
                order.terms.symbol(),
                trade.id,
                order.clientOrderId,
                order.side,
                Price.ofUnits(trade.priceUnits),
                trade.quantity(),
                commission,
                trade.liquidity,
                atNanos);
    }

    private void reportBalance(Account account, Asset asset) {
        if (!account.house) {
            Balance balance = account.balance(asset);
            report(new ExchangeEvent.BalanceChanged(
                    account.id, new BalanceChange(asset, balance.free(), balance.locked(), atNanos)));
        }
    }

    private record Trade(String id, long priceUnits, long units, Liquidity liquidity) {
        Quantity quantity() {
            return Quantity.ofUnits(units);
        }

        BigDecimal quote() {
            return Price.ofUnits(priceUnits).times(quantity());
        }
    }
}
