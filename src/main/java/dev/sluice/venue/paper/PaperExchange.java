package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The exchange proper: accounts, orders and books of many instruments, matched by price, then time.
 *
 * <p>Rules and their sources (github.com/binance/binance-spot-api-docs, a5e0bc3): order types and times in force {@code
 * enums.md}; a client order id is unique among the account's open orders, {@code rest-api.md}, "New order"; commission
 * {@code faqs/commission_faq.md}, see {@link Fees}; MARKET orders {@code faqs/market_orders_faq.md}; filters {@code
 * filters.md}, see {@link Instrument#brokenFilter} and {@link Limits}; self-trade prevention is always EXPIRE_MAKER,
 * {@code faqs/stp_faq.md}, scenarios B and F.
 *
 * <p>Money: a LIMIT order locks what it may pay at most when it is accepted (price × quantity of quote for BUY,
 * quantity of base for SELL); each trade pays from the lock and frees the price improvement; the end frees the rest. A
 * MARKET order locks nothing and pays as it walks. Price × quantity is exact to 16 decimals and never rounded.
 *
 * <p>Not thread-safe. Times are UTC nanoseconds and only passed through. An account that was never opened, or a query
 * about an unknown symbol, is {@link IllegalArgumentException}.
 */
public final class PaperExchange {
    private final Limits limits;
    private final Map<Symbol, OrderBook> books = new HashMap<>();
    private final Map<Symbol, RecordedLiquidity> recorded = new HashMap<>();
    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Clearing clearing = new Clearing();
    private final Admission admission;
    private final Matching matching = new Matching(clearing);
    private long lastOrderId;

    public PaperExchange(Collection<Instrument> instruments, Limits limits) {
        this.limits = limits;
        this.admission = new Admission(limits.maxOpenOrdersPerSymbol());
        instruments.forEach(instrument -> books.put(instrument.symbol(), new OrderBook(instrument)));
    }

    /**
     * Opens a funded account.
     *
     * @param balances what it owns at first, each zero or more
     * @throws IllegalArgumentException if it exists already or a balance is negative
     */
    public void open(AccountId id, Fees fees, Map<Asset, BigDecimal> balances) {
        balances.forEach((asset, amount) -> {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("balance of " + asset + " must be 0 or more but is " + amount);
            }
        });
        Account account = add(new Account(id, fees, false, limits.maxClosedOrdersPerAccount()));
        balances.forEach(account::receive);
    }

    /** Opens an account with unlimited funds, no fees, no limit of open orders and no balances to report. */
    public void openHouse(AccountId id) {
        add(new Account(id, Fees.NONE, true, limits.maxClosedOrdersPerAccount()));
    }

    /**
     * Opens an account as it was when the exchange last stopped, and puts its open orders back into the books, in the
     * order given and behind what rests there already. Nothing trades and nothing is reported.
     *
     * @param open orders in state SUBMITTED or PARTIALLY_FILLED, oldest first
     * @throws IllegalArgumentException if the account exists, an order cannot rest where it says, or what is locked is
     *     not what the orders lock
     */
    public void restore(AccountId id, Fees fees, Map<Asset, Balance> balances, List<OrderView> open) {
        Account account = add(new Account(id, fees, false, limits.maxClosedOrdersPerAccount()));
        balances.forEach(account::restore);
        Map<Asset, BigDecimal> locks = new HashMap<>();
        for (OrderView view : open) {
            OrderBook book = book(view.terms().symbol());
            PaperOrder order = PaperOrder.restored(account, book.instrument, view);
            requireRestorable(order, view, book);
            book.side(order.side).add(order);
            account.opened(order);
            locks.merge(order.paidAsset(), order.lockFor(order.remainingUnits), BigDecimal::add);
        }
        balances.forEach((asset, balance) -> {
            if (balance.locked().compareTo(locks.getOrDefault(asset, BigDecimal.ZERO)) != 0) {
                throw new IllegalArgumentException(
                        id + " has " + balance.locked() + " " + asset + " locked but its orders lock " + locks);
            }
        });
        if (!balances.keySet().containsAll(locks.keySet())) {
            throw new IllegalArgumentException(id + " has orders that lock " + locks + " but owns " + balances);
        }
    }

    private static void requireRestorable(PaperOrder order, OrderView view, OrderBook book) {
        boolean open = view.state() == OrderState.SUBMITTED || view.state() == OrderState.PARTIALLY_FILLED;
        boolean crosses = book.makersFor(order.side).next(order.limitUnits()) != null;
        if (!open || !order.mayRest() || order.remainingUnits <= 0 || crosses) {
            throw new IllegalArgumentException("order " + view.venueOrderId() + " cannot rest in the book");
        }
    }

    /**
     * Goes on after ids that were given in an earlier life of the exchange. From here on trade ids are counted for each
     * symbol alone, so that everybody who hears of all trades of a symbol can see that none is missing.
     *
     * @param lastTradeIds of every symbol
     */
    public void resumeIds(long lastOrderId, Map<Symbol, Long> lastTradeIds) {
        this.lastOrderId = lastOrderId;
        clearing.tradeIds().resume(lastTradeIds);
    }

    /** The id of the last order accepted. */
    public long lastOrderId() {
        return lastOrderId;
    }

    /** The id of the symbol's last trade. */
    public long lastTradeId(Symbol symbol) {
        return clearing.tradeIds().last(symbol);
    }

    private Account add(Account account) {
        if (accounts.putIfAbsent(account.id, account) != null) {
            throw new IllegalArgumentException("account " + account.id + " exists already");
        }
        return account;
    }

    /** Places an order: {@code OrderRejected} alone, or {@code OrderAccepted} and what followed at once. */
    public List<ExchangeEvent> place(AccountId id, ClientOrderId clientOrderId, OrderTerms terms, long atNanos) {
        Placement placement = new Placement(account(id), clientOrderId, terms);
        clearing.begin(atNanos);
        OrderBook book = books.get(terms.symbol());
        if (book == null) {
            reject(placement, Reason.UNKNOWN_SYMBOL);
        } else {
            place(placement, book);
        }
        return clearing.end();
    }

    private void place(Placement placement, OrderBook book) {
        VenueOrderId orderId = new VenueOrderId(Long.toString(lastOrderId + 1));
        PaperOrder order = new PaperOrder(placement, book.instrument, orderId, clearing.atNanos());
        Optional<Reason> refusal = admission.refusal(order, book);
        if (refusal.isPresent()) {
            reject(placement, refusal.get());
            return;
        }
        lastOrderId++;
        clearing.accept(order);
        matching.enter(order, book);
    }

    private void reject(Placement placement, Reason reason) {
        clearing.report(new ExchangeEvent.OrderRejected(
                placement.account().id,
                placement.clientOrderId(),
                placement.terms().symbol(),
                reason,
                VenueText.of(reason),
                clearing.atNanos()));
    }

    /** Cancels an open order: {@code OrderCanceled} and its balance, or {@code CancelRejected}. */
    public List<ExchangeEvent> cancel(AccountId id, Symbol symbol, ClientOrderId clientOrderId, long atNanos) {
        Optional<PaperOrder> order = account(id).openOrder(symbol, clientOrderId);
        OrderBook book = books.get(symbol);
        clearing.begin(atNanos);
        if (book != null && order.isPresent()) {
            matching.cancel(order.get(), book);
        } else {
            Reason reason = book == null ? Reason.UNKNOWN_SYMBOL : Reason.UNKNOWN_ORDER;
            clearing.report(
                    new ExchangeEvent.CancelRejected(id, clientOrderId, symbol, reason, VenueText.of(reason), atNanos));
        }
        return clearing.end();
    }

    /** The account's open orders, oldest first. */
    public List<OrderView> openOrders(AccountId id) {
        return account(id).openOrders().stream().map(PaperOrder::view).toList();
    }

    /** The account's open order of that id, else the last closed one that is still kept ({@link Limits}). */
    public Optional<OrderView> order(AccountId id, Symbol symbol, ClientOrderId clientOrderId) {
        return account(id).order(symbol, clientOrderId).map(PaperOrder::view);
    }

    /** Every asset that the account ever held; empty for a house account. */
    public SortedMap<Asset, Balance> balances(AccountId id) {
        return account(id).balances();
    }

    /** What the exchange has taken so far, by asset. */
    public SortedMap<Asset, BigDecimal> commissions() {
        return clearing.commissions();
    }

    /** The best levels of each side, mirrored liquidity included; at most {@code count} each. */
    public Depth depth(Symbol symbol, int count) {
        OrderBook book = book(symbol);
        return new Depth(book.side(Side.BUY).depth(count), book.side(Side.SELL).depth(count));
    }

    /** The highest bid (BUY) or the lowest ask (SELL). */
    public Optional<Price> bestPrice(Symbol symbol, Side side) {
        return book(symbol).bestPrice(side);
    }

    /** The price of the last trade, made here or recorded. */
    public Optional<Price> lastPrice(Symbol symbol) {
        return book(symbol).lastPrice();
    }

    /** The door through which a recorded market of this symbol comes in; always the same one. */
    public RecordedLiquidity recordedLiquidity(Symbol symbol) {
        return recorded.computeIfAbsent(symbol, key -> new RecordedLiquidity(book(key), clearing));
    }

    private OrderBook book(Symbol symbol) {
        OrderBook book = books.get(symbol);
        if (book == null) {
            throw new IllegalArgumentException("no instrument " + symbol);
        }
        return book;
    }

    private Account account(AccountId id) {
        Account account = accounts.get(id);
        if (account == null) {
            throw new IllegalArgumentException("no account " + id);
        }
        return account;
    }
}
