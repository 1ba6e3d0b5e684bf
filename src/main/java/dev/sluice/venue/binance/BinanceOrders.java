package dev.sluice.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What can be done with orders and asked of the account. Each request is sent once; its outcome comes on the adapter's
 * loop, to which all calls belong. What places an order is not public: the only way in is {@link BinanceGateway} with a
 * {@code JournaledIntent}.
 */
public final class BinanceOrders {
    private final VenueRoad road;
    private final VenueWatch watch;

    /** What an answer's body is made into. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(byte[] body) throws MalformedAnswerException;
    }

    public BinanceOrders(VenueRoad road, VenueWatch watch) {
        this.road = road;
        this.watch = watch;
    }

    void place(ClientOrderId id, OrderTerms terms, Consumer<Outcome<OrderSnapshot>> then) {
        send(OrderRequests.place(id, terms), BinanceOrders::order, then);
    }

    void marketByQuote(QuoteOrder order, BigDecimal quote, Consumer<Outcome<OrderSnapshot>> then) {
        send(OrderRequests.marketByQuote(order.id(), order.symbol(), order.side(), quote), BinanceOrders::order, then);
    }

    /** A MARKET order that is sized by the quote asset. */
    record QuoteOrder(ClientOrderId id, Symbol symbol, Side side) {}

    /** Whether the venue would take the order; nothing is placed. */
    public void test(ClientOrderId id, OrderTerms terms, Consumer<Outcome<Boolean>> then) {
        send(OrderRequests.test(id, terms), body -> JsonFields.parse(body).isObject(), then);
    }

    /** The order as it was canceled, and the others of its list, if it belonged to one. */
    public void cancel(Symbol symbol, ClientOrderId id, Consumer<Outcome<List<OrderSnapshot>>> then) {
        send(OrderRequests.cancel(symbol, id), body -> AnswerDecoder.canceled(JsonFields.parse(body)), then);
    }

    /** Cancels whatever the account has open in the symbol, by whomever it was placed. */
    public void cancelAll(Symbol symbol, Consumer<Outcome<List<OrderSnapshot>>> then) {
        send(OrderRequests.cancelAll(symbol), AnswerDecoder::allCanceled, then);
    }

    /** Both halves, whichever of them succeeded; refused only if neither was tried. */
    void cancelReplace(
            ClientOrderId old,
            OrderRequests.Leg replacement,
            OrderRequests.ReplaceMode mode,
            Consumer<Outcome<Replacement>> then) {
        send(
                OrderRequests.cancelReplace(old, replacement, mode),
                body -> AnswerDecoder.replacement(JsonFields.parse(body)),
                outcome -> then.accept(halves(outcome)));
    }

    /** Makes the order smaller; it keeps its id and its place in the queue. */
    public void amend(Symbol symbol, ClientOrderId id, Quantity quantity, Consumer<Outcome<AmendedOrder>> then) {
        send(OrderRequests.amend(symbol, id, quantity), AnswerDecoder::amended, then);
    }

    void oco(
            ClientOrderId list,
            OrderRequests.Leg above,
            OrderRequests.Leg below,
            Consumer<Outcome<ListSnapshot>> then) {
        send(OrderRequests.oco(list, above, below), BinanceOrders::list, then);
    }

    void oto(
            ClientOrderId list,
            OrderRequests.Leg working,
            OrderRequests.Leg pending,
            Consumer<Outcome<ListSnapshot>> then) {
        send(OrderRequests.oto(list, working, pending), BinanceOrders::list, then);
    }

    void otoco(
            ClientOrderId list,
            OrderRequests.Leg working,
            OrderRequests.Leg above,
            OrderRequests.Leg below,
            Consumer<Outcome<ListSnapshot>> then) {
        send(OrderRequests.otoco(list, working, above, below), BinanceOrders::list, then);
    }

    public void cancelList(Symbol symbol, ClientOrderId list, Consumer<Outcome<ListSnapshot>> then) {
        send(OrderRequests.cancelList(symbol, list), BinanceOrders::list, then);
    }

    /** One order; "not found" is {@link Outcome.Refused} with −2013 and proves nothing by itself. */
    public void status(Symbol symbol, ClientOrderId id, Consumer<Outcome<OrderSnapshot>> then) {
        send(OrderRequests.status(symbol, id), BinanceOrders::order, then);
    }

    /** One order by the venue's id of it; "not found" as in {@link #status(Symbol, ClientOrderId, Consumer)}. */
    public void status(Symbol symbol, long orderId, Consumer<Outcome<OrderSnapshot>> then) {
        send(OrderRequests.status(symbol, orderId), BinanceOrders::order, then);
    }

    /** @param symbol empty for all, which weighs a lot more */
    public void openOrders(Optional<Symbol> symbol, Consumer<Outcome<List<OrderSnapshot>>> then) {
        send(OrderRequests.openOrders(symbol), AnswerDecoder::orders, then);
    }

    /** Orders of the symbol, ended ones too, oldest first; at most 1,000. */
    public void allOrders(Symbol symbol, OptionalLong fromOrderId, Consumer<Outcome<List<OrderSnapshot>>> then) {
        send(OrderRequests.allOrders(symbol, fromOrderId), AnswerDecoder::orders, then);
    }

    /** Trades of one order, oldest first; at most 1,000. */
    public void trades(
            Symbol symbol, long orderId, OptionalLong fromTradeId, Consumer<Outcome<List<TradeSnapshot>>> then) {
        send(OrderRequests.trades(symbol, orderId, fromTradeId), AnswerDecoder::trades, then);
    }

    /** The account's trades in a symbol, oldest first; at most 1,000 ({@code rest-api.md}, Account trade list). */
    public void tradesFrom(Symbol symbol, long fromTradeId, Consumer<Outcome<List<TradeSnapshot>>> then) {
        send(OrderRequests.tradesFrom(symbol, fromTradeId), AnswerDecoder::trades, then);
    }

    /** The account's newest trade in a symbol, if it has one. */
    public void newestTrade(Symbol symbol, Consumer<Outcome<List<TradeSnapshot>>> then) {
        send(OrderRequests.newestTrade(symbol), AnswerDecoder::trades, then);
    }

    public void account(Consumer<Outcome<AccountSnapshot>> then) {
        send(OrderRequests.account(), AnswerDecoder::account, then);
    }

    /** The filters that hold for this account: {@code exchangeFilters}, {@code symbolFilters}, {@code assetFilters}. */
    public void filters(Symbol symbol, Consumer<Outcome<JsonNode>> then) {
        send(OrderRequests.filters(symbol), JsonFields::parse, then);
    }

    public void listStatus(ClientOrderId list, Consumer<Outcome<ListSnapshot>> then) {
        send(OrderRequests.listStatus(list), BinanceOrders::list, then);
    }

    /** The newest 1,000 lists, ended ones too. */
    public void allLists(Consumer<Outcome<List<ListSnapshot>>> then) {
        send(OrderRequests.allLists(), AnswerDecoder::lists, then);
    }

    public void openLists(Consumer<Outcome<List<ListSnapshot>>> then) {
        send(OrderRequests.openLists(), AnswerDecoder::lists, then);
    }

    private static OrderSnapshot order(byte[] body) throws MalformedAnswerException {
        OrderSnapshot plain = OrderReader.read(body);
        return plain != null ? plain : AnswerDecoder.order(JsonFields.parse(body));
    }

    private static ListSnapshot list(byte[] body) throws MalformedAnswerException {
        return AnswerDecoder.list(JsonFields.parse(body));
    }

    /** An error of both codes tells of the halves in its data. */
    private static Outcome<Replacement> halves(Outcome<Replacement> outcome) {
        if (outcome instanceof Outcome.Refused<Replacement> refused
                && refused.answer().data().length > 0) {
            try {
                return new Outcome.Done<>(AnswerDecoder.replacement(
                        JsonFields.parse(refused.answer().data())));
            } catch (MalformedAnswerException e) {
                return new Outcome.Lost<>("malformed_answer");
            }
        }
        return outcome;
    }

    private <T> void send(VenueRequest request, Reading<T> reading, Consumer<Outcome<T>> then) {
        road.send(request, answer -> {
            Outcome<T> outcome = outcome(request, answer, reading);
            if (request.endpoint().purpose() == Endpoint.Purpose.ORDER
                    || request.endpoint().purpose() == Endpoint.Purpose.CANCEL) {
                watch.on(exchanged(request, answer));
            }
            then.accept(outcome);
        });
    }

    private <T> Outcome<T> outcome(VenueRequest request, VenueAnswer answer, Reading<T> reading) {
        return switch (answer) {
            case VenueAnswer.Ok ok -> {
                try {
                    yield new Outcome.Done<>(reading.of(ok.body()));
                } catch (MalformedAnswerException e) {
                    watch.on(new VenueNotice.Malformed(
                            VenueChannel.WEBSOCKET_API,
                            request.endpoint().apiMethod(),
                            String.valueOf(e.getMessage())));
                    yield new Outcome.Lost<>("malformed_answer");
                }
            }
            case VenueAnswer.Refused refused -> new Outcome.Refused<>(refused);
            case VenueAnswer.NotSent notSent -> new Outcome.NotSent<>(notSent.reason());
            case VenueAnswer.Lost lost -> new Outcome.Lost<>(lost.reason());
        };
    }

    private static VenueNotice exchanged(VenueRequest request, VenueAnswer answer) {
        String hash = answer instanceof VenueAnswer.Ok ok ? SignedRequests.hash(ok.body()) : "";
        String outcome = switch (answer) {
            case VenueAnswer.Ok ok -> "ok";
            case VenueAnswer.Refused refused -> refused.verdict().name().toLowerCase(Locale.ROOT);
            case VenueAnswer.NotSent notSent -> "not_sent";
            case VenueAnswer.Lost lost -> "lost";
        };
        return new VenueNotice.Exchanged(request.endpoint(), SignedRequests.hash(request), hash, outcome);
    }
}
