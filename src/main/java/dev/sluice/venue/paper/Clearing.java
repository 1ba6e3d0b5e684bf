package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Moves the money of trades and endings, and collects the events of the running call.
 *
 * <p>An account's locked balance is the sum of what its orders hold ({@link PaperOrder#locked}). An order holds what it
 * may pay at most; of the two orders of an OCO pair, which can never both trade, one holds enough for either.
 */
final class Clearing {
    private static final long NANOS_PER_MICRO = 1_000;

    private final TreeMap<Asset, BigDecimal> commissions = new TreeMap<>();
    private final List<ExchangeEvent> events = new ArrayList<>();
    private final TradeIds tradeIds = new TradeIds();
    private PaperExchange.Listener listener = (symbol, happened) -> {};
    private Legs legs = Legs.NONE;
    private long atNanos;
    private long lastExecutionId;
    private @Nullable ClientOrderId cancelId;

    /** Who ties orders together. */
    interface Legs {
        Legs NONE = new Legs() {};

        /** An order is about to trade. */
        default void beforeFill(PaperOrder order) {}

        /** An order traded whole. */
        default void afterComplete(PaperOrder order) {}

        /** An order ended otherwise. */
        default void afterEnd(PaperOrder order, Reason reason) {}
    }

    void tie(Legs ties) {
        legs = ties;
    }

    void listen(PaperExchange.Listener hears) {
        listener = hears;
    }

    void begin(long callAtNanos) {
        atNanos = callAtNanos;
    }

    List<ExchangeEvent> end(@Nullable Symbol symbol) {
        if (events.isEmpty()) {
            return List.of();
        }
        List<ExchangeEvent> happened = List.copyOf(events);
        events.clear();
        listener.happened(symbol, happened);
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

    /** Microseconds, or one more than the last: so they grow from one life of the exchange to the next, too. */
    long nextExecutionId() {
        lastExecutionId = Math.max(lastExecutionId + 1, atNanos / NANOS_PER_MICRO);
        return lastExecutionId;
    }

    void report(ExchangeEvent event) {
        events.add(event);
    }

    /**
     * Takes an order in.
     *
     * @param lock what it holds from now on
     */
    void accept(PaperOrder order, BigDecimal lock) {
        order.account.opened(order);
        report(new ExchangeEvent.OrderAccepted(order.view(), nextExecutionId(), atNanos));
        hold(order, lock);
    }

    /** An order that waited goes on, holding this much. */
    void start(PaperOrder order, OrderPhase phase, BigDecimal lock) {
        order.starts(phase, atNanos);
        report(new ExchangeEvent.OrderStarted(order.view(), nextExecutionId(), atNanos));
        hold(order, lock);
    }

    /** Lets an order hold this much from now on. */
    void hold(PaperOrder order, BigDecimal amount) {
        BigDecimal more = amount.subtract(order.locked);
        if (more.signum() != 0) {
            order.account.lock(order.paidAsset(), more);
            order.locked = amount;
            reportBalance(order.account, order.paidAsset());
        }
    }

    /** Two accounts, or one with itself, trade at the maker's price. */
    void trade(PaperOrder maker, PaperOrder taker, long units) {
        legs.beforeFill(maker);
        legs.beforeFill(taker);
        String tradeId = tradeIds.next(maker.terms().symbol());
        fill(maker, new Trade(tradeId, maker.priceUnits, units, Liquidity.MAKER));
        fill(taker, new Trade(tradeId, maker.priceUnits, units, Liquidity.TAKER));
    }

    /** An account trades with mirrored liquidity; only the account is told. */
    void tradeWithHouse(PaperOrder order, Liquidity liquidity, long priceUnits, long units) {
        legs.beforeFill(order);
        fill(order, new Trade(tradeIds.next(order.terms().symbol()), priceUnits, units, liquidity));
    }

    /** The owner ends an open order. */
    void cancel(PaperOrder order, ClientOrderId cancellation) {
        cancelId = cancellation;
        end(order, OrderState.CANCELLED, Reason.CANCEL_REQUESTED, Optional.empty());
    }

    /** Ends an order whose list is being cancelled. */
    void cancelToo(PaperOrder order) {
        end(order, OrderState.CANCELLED, Reason.CANCEL_REQUESTED, Optional.empty());
    }

    /** The rules end an open order. */
    void expire(PaperOrder order, Reason reason) {
        end(order, OrderState.EXPIRED, reason, Optional.empty());
    }

    /** Self-trade prevention takes quantity from an order, and ends it if nothing remains. */
    void prevent(PaperOrder order, long units, PreventedMatch match) {
        order.prevented(units, match.id(), atNanos);
        order.account.history.prevented(match);
        if (order.remainingUnits == 0) {
            end(order, OrderState.EXPIRED, Reason.SELF_TRADE, Optional.of(match));
        } else {
            report(new ExchangeEvent.MatchPrevented(order.view(), nextExecutionId(), match, atNanos));
            if (!order.isMarket()) {
                hold(order, order.lockFor(order.remainingUnits));
            }
        }
    }

    private void end(PaperOrder order, OrderState state, Reason reason, Optional<PreventedMatch> match) {
        order.ended(state, reason, atNanos);
        order.account.closed(order);
        report(ending(order, reason, match));
        hold(order, BigDecimal.ZERO);
        legs.afterEnd(order, reason);
    }

    private ExchangeEvent ending(PaperOrder order, Reason reason, Optional<PreventedMatch> match) {
        ClientOrderId cancellation = cancelId;
        if (reason == Reason.CANCEL_REQUESTED && cancellation != null) {
            return new ExchangeEvent.OrderCanceled(order.view(), nextExecutionId(), cancellation, atNanos);
        }
        return new ExchangeEvent.OrderExpired(order.view(), nextExecutionId(), reason, match, atNanos);
    }

    private void fill(PaperOrder order, Trade trade) {
        Money commission = settle(order, trade);
        commissions.merge(commission.asset(), commission.amount(), BigDecimal::add);
        order.filled(trade.units, trade.quote(), atNanos);
        Fill fill = fillOf(order, trade, commission);
        if (!order.account.house) {
            order.keep(fill);
            order.account.history.trade(order, fill);
        }
        boolean complete = order.remainingUnits == 0;
        if (complete) {
            order.account.closed(order);
        }
        report(new ExchangeEvent.OrderFilled(order.view(), nextExecutionId(), fill));
        reportBalance(order.account, order.instrument().base());
        reportBalance(order.account, order.instrument().quote());
        if (complete) {
            legs.afterComplete(order);
        }
    }

    private Money settle(PaperOrder order, Trade trade) {
        Instrument instrument = order.instrument();
        boolean buys = order.side == Side.BUY;
        BigDecimal paid = buys ? trade.quote() : trade.quantity().decimal();
        BigDecimal received = buys ? trade.quantity().decimal() : trade.quote();
        Asset receivedAsset = buys ? instrument.base() : instrument.quote();
        if (order.isMarket()) {
            order.account.spend(order.paidAsset(), paid);
        } else {
            BigDecimal part = order.lockFor(trade.units);
            order.account.settleLock(order.paidAsset(), part, paid);
            order.locked = order.locked.subtract(part);
        }
        BigDecimal commission = order.account.fees.commission(trade.liquidity, received);
        order.account.receive(receivedAsset, received.subtract(commission));
        return new Money(commission, receivedAsset);
    }

    private Fill fillOf(PaperOrder order, Trade trade, Money commission) {
        return new Fill(
                order.terms().symbol(),
                trade.id,
                order.clientOrderId(),
                order.side,
                Price.ofUnits(trade.priceUnits),
                trade.quantity(),
                commission,
                trade.liquidity,
                atNanos);
    }

    void reportBalance(Account account, Asset asset) {
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
