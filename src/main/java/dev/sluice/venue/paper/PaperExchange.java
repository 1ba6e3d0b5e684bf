package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The exchange proper: accounts, orders and books of many instruments, matched by price, then time.
 *
 * <p>Rules and their sources (github.com/binance/binance-spot-api-docs, a5e0bc3): order types and times in force {@code
 * enums.md}; a client order id is unique among the account's open orders, {@code rest-api.md}, "New order"; commission
 * {@code faqs/commission_faq.md}, see {@link Fees}; MARKET orders {@code faqs/market_orders_faq.md}; filters {@code
 * filters.md}, see {@link Instrument#brokenFilter} and {@link Limits}; self-trade prevention {@code faqs/stp_faq.md},
 * EXPIRE_MAKER unless an order says otherwise; stop orders, {@link StopBook}; order lists, {@code rest-api.md}, "Order
 * lists". An iceberg shows a part at a time, and each further part queues behind what is there. Trailing stops, pegged
 * orders, OPO lists and SOR do not exist here.
 *
 * <p>Money: an order locks what it may pay at most when it is accepted (price × quantity of quote for BUY, by the stop
 * price where there is no limit; quantity of base for SELL); each trade pays from the lock and frees the price
 * improvement; the end frees the rest. A MARKET order locks nothing and pays as it walks; the two orders of an OCO pair
 * lock once. Price × quantity is exact to 16 decimals and never rounded.
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
    private final Matching matching = new Matching(clearing);
    private final OrderLists lists;
    private final OrderDesk desk;

    public PaperExchange(Collection<Instrument> instruments, Limits limits) {
        this.limits = limits;
        Admission admission = new Admission(limits.maxOpenOrdersPerSymbol());
        this.lists = new OrderLists(matching, admission);
        this.desk = new OrderDesk(matching, admission, lists);
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

    /** Opens an account with unlimited funds, no fees, no limit of open orders, no balances and no history. */
    public void openHouse(AccountId id) {
        add(new Account(id, Fees.NONE, true, limits.maxClosedOrdersPerAccount()));
    }

    /** What holds from now on for the account's orders that name no mode; at first EXPIRE_MAKER. */
    public void setDefaultMode(AccountId id, SelfTradePrevention mode) {
        account(id).defaultMode = mode;
    }

    /** As {@link #restore(AccountId, Fees, AccountState)}, of open orders without lists. */
    public void restore(AccountId id, Fees fees, Map<Asset, Balance> balances, List<OrderView> open) {
        List<AccountOrder> orders =
                open.stream().map(view -> new AccountOrder(view, List.of())).toList();
        boolean closed = open.stream().anyMatch(view -> !view.isOpen());
        if (closed) {
            throw new IllegalArgumentException("a closed order cannot rest in the book");
        }
        restore(id, fees, new AccountState(balances, orders, List.of()));
    }

    /**
     * Opens an account as it was when the exchange last stopped, and puts its open orders back into the books, in the
     * order given and behind what rests there already. Nothing trades and nothing is reported.
     *
     * @throws IllegalArgumentException if the account exists, an order cannot be where it says, or what is locked is
     *     not what the orders lock
     */
    public void restore(AccountId id, Fees fees, AccountState state) {
        Account account = add(new Account(id, fees, false, limits.maxClosedOrdersPerAccount()));
        new Restoring(matching, lists, this::book).restore(account, state);
    }

    /**
     * Goes on after ids that were given in an earlier life of the exchange. From here on trade ids are counted for each
     * symbol alone, so that everybody who hears of all trades of a symbol can see that none is missing.
     *
     * @param lastTradeIds of every symbol
     */
    public void resumeIds(long lastOrderId, Map<Symbol, Long> lastTradeIds) {
        desk.resume(lastOrderId);
        clearing.tradeIds().resume(lastTradeIds);
    }

    /** The id of the last order accepted. */
    public long lastOrderId() {
        return desk.lastOrderId();
    }

    /** The id of the symbol's last trade. */
    public long lastTradeId(Symbol symbol) {
        return clearing.tradeIds().last(symbol);
    }

    /** The id of the last order list accepted; −1 if there was none. */
    public long lastListId() {
        return lists.lastId();
    }

    /** Goes on after this id of an order list. */
    void resumeListIds(long last) {
        lists.resume(last);
    }

    /** Takes the symbol's next trade id for a trade that was made elsewhere. */
    long nextTradeId(Symbol symbol) {
        return Long.parseLong(clearing.tradeIds().next(symbol));
    }

    /** Who hears, besides the caller, what each call did; the last one given. */
    void listen(Listener listener) {
        clearing.listen(listener);
    }

    /** Hears of every call that did something. */
    interface Listener {
        /** @param symbol where it happened; null for what belongs to no symbol */
        void happened(@Nullable Symbol symbol, List<ExchangeEvent> events);
    }

    private Account add(Account account) {
        if (accounts.putIfAbsent(account.id, account) != null) {
            throw new IllegalArgumentException("account " + account.id + " exists already");
        }
        return account;
    }

    /** As {@link #place(AccountId, OrderRequest, long)}. */
    public List<ExchangeEvent> place(AccountId id, ClientOrderId clientOrderId, OrderTerms terms, long atNanos) {
        return place(id, new OrderRequest.Sized(clientOrderId, terms), atNanos);
    }

    /** Places an order: {@code OrderRejected} alone, or {@code OrderAccepted} and what followed at once. */
    public List<ExchangeEvent> place(AccountId id, OrderRequest request, long atNanos) {
        Account account = account(id);
        clearing.begin(atNanos);
        OrderBook book = books.get(request.symbol());
        if (book == null) {
            ClientOrderId name = request.clientOrderId().orElseGet(() -> InventedIds.of(atNanos));
            desk.reject(account, name, request, Refusal.of(Reason.UNKNOWN_SYMBOL));
            return clearing.end(request.symbol());
        }
        desk.place(account, request, book);
        return matching.finish(book);
    }

    /** Why the order would be refused before the market, other orders and funds are looked at, if it would. */
    public Optional<Refusal> test(AccountId id, OrderRequest request) {
        return desk.formRefusal(account(id), request, book(request.symbol()));
    }

    /** As {@link #cancel(AccountId, CancelRequest, long)}, by client order id alone. */
    public List<ExchangeEvent> cancel(AccountId id, Symbol symbol, ClientOrderId clientOrderId, long atNanos) {
        return cancel(id, new CancelRequest(symbol, OrderKey.of(clientOrderId)), atNanos);
    }

    /** Cancels an open order and the list that it belongs to: {@code OrderCanceled}, or {@code CancelRejected}. */
    public List<ExchangeEvent> cancel(AccountId id, CancelRequest request, long atNanos) {
        Account account = account(id);
        clearing.begin(atNanos);
        OrderBook book = books.get(request.symbol());
        if (book == null) {
            ClientOrderId name = request.order().clientOrderId().orElseGet(() -> InventedIds.of(atNanos));
            Refusal why = Refusal.of(Reason.UNKNOWN_SYMBOL);
            clearing.report(
                    new ExchangeEvent.CancelRejected(id, name, request.symbol(), why.reason(), why.text(), atNanos));
            return clearing.end(request.symbol());
        }
        desk.cancel(account, request);
        return matching.finish(book);
    }

    /** Cancels every open order of the symbol, lists included; nothing happens if there is none. */
    public List<ExchangeEvent> cancelAll(AccountId id, Symbol symbol, long atNanos) {
        OrderBook book = book(symbol);
        clearing.begin(atNanos);
        desk.cancelAll(account(id), symbol);
        return matching.finish(book);
    }

    /**
     * Cancels one order and places another of the same symbol ({@code rest-api.md}, "Cancel an Existing Order and Send
     * a New Order"). A new order whose form is refused leaves the old one alone: {@code OrderRejected} alone.
     *
     * @param evenIfNotCancelled whether the new order is tried if the cancel is refused
     * @return events of the cancel, then those of the new order if it was tried
     */
    public List<ExchangeEvent> replace(
            AccountId id, CancelRequest cancel, OrderRequest request, boolean evenIfNotCancelled, long atNanos) {
        OrderBook book = book(cancel.symbol());
        Account account = account(id);
        clearing.begin(atNanos);
        Optional<Refusal> refusal = desk.formRefusal(account, request, book);
        if (refusal.isPresent()) {
            ClientOrderId name = request.clientOrderId().orElseGet(() -> InventedIds.of(atNanos));
            desk.reject(account, name, request, refusal.get());
        } else if (desk.cancel(account, cancel) || evenIfNotCancelled) {
            desk.place(account, request, book);
        }
        return matching.finish(book);
    }

    /** Makes an order smaller: {@code OrderReplaced}, or {@code AmendRejected}. */
    public List<ExchangeEvent> amend(AccountId id, AmendRequest request, long atNanos) {
        OrderBook book = book(request.symbol());
        clearing.begin(atNanos);
        desk.amend(account(id), request);
        return matching.finish(book);
    }

    /** Places an order list: {@code ListRejected} alone, or {@code ListChanged} and what followed at once. */
    public List<ExchangeEvent> placeList(AccountId id, ListRequest request, long atNanos) {
        OrderBook book = book(request.symbol());
        clearing.begin(atNanos);
        desk.placeList(account(id), request, book);
        return matching.finish(book);
    }

    /** Cancels an order list, found by either of its ids: {@code OrderCanceled} of each, or {@code ListRejected}. */
    public List<ExchangeEvent> cancelList(
            AccountId id, Symbol symbol, OrderKey list, Optional<ClientOrderId> cancelId, long atNanos) {
        OrderBook book = book(symbol);
        clearing.begin(atNanos);
        desk.cancelList(account(id), symbol, list, cancelId);
        return matching.finish(book);
    }

    /**
     * A passer-by trades with an open order at that order's own price, whatever rests before it: for tests that need
     * a part of an order filled.
     *
     * @param quantity at most as much as the order shows
     * @return nothing if there is no such order in the book
     */
    public List<ExchangeEvent> passBy(
            AccountId id, Symbol symbol, ClientOrderId clientOrderId, Quantity quantity, long atNanos) {
        Optional<PaperOrder> order =
                account(id).openOrder(symbol, clientOrderId).filter(open -> open.phase() == OrderPhase.WORKING);
        if (order.isEmpty() || quantity.isZero()) {
            return List.of();
        }
        clearing.begin(atNanos);
        matching.passBy(order.get(), quantity.units());
        return matching.finish(book(symbol));
    }

    /**
     * Something comes from outside, or goes there if it is negative.
     *
     * @throws IllegalArgumentException if less would be left than nothing
     */
    public List<ExchangeEvent> deposit(AccountId id, Asset asset, BigDecimal amount, long atNanos) {
        Account account = account(id);
        if (account.balance(asset).free().add(amount).signum() < 0) {
            throw new IllegalArgumentException(id + " has not got " + amount.negate() + " " + asset);
        }
        clearing.begin(atNanos);
        account.receive(asset, amount);
        clearing.report(new ExchangeEvent.Deposited(id, asset, amount, atNanos));
        clearing.reportBalance(account, asset);
        return clearing.end(null);
    }

    /** What can be asked about an account. */
    public AccountQueries queries(AccountId id) {
        return new AccountQueries(account(id));
    }

    /** The account's open orders, oldest first. */
    public List<OrderView> openOrders(AccountId id) {
        return account(id).openOrders().stream().map(PaperOrder::view).toList();
    }

    /** The account's open order of that id, else the newest closed one that is still kept ({@link Limits}). */
    public Optional<OrderView> order(AccountId id, Symbol symbol, ClientOrderId clientOrderId) {
        return account(id).order(symbol, clientOrderId).map(PaperOrder::view);
    }

    /** Every asset that the account ever held; empty for a house account. */
    public SortedMap<Asset, Balance> balances(AccountId id) {
        return account(id).balances();
    }

    /** Whether there is such an account. */
    public boolean hasAccount(AccountId id) {
        return accounts.containsKey(id);
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
        return recorded.computeIfAbsent(symbol, key -> new RecordedLiquidity(book(key), matching));
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
