package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.vocabulary.Filter;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cancel, replace, amend, orders by quote quantity, deposits, and what queries say afterwards. */
class RequestsTest {
    private final PaperExchange exchange = exchange();

    private static AmendRequest amend(String id, String quantity, String newId) {
        return new AmendRequest(BTCUSDT, OrderKey.of(id(id)), Quantity.of(quantity), Optional.of(id(newId)));
    }

    private static CancelRequest cancel(OrderKey key) {
        return new CancelRequest(BTCUSDT, key);
    }

    private static OrderRequest.ByQuote spend(Side side, String quote) {
        return new OrderRequest.ByQuote(
                Optional.of(id("q")), BTCUSDT, side, new BigDecimal(quote), Optional.empty(), OrderTags.NONE);
    }

    private static OrderRequest request(String id, OrderTerms terms) {
        return new OrderRequest.Sized(id(id), terms);
    }

    @Test
    void amendKeepsThePlaceInTheQueueAndFreesWhatIsNotNeeded() {
        exchange.place(ANN, id("a"), buy("5.5", "87"), 1);
        exchange.place(BOB, id("b"), buy("4", "87"), 2);

        assertThat(lines(exchange.amend(ANN, amend("a", "5", "a2"), 3))).containsExactly("ann replaced a by a2 5");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("9565 free, 435 locked");
        assertThat(lines(exchange.place(CAT, id("c"), sell("5", "87"), 4)))
                .contains("ann filled a2 5@87 MAKER complete")
                .noneMatch(line -> line.startsWith("bob"));
        assertThat(exchange.queries(ANN).amendments(BTCUSDT)).singleElement().satisfies(amendment -> {
            assertThat(amendment.before()).isEqualTo(id("a"));
            assertThat(amendment.after()).isEqualTo(id("a2"));
            assertThat(amendment.quantityBefore()).isEqualTo(Quantity.of("5.5"));
            assertThat(amendment.quantityAfter()).isEqualTo(Quantity.of("5"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "6, a, Order amend (quantity increase) is not supported.",
        "5, a, The requested action would change no state; rejecting",
        "1, a, The requested action would change no state; rejecting",
        "4, other, Duplicate order sent.",
        "4.0001, a, Filter failure: LOT_SIZE"
    })
    void refusesAmendmentsThatAreNone(String quantity, String newId, String text) {
        exchange.place(ANN, id("other"), buy("1", "80"), 1);
        exchange.place(ANN, id("a"), buy("5", "90"), 1);
        exchange.place(BOB, id("b"), sell("1", "90"), 2);

        assertThat(lines(exchange.amend(ANN, amend("a", quantity, newId), 3)))
                .containsExactly("ann amend rejected: " + text);
        assertThat(exchange.order(ANN, BTCUSDT, id("a")).orElseThrow().terms().quantity())
                .isEqualTo(Quantity.of("5"));
    }

    @Test
    void amendsOnlySoOftenAndOnlyWhatIsOpen() {
        PaperExchange strict = new PaperExchange(
                List.of(instruments().getFirst().withFilters(List.of(new Filter.MaxNumOrderAmends(1)))),
                Limits.DEFAULT);
        strict.open(ANN, Fees.NONE, funds());
        strict.place(ANN, id("a"), buy("5", "90"), 1);

        strict.amend(ANN, amend("a", "4", "a"), 2);
        assertThat(lines(strict.amend(ANN, amend("a", "3", "a"), 3)))
                .containsExactly("ann amend rejected: Filter failure: MAX_NUM_ORDER_AMENDS");
        assertThat(lines(strict.amend(ANN, amend("z", "3", "a"), 3)))
                .containsExactly("ann amend rejected: Unknown order sent.");
    }

    @Test
    void cancelsByEitherIdUnderANameOfItsOwn() {
        exchange.place(ANN, id("a"), buy("1", "90"), 1);
        exchange.place(ANN, id("b"), buy("1", "90"), 1);

        ExchangeEvent.OrderCanceled byNumber = (ExchangeEvent.OrderCanceled)
                exchange.cancel(ANN, cancel(OrderKey.of(1)), 2).getFirst();
        assertThat(byNumber.clientOrderId()).isEqualTo(id("a"));
        assertThat(byNumber.cancelId().value()).hasSize(22);
        ExchangeEvent.OrderCanceled named = (ExchangeEvent.OrderCanceled) exchange.cancel(
                        ANN,
                        new CancelRequest(BTCUSDT, OrderKey.of(id("b")), Optional.of(id("mine")), Optional.empty()),
                        3)
                .getFirst();
        assertThat(named.cancelId()).isEqualTo(id("mine"));
    }

    @Test
    void refusesCancelsWhoseIdsDoNotBelongTogether() {
        exchange.place(ANN, id("a"), buy("1", "90"), 1);
        OrderKey key = new OrderKey(OptionalLong.of(1), Optional.of(id("b")));

        ExchangeEvent.CancelRejected refused = (ExchangeEvent.CancelRejected)
                exchange.cancel(ANN, cancel(key), 2).getFirst();

        assertThat(refused.text()).isEqualTo("Client order ID is not correct for this order ID.");
        assertThat(exchange.queries(ANN).order(BTCUSDT, key)).isEmpty();
    }

    @Test
    void cancelsOnlyInTheStateThatWasAskedFor() {
        exchange.place(ANN, id("a"), buy("2", "90"), 1);
        CancelRequest onlyPartly = new CancelRequest(
                BTCUSDT,
                OrderKey.of(id("a")),
                Optional.empty(),
                Optional.of(CancelRequest.Restriction.ONLY_PARTIALLY_FILLED));
        CancelRequest onlyNew = new CancelRequest(
                BTCUSDT, OrderKey.of(id("a")), Optional.empty(), Optional.of(CancelRequest.Restriction.ONLY_NEW));

        assertThat(lines(exchange.cancel(ANN, onlyPartly, 2))).containsExactly("ann cancel rejected a VENUE_RULE");
        exchange.place(BOB, id("b"), sell("1", "90"), 3);
        assertThat(lines(exchange.cancel(ANN, onlyNew, 4))).containsExactly("ann cancel rejected a VENUE_RULE");
        assertThat(lines(exchange.cancel(ANN, onlyPartly, 5))).containsExactly("ann canceled a");
    }

    @Test
    void replacesOneOrderByAnother() {
        exchange.place(ANN, id("a"), buy("1", "90"), 1);

        List<ExchangeEvent> events =
                exchange.replace(ANN, cancel(OrderKey.of(id("a"))), request("b", buy("2", "91")), false, 2);

        assertThat(lines(events)).containsExactly("ann canceled a", "ann accepted b");
        assertThat(book(exchange)).isEqualTo("bids 2@91 | asks ");
    }

    @Test
    void replacesOnlyWhatItCancelsUnlessToldOtherwise() {
        CancelRequest nothing = cancel(OrderKey.of(id("none")));

        assertThat(lines(exchange.replace(ANN, nothing, request("b", buy("2", "91")), false, 1)))
                .containsExactly("ann cancel rejected none UNKNOWN_ORDER");
        assertThat(lines(exchange.replace(ANN, nothing, request("b", buy("2", "91")), true, 2)))
                .containsExactly("ann cancel rejected none UNKNOWN_ORDER", "ann accepted b");
    }

    @Test
    void leavesTheOldOrderAloneIfTheNewOneBreaksAFilter() {
        exchange.place(ANN, id("a"), buy("1", "90"), 1);

        assertThat(lines(
                        exchange.replace(ANN, cancel(OrderKey.of(id("a"))), request("b", buy("2", "91.001")), true, 2)))
                .containsExactly("ann rejected b FILTER_PRICE_FILTER");
        assertThat(exchange.openOrders(ANN)).hasSize(1);
    }

    @Test
    void cancelsEvenIfTheNewOrderIsThenRefused() {
        exchange.place(ANN, id("a"), buy("1", "90"), 1);
        exchange.place(BOB, id("b"), sell("1", "95"), 1);

        assertThat(lines(exchange.replace(
                        ANN, cancel(OrderKey.of(id("a"))), request("c", maker(Side.BUY, "1", "95")), false, 2)))
                .containsExactly("ann canceled a", "ann rejected c WOULD_TAKE");
    }

    @Test
    void spendsAnAmountOfTheQuoteAsset() {
        exchange.place(BOB, id("b1"), sell("1", "100"), 1);
        exchange.place(BOB, id("b2"), sell("5", "110"), 1);

        List<ExchangeEvent> events = exchange.place(ANN, spend(Side.BUY, "200"), 2);

        assertThat(lines(events)).endsWith("ann filled q 0.909@110 TAKER complete");
        OrderView order = exchange.order(ANN, BTCUSDT, id("q")).orElseThrow();
        assertThat(order.details().quoteQuantity()).contains(new BigDecimal("200"));
        assertThat(order.terms().quantity()).isEqualTo(Quantity.of("1.909"));
        assertThat(order.filledQuote()).isLessThanOrEqualTo(new BigDecimal("200"));
    }

    @Test
    void spendsNoMoreThanIsOfferedHoweverMuchThereIsToSpend() {
        exchange.deposit(ANN, USDT, new BigDecimal("9999999999"), 1);
        exchange.place(BOB, id("b"), sell("50", "0.01"), 1);

        assertThat(lines(exchange.place(ANN, spend(Side.BUY, "9999999999"), 2)))
                .endsWith("ann filled q 50@0.01 TAKER complete");
    }

    @Test
    void refusesToSpendWhereNothingIsOffered() {
        ExchangeEvent.OrderRejected refused = (ExchangeEvent.OrderRejected)
                exchange.place(ANN, spend(Side.BUY, "200"), 1).getFirst();
        assertThat(refused.text()).isEqualTo("Order book liquidity is less than symbol minimum quantity.");

        exchange.place(BOB, id("b"), sell("1", "100"), 1);
        assertThat(lines(exchange.place(ANN, spend(Side.BUY, "0.01"), 2)))
                .containsExactly("ann rejected q FILTER_NOTIONAL");
    }

    @Test
    void depositsAreToldAndCanGoBackButNotBelowNothing() {
        List<ExchangeEvent> events = exchange.deposit(ANN, USDT, new BigDecimal("5"), 1);

        assertThat(lines(events)).containsExactly("ann got 5 USDT");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("10005 free, 0 locked");
        exchange.deposit(ANN, USDT, new BigDecimal("-10005"), 2);
        assertThatThrownBy(() -> exchange.deposit(ANN, USDT, new BigDecimal("-1"), 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void testingAnOrderChecksItsFormAlone() {
        assertThat(exchange.test(ANN, request("t", buy("1", "90.001"))))
                .map(Refusal::reason)
                .contains(Reason.FILTER_PRICE_FILTER);
        assertThat(exchange.test(ANN, request("t", buy("100", "90")))).isEmpty();
        assertThat(exchange.lastOrderId()).isZero();
    }

    @Test
    void queriesKnowClosedOrdersByEitherIdAndTheirTrades() {
        exchange.place(ANN, id("a"), buy("1", "90"), 1);
        exchange.cancel(ANN, BTCUSDT, id("a"), 2);
        exchange.place(ANN, id("a"), buy("2", "90"), 3);
        exchange.place(BOB, id("b"), sell("2", "90"), 4);
        AccountQueries account = exchange.queries(ANN);

        assertThat(account.order(BTCUSDT, OrderKey.of(id("a")))
                        .orElseThrow()
                        .order()
                        .number())
                .isEqualTo(2);
        assertThat(account.order(BTCUSDT, OrderKey.of(1))
                        .orElseThrow()
                        .order()
                        .terms()
                        .quantity())
                .isEqualTo(Quantity.of("1"));
        assertThat(account.order(ETHBTC, OrderKey.of(1))).isEmpty();
        assertThat(account.orders(BTCUSDT)).extracting(OrderView::number).containsExactly(1L, 2L);
        assertThat(account.trades(BTCUSDT)).singleElement().satisfies(trade -> {
            assertThat(trade.order().value()).isEqualTo("2");
            assertThat(trade.fill().quantity()).isEqualTo(Quantity.of("2"));
        });
        assertThat(account.openOrders()).isEmpty();
    }

    @Test
    void countsAlgoOrdersAndPositionsByTheFilters() {
        PaperExchange strict = new PaperExchange(
                List.of(instruments()
                        .getFirst()
                        .withFilters(List.of(
                                new Filter.MaxOpen(Filter.MaxOpen.Kind.ALGO_ORDERS, Filter.MaxOpen.Scope.SYMBOL, 1),
                                new Filter.MaxPosition(new BigDecimal("103"))))),
                Limits.DEFAULT);
        strict.open(ANN, Fees.NONE, funds());
        OrderTerms stop = StopOrdersTest.stop(OrderType.STOP_LOSS, Side.SELL, "1", "90", "1");

        strict.place(ANN, id("s1"), stop, 1);
        assertThat(lines(strict.place(ANN, id("s2"), stop, 2)))
                .containsExactly("ann rejected s2 FILTER_MAX_NUM_ALGO_ORDERS");
        strict.place(ANN, id("b1"), buy("2", "90"), 3);
        assertThat(lines(strict.place(ANN, id("b2"), buy("2", "90"), 4)))
                .containsExactly("ann rejected b2 FILTER_MAX_POSITION");
    }
}
