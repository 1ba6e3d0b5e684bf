package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Filter;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes requests of accounts: sizes and names orders, has them checked, and lets matching have them. */
final class OrderDesk {
    private final Matching matching;
    private final Clearing clearing;
    private final Admission admission;
    private final OrderLists lists;
    private long lastOrderId;

    OrderDesk(Matching matching, Admission admission, OrderLists lists) {
        this.matching = matching;
        this.clearing = matching.clearing;
        this.admission = admission;
        this.lists = lists;
    }

    long lastOrderId() {
        return lastOrderId;
    }

    void resume(long last) {
        lastOrderId = last;
    }

    /** Places an order, or reports why not; whether it was taken. */
    boolean place(Account account, OrderRequest request, OrderBook book) {
        ClientOrderId id = request.clientOrderId().orElseGet(this::inventId);
        Sized sized = sized(account, request, id, book);
        PaperOrder order = sized.order;
        Optional<Refusal> refusal = order == null ? sized.refusal : admission.refusal(order);
        if (order == null || refusal.isPresent()) {
            refusal.ifPresent(why -> reject(account, id, request, why));
            return false;
        }
        lastOrderId++;
        clearing.accept(order, order.lockFor(order.remainingUnits));
        matching.enter(order);
        return true;
    }

    /** What would refuse the order before the matching engine sees it: its form, not prices and funds. */
    Optional<Refusal> formRefusal(Account account, OrderRequest request, OrderBook book) {
        ClientOrderId id = request.clientOrderId().orElse(new ClientOrderId("test"));
        PaperOrder order = sized(account, request, id, book).order;
        return order == null
                ? Optional.empty()
                : admission.formRefusal(order, List.of()).filter(why -> why.reason() != Reason.DUPLICATE_ORDER);
    }

    void reject(Account account, ClientOrderId id, OrderRequest request, Refusal why) {
        Optional<OrderTerms> terms =
                request instanceof OrderRequest.Sized sized ? Optional.of(sized.terms()) : Optional.empty();
        clearing.report(new ExchangeEvent.OrderRejected(
                account.id, id, request.symbol(), why.reason(), why.text(), terms, clearing.atNanos()));
    }

    /** An order that has not been checked, or why there cannot be one. */
    private record Sized(@Nullable PaperOrder order, Optional<Refusal> refusal) {}

    private Sized sized(Account account, OrderRequest request, ClientOrderId id, OrderBook book) {
        return switch (request) {
            case OrderRequest.Sized sized ->
                made(new Placement(account, id, sized.terms(), sized.tags(), Optional.empty(), false), book, 1);
            case OrderRequest.ByQuote byQuote -> sizedByQuote(account, byQuote, id, book);
        };
    }

    private Sized made(Placement placement, OrderBook book, int ahead) {
        return new Sized(new PaperOrder(placement, book, lastOrderId + ahead, clearing.atNanos()), Optional.empty());
    }

    /** {@code errors.md}: such an order needs a book with at least the least quantity. */
    private Sized sizedByQuote(Account account, OrderRequest.ByQuote request, ClientOrderId id, OrderBook book) {
        Instrument instrument = book.instrument;
        long units = book.unitsFor(request.side(), request.quoteQuantity());
        if (units == 0 && book.bestPrice(request.side().opposite()).isEmpty()) {
            return new Sized(null, Optional.of(Refusal.NO_BOOK));
        }
        Quantity quantity = instrument.roundDown(Quantity.ofUnits(units));
        if (quantity.isZero()) {
            return new Sized(null, Optional.of(Refusal.of(Reason.FILTER_NOTIONAL)));
        }
        OrderOptions options = new OrderOptions(Optional.empty(), Optional.empty(), request.mode());
        OrderTerms terms = new OrderTerms(
                request.symbol(),
                request.side(),
                OrderType.MARKET,
                quantity,
                Optional.empty(),
                TimeInForce.GTC,
                options);
        Optional<BigDecimal> quote = Optional.of(request.quoteQuantity());
        return made(new Placement(account, id, terms, request.tags(), quote, false), book, 1);
    }

    /** Cancels an order, and the list that it belongs to; whether it was cancelled. */
    boolean cancel(Account account, CancelRequest request) {
        Optional<PaperOrder> open = open(account, request.symbol(), request.order());
        Optional<Refusal> refusal = cancelRefusal(account, request, open);
        if (refusal.isPresent() || open.isEmpty()) {
            refusal.ifPresent(why -> rejectCancel(account, request, why));
            return false;
        }
        cancel(open.get(), request.cancelId().orElseGet(this::inventId));
        return true;
    }

    private void cancel(PaperOrder order, ClientOrderId cancelId) {
        matching.withdraw(order);
        clearing.cancel(order, cancelId);
    }

    private static Optional<Refusal> cancelRefusal(Account account, CancelRequest request, Optional<PaperOrder> open) {
        if (open.isEmpty()) {
            return Optional.of(Refusal.of(Reason.UNKNOWN_ORDER));
        }
        Optional<ClientOrderId> named = request.order().clientOrderId();
        if (named.isPresent() && !named.get().equals(open.get().clientOrderId())) {
            return Optional.of(Refusal.OTHER_CLIENT_ID);
        }
        OrderState state = open.get().state();
        boolean admitted = request.restriction()
                .map(only -> switch (only) {
                    case ONLY_NEW -> state == OrderState.SUBMITTED;
                    case ONLY_PARTIALLY_FILLED -> state == OrderState.PARTIALLY_FILLED;
                })
                .orElse(true);
        return admitted ? Optional.empty() : Optional.of(Refusal.RESTRICTED);
    }

    private void rejectCancel(Account account, CancelRequest request, Refusal why) {
        ClientOrderId id = request.order().clientOrderId().orElseGet(this::inventId);
        clearing.report(new ExchangeEvent.CancelRejected(
                account.id, id, request.symbol(), why.reason(), why.text(), clearing.atNanos()));
    }

    /** The open order that is meant, by its number first. */
    private static Optional<PaperOrder> open(Account account, Symbol symbol, OrderKey key) {
        if (key.number().isEmpty()) {
            return account.openOrder(symbol, key.clientOrderId().orElseThrow());
        }
        return Optional.ofNullable(account.history.order(key.number().getAsLong()))
                .filter(order -> order.isOpen() && order.terms().symbol().equals(symbol));
    }

    /** Cancels every open order of the symbol; whether there was one. */
    boolean cancelAll(Account account, Symbol symbol) {
        ClientOrderId cancelId = inventId();
        boolean any = false;
        for (PaperOrder order : account.openOrders()) {
            if (order.isOpen() && order.terms().symbol().equals(symbol)) {
                cancel(order, cancelId);
                any = true;
            }
        }
        return any;
    }

    /** Makes an order smaller, or reports why not. */
    void amend(Account account, AmendRequest request) {
        Optional<PaperOrder> open = open(account, request.symbol(), request.order());
        Optional<Refusal> refusal = open.isEmpty()
                ? Optional.of(Refusal.of(Reason.UNKNOWN_ORDER))
                : amendRefusal(account, request, open.get());
        if (refusal.isPresent() || open.isEmpty()) {
            refusal.ifPresent(why -> clearing.report(new ExchangeEvent.AmendRejected(
                    account.id, request.order(), request.symbol(), why.reason(), why.text(), clearing.atNanos())));
            return;
        }
        PaperOrder order = open.get();
        ClientOrderId before = order.clientOrderId();
        amend(order, request.newQuantity(), request.newClientOrderId().orElseGet(this::inventId));
        OrderList list = order.list;
        if (list != null) {
            amendInList(list, order, request.newQuantity(), !before.equals(order.clientOrderId()));
        }
    }

    /** {@code faqs/order_amend_keep_priority.md}, "Can Order lists be amended?": a pair has one quantity. */
    private void amendInList(OrderList list, PaperOrder order, Quantity quantity, boolean renamed) {
        boolean paired = list.others().size() == 2 && order != list.working();
        if (paired) {
            list.others().stream()
                    .filter(other -> other != order && other.isOpen())
                    .forEach(other -> amend(other, quantity, other.clientOrderId()));
        }
        if (list.other(order).isPresent()) {
            list.holdForPair();
        }
        if (renamed) {
            list.report(ExchangeEvent.ListChanged.Status.UPDATED);
        }
    }

    private void amend(PaperOrder order, Quantity quantity, ClientOrderId id) {
        ClientOrderId before = order.clientOrderId();
        Quantity quantityBefore = order.terms().quantity();
        order.amended(quantity, id, clearing.atNanos());
        order.account.renamed(order, before);
        long executionId = clearing.nextExecutionId();
        order.account.history.amended(new Amendment(
                order.terms().symbol(),
                order.venueOrderId,
                executionId,
                before,
                id,
                quantityBefore,
                quantity,
                clearing.atNanos()));
        clearing.report(new ExchangeEvent.OrderReplaced(order.view(), executionId, before, clearing.atNanos()));
        boolean holds = order.locked.signum() > 0;
        if (holds) {
            clearing.hold(order, order.lockFor(order.remainingUnits));
        }
    }

    /** An amendment to no more than what has traded already is not mentioned in the documents; we refuse it. */
    private Optional<Refusal> amendRefusal(Account account, AmendRequest request, PaperOrder order) {
        Optional<ClientOrderId> named = request.order().clientOrderId();
        if (named.isPresent() && !named.get().equals(order.clientOrderId())) {
            return Optional.of(Refusal.OTHER_CLIENT_ID);
        }
        long less = order.terms().quantity().units() - request.newQuantity().units();
        if (less < 0) {
            return Optional.of(Refusal.AMEND_INCREASE);
        }
        if (less == 0 || less >= order.remainingUnits) {
            return Optional.of(Refusal.AMEND_NOTHING);
        }
        Optional<ClientOrderId> id = request.newClientOrderId();
        if (id.isPresent() && !id.get().equals(order.clientOrderId()) && account.hasOpen(id.get())) {
            return Optional.of(Refusal.of(Reason.DUPLICATE_ORDER));
        }
        boolean tooOften = order.instrument().filters().stream()
                .anyMatch(filter ->
                        filter instanceof Filter.MaxNumOrderAmends most && order.amendments() >= most.limit());
        return tooOften
                ? Optional.of(Refusal.AMEND_TOO_OFTEN)
                : admission
                        .brokenFilter(order, order.terms().withQuantity(request.newQuantity()))
                        .map(Refusal::of);
    }

    /** Places an order list, or reports why not. */
    void placeList(Account account, ListRequest request, OrderBook book) {
        List<PaperOrder> orders = new ArrayList<>();
        request.working().ifPresent(working -> orders.add(leg(account, working, book, false, 1)));
        boolean pending = request.working().isPresent();
        for (OrderRequest.Sized other : request.others()) {
            orders.add(leg(account, other, book, pending, orders.size() + 1));
        }
        ClientOrderId listId = request.clientOrderId().orElseGet(this::inventId);
        long before = lastOrderId;
        lastOrderId += orders.size();
        Optional<Refusal> refusal = lists.refusal(orders, listId).or(() -> lists.place(orders, listId, pending));
        refusal.ifPresent(why -> {
            lastOrderId = before;
            rejectList(account, request.symbol(), why);
        });
    }

    private PaperOrder leg(Account account, OrderRequest.Sized request, OrderBook book, boolean pending, int ahead) {
        ClientOrderId id = request.clientOrderId().orElseGet(this::inventId);
        Placement placement = new Placement(account, id, request.terms(), request.tags(), Optional.empty(), pending);
        return new PaperOrder(placement, book, lastOrderId + ahead, clearing.atNanos());
    }

    /** Cancels a whole list, or reports why not. */
    void cancelList(Account account, Symbol symbol, OrderKey key, Optional<ClientOrderId> cancelId) {
        Optional<OrderList> list = list(account, key).filter(found -> !found.isDone() && found.symbol.equals(symbol));
        Optional<ClientOrderId> named = key.clientOrderId();
        if (list.isEmpty() || (named.isPresent() && !named.get().equals(list.get().clientOrderId))) {
            rejectList(account, symbol, Refusal.of(Reason.UNKNOWN_ORDER));
            return;
        }
        cancel(list.get().openOrders().getFirst(), cancelId.orElseGet(this::inventId));
    }

    static Optional<OrderList> list(Account account, OrderKey key) {
        return key.number().isPresent()
                ? Optional.ofNullable(account.history.list(key.number().getAsLong()))
                : account.history.newestList(key.clientOrderId().orElseThrow());
    }

    private void rejectList(Account account, Symbol symbol, Refusal why) {
        clearing.report(
                new ExchangeEvent.ListRejected(account.id, symbol, why.reason(), why.text(), clearing.atNanos()));
    }

    private ClientOrderId inventId() {
        return InventedIds.of(clearing.nextExecutionId());
    }
}
