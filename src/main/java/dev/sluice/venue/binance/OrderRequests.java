package dev.sluice.venue.binance;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** The requests of the trading and account endpoints ({@code rest-api.md}, Trading and Account endpoints). */
final class OrderRequests {
    private static final String SYMBOL = "symbol";
    private static final String NEW_ID = "newClientOrderId";
    private static final String ORIGINAL_ID = "origClientOrderId";
    private static final String LIST_ID = "listClientOrderId";
    private static final int PAGE = 1_000;

    /** An order and the id under which it goes. */
    record Leg(ClientOrderId id, OrderTerms terms) {}

    /** What a failed cancel means for the new order ({@code cancelReplaceMode}). */
    enum ReplaceMode {
        STOP_ON_FAILURE,
        ALLOW_FAILURE
    }

    private OrderRequests() {}

    static VenueRequest place(ClientOrderId id, OrderTerms terms) {
        return placement(Endpoint.ORDER_PLACE, id, terms).placing(1).build();
    }

    /** Validates an order as if it were placed, and places nothing. */
    static VenueRequest test(ClientOrderId id, OrderTerms terms) {
        return placement(Endpoint.ORDER_TEST, id, terms).build();
    }

    /** A MARKET order for as much as that amount of the quote asset buys, or that brings it when sold. */
    static VenueRequest marketByQuote(ClientOrderId id, Symbol symbol, Side side, BigDecimal quote) {
        return VenueRequest.of(Endpoint.ORDER_PLACE)
                .with(SYMBOL, symbol.name())
                .with("side", side.name())
                .with("type", "MARKET")
                .with("quoteOrderQty", Money.plain(quote))
                .with(NEW_ID, id.value())
                .with("newOrderRespType", "FULL")
                .placing(1)
                .build();
    }

    static VenueRequest cancel(Symbol symbol, ClientOrderId id) {
        return VenueRequest.of(Endpoint.ORDER_CANCEL)
                .with(SYMBOL, symbol.name())
                .with(ORIGINAL_ID, id.value())
                .build();
    }

    static VenueRequest cancelAll(Symbol symbol) {
        return VenueRequest.of(Endpoint.CANCEL_ALL).with(SYMBOL, symbol.name()).build();
    }

    static VenueRequest cancelReplace(ClientOrderId old, Leg replacement, ReplaceMode mode) {
        VenueRequest.Builder request = placement(Endpoint.CANCEL_REPLACE, replacement.id(), replacement.terms());
        return request.with("cancelReplaceMode", mode.name())
                .with("cancelOrigClientOrderId", old.value())
                .placing(1)
                .build();
    }

    /**
     * Makes an order smaller; it keeps its place in the queue. The current id is passed on: the venue would invent
     * another one ({@code faqs/order_amend_keep_priority.md}).
     *
     * @param quantity more than 0 and less than the order's
     */
    static VenueRequest amend(Symbol symbol, ClientOrderId id, Quantity quantity) {
        return VenueRequest.of(Endpoint.ORDER_AMEND)
                .with(SYMBOL, symbol.name())
                .with(ORIGINAL_ID, id.value())
                .with(NEW_ID, id.value())
                .with("newQty", quantity.toString())
                .build();
    }

    /** Two orders of one side and quantity, of which the first to work cancels the other. */
    static VenueRequest oco(ClientOrderId list, Leg above, Leg below) {
        OrderTerms terms = above.terms();
        VenueRequest.Builder request = list(Endpoint.OCO_PLACE, list, terms)
                .with("side", terms.side().name())
                .with("quantity", terms.quantity().toString())
                .placing(2);
        contingent(request, "above", above);
        contingent(request, "below", below);
        return request.build();
    }

    /** A working order, and one that is placed when the first is filled. */
    static VenueRequest oto(ClientOrderId list, Leg working, Leg pending) {
        VenueRequest.Builder request =
                list(Endpoint.OTO_PLACE, list, working.terms()).placing(2);
        whole(request, "working", working);
        whole(request, "pending", pending);
        return request.build();
    }

    /** A working order, and an OCO pair that is placed when it is filled: stop and target of one entry. */
    static VenueRequest otoco(ClientOrderId list, Leg working, Leg above, Leg below) {
        VenueRequest.Builder request =
                list(Endpoint.OTOCO_PLACE, list, working.terms()).placing(3);
        whole(request, "working", working);
        request.with("pendingSide", above.terms().side().name())
                .with("pendingQuantity", above.terms().quantity().toString());
        contingent(request, "pendingAbove", above);
        contingent(request, "pendingBelow", below);
        return request.build();
    }

    static VenueRequest cancelList(Symbol symbol, ClientOrderId list) {
        return VenueRequest.of(Endpoint.LIST_CANCEL)
                .with(SYMBOL, symbol.name())
                .with(LIST_ID, list.value())
                .build();
    }

    static VenueRequest status(Symbol symbol, ClientOrderId id) {
        return VenueRequest.of(Endpoint.ORDER_STATUS)
                .with(SYMBOL, symbol.name())
                .with(ORIGINAL_ID, id.value())
                .build();
    }

    static VenueRequest status(Symbol symbol, long orderId) {
        return VenueRequest.of(Endpoint.ORDER_STATUS)
                .with(SYMBOL, symbol.name())
                .with("orderId", orderId)
                .build();
    }

    /** @param symbol empty for all symbols, which weighs 80 instead of 6 */
    static VenueRequest openOrders(Optional<Symbol> symbol) {
        VenueRequest.Builder request = VenueRequest.of(Endpoint.OPEN_ORDERS);
        symbol.ifPresent(one -> request.with(SYMBOL, one.name()).weighing(6));
        return request.build();
    }

    /** @param fromOrderId the oldest order wanted; empty for the newest 1,000 */
    static VenueRequest allOrders(Symbol symbol, OptionalLong fromOrderId) {
        VenueRequest.Builder request = VenueRequest.of(Endpoint.ALL_ORDERS).with(SYMBOL, symbol.name());
        fromOrderId.ifPresent(id -> request.with("orderId", id));
        return request.with("limit", PAGE).build();
    }

    /** @param fromTradeId the oldest trade wanted; at most 1,000 come */
    static VenueRequest trades(Symbol symbol, long orderId, OptionalLong fromTradeId) {
        VenueRequest.Builder request = VenueRequest.of(Endpoint.MY_TRADES)
                .with(SYMBOL, symbol.name())
                .with("orderId", orderId)
                .weighing(5);
        fromTradeId.ifPresent(id -> request.with("fromId", id));
        return request.with("limit", PAGE).build();
    }

    /** @param fromTradeId the oldest trade wanted, of whatever order; at most 1,000 come */
    static VenueRequest tradesFrom(Symbol symbol, long fromTradeId) {
        return VenueRequest.of(Endpoint.MY_TRADES)
                .with(SYMBOL, symbol.name())
                .with("fromId", fromTradeId)
                .with("limit", PAGE)
                .build();
    }

    /** The newest trade alone. */
    static VenueRequest newestTrade(Symbol symbol) {
        return VenueRequest.of(Endpoint.MY_TRADES)
                .with(SYMBOL, symbol.name())
                .with("limit", 1)
                .build();
    }

    static VenueRequest account() {
        return VenueRequest.of(Endpoint.ACCOUNT).build();
    }

    static VenueRequest filters(Symbol symbol) {
        return VenueRequest.of(Endpoint.MY_FILTERS).with(SYMBOL, symbol.name()).build();
    }

    static VenueRequest listStatus(ClientOrderId list) {
        return VenueRequest.of(Endpoint.LIST_STATUS)
                .with(ORIGINAL_ID, list.value())
                .build();
    }

    static VenueRequest allLists() {
        return VenueRequest.of(Endpoint.ALL_LISTS).with("limit", PAGE).build();
    }

    static VenueRequest openLists() {
        return VenueRequest.of(Endpoint.OPEN_LISTS).build();
    }

    private static VenueRequest.Builder placement(Endpoint endpoint, ClientOrderId id, OrderTerms terms) {
        VenueRequest.Builder request = VenueRequest.of(endpoint)
                .with(SYMBOL, terms.symbol().name())
                .with("side", terms.side().name())
                .with("type", terms.type().name());
        if (terms.type().takesTimeInForce()) {
            request.with("timeInForce", terms.timeInForce().name());
        }
        request.with("quantity", terms.quantity().toString());
        terms.price().ifPresent(price -> request.with("price", price.toString()));
        terms.options().stopPrice().ifPresent(price -> request.with("stopPrice", price.toString()));
        terms.options().icebergQuantity().ifPresent(shown -> request.with("icebergQty", shown.toString()));
        selfTradePrevention(request, terms);
        // FULL names each trade with its id, so a fill is known by answer or event, whichever comes.
        return request.with(NEW_ID, id.value()).with("newOrderRespType", "FULL");
    }

    private static VenueRequest.Builder list(Endpoint endpoint, ClientOrderId list, OrderTerms first) {
        VenueRequest.Builder request =
                VenueRequest.of(endpoint).with(SYMBOL, first.symbol().name()).with(LIST_ID, list.value());
        selfTradePrevention(request, first);
        return request.with("newOrderRespType", "FULL");
    }

    private static void selfTradePrevention(VenueRequest.Builder request, OrderTerms terms) {
        terms.options().selfTradePrevention().ifPresent(mode -> request.with("selfTradePreventionMode", mode.name()));
    }

    private static void whole(VenueRequest.Builder request, String prefix, Leg leg) {
        request.with(prefix + "Side", leg.terms().side().name())
                .with(prefix + "Quantity", leg.terms().quantity().toString());
        contingent(request, prefix, leg);
    }

    private static void contingent(VenueRequest.Builder request, String prefix, Leg leg) {
        OrderTerms terms = leg.terms();
        request.with(prefix + "Type", terms.type().name())
                .with(prefix + "ClientOrderId", leg.id().value());
        terms.price().ifPresent(price -> request.with(prefix + "Price", price.toString()));
        terms.options().stopPrice().ifPresent(price -> request.with(prefix + "StopPrice", price.toString()));
        terms.options().icebergQuantity().ifPresent(shown -> request.with(prefix + "IcebergQty", shown.toString()));
        if (terms.type().takesTimeInForce()) {
            request.with(prefix + "TimeInForce", terms.timeInForce().name());
        }
    }
}
