package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderListsTest {
    private final PaperExchange exchange = exchange();

    /** The last price is 100. */
    @BeforeEach
    void trade() {
        exchange.place(BOB, id("m1"), sell("1", "100"), 1);
        exchange.place(CAT, id("t1"), buy("1", "100"), 1);
    }

    private static OrderRequest.Sized leg(String id, OrderTerms terms) {
        return new OrderRequest.Sized(id(id), terms);
    }

    private static OrderTerms stopLoss(Side side, String quantity, String stop) {
        return StopOrdersTest.stop(OrderType.STOP_LOSS, side, quantity, stop, "1");
    }

    private static ListRequest sellOco() {
        return new ListRequest(
                BTCUSDT,
                Optional.of(id("oco")),
                Optional.empty(),
                List.of(leg("above", maker(Side.SELL, "2", "110")), leg("below", stopLoss(Side.SELL, "2", "90"))));
    }

    private static ListRequest otoco(String quantity) {
        return new ListRequest(
                BTCUSDT,
                Optional.of(id("otoco")),
                Optional.of(leg("entry", buy(quantity, "99"))),
                List.of(leg("target", maker(Side.SELL, "2", "110")), leg("stop", stopLoss(Side.SELL, "2", "90"))));
    }

    @Test
    void ocoLocksOnceForBoth() {
        List<ExchangeEvent> events = exchange.placeList(ANN, sellOco(), 2);

        assertThat(lines(events))
                .containsExactly("ann list OCO EXEC_STARTED", "ann accepted above", "ann accepted below");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("98 free, 2 locked");
        assertThat(book(exchange)).isEqualTo("bids  | asks 2@110");
    }

    @Test
    void buyOcoLocksTheDearerOrder() {
        exchange.placeList(
                ANN,
                new ListRequest(
                        BTCUSDT,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(
                                leg("above", stopLoss(Side.BUY, "2", "110")),
                                leg("below", maker(Side.BUY, "2", "90")))),
                2);

        assertThat(balance(exchange, ANN, USDT)).isEqualTo("9780 free, 220 locked");
        exchange.place(BOB, id("b"), sell("1", "90"), 3);
        assertThat(exchange.openOrders(ANN)).hasSize(1);
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("9820 free, 90 locked");
    }

    @Test
    void firstFillOfTheLimitExpiresTheStop() {
        exchange.placeList(ANN, sellOco(), 2);

        List<ExchangeEvent> events = exchange.place(BOB, id("b"), buy("1", "110"), 3);

        assertThat(lines(events))
                .containsExactly(
                        "bob accepted b",
                        "ann expired below OTHER_LEG",
                        "ann filled above 1@110 MAKER",
                        "bob filled b 1@110 TAKER complete");
        assertThat(lines(exchange.place(BOB, id("b2"), buy("1", "110"), 4)))
                .contains("ann filled above 1@110 MAKER complete", "ann list OCO ALL_DONE");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("98 free, 0 locked");
    }

    @Test
    void triggeredStopExpiresTheLimit() {
        exchange.placeList(ANN, sellOco(), 2);
        exchange.place(BOB, id("b"), buy("5", "90"), 3);

        List<ExchangeEvent> events = exchange.place(CAT, id("c"), market(Side.SELL, "1"), 4);

        assertThat(lines(events))
                .filteredOn(line -> line.startsWith("ann"))
                .containsExactly(
                        "ann expired above OTHER_LEG",
                        "ann started below",
                        "ann filled below 2@90 TAKER complete",
                        "ann list OCO ALL_DONE");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("98 free, 0 locked");
        assertThat(exchange.queries(ANN).lists()).allMatch(OrderListView::done);
    }

    @Test
    void cancellingOneCancelsTheList() {
        exchange.placeList(ANN, sellOco(), 2);

        assertThat(lines(exchange.cancel(ANN, BTCUSDT, id("below"), 3)))
                .containsExactly("ann canceled below", "ann canceled above", "ann list OCO ALL_DONE");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("100 free, 0 locked");
        assertThat(book(exchange)).isEqualTo("bids  | asks ");
        assertThat(lines(exchange.cancelList(ANN, BTCUSDT, OrderKey.of(id("oco")), Optional.empty(), 4)))
                .containsExactly("ann list rejected: Unknown order sent.");
    }

    @Test
    void refusesPricesThatDoNotEncloseTheMarket() {
        ListRequest wrong = new ListRequest(
                BTCUSDT,
                Optional.empty(),
                Optional.empty(),
                List.of(leg("above", maker(Side.SELL, "2", "110")), leg("below", stopLoss(Side.SELL, "2", "100"))));

        assertThat(lines(exchange.placeList(ANN, wrong, 2)))
                .containsExactly("ann list rejected: The relationship of the prices for the orders is not correct.");
        assertThat(exchange.openOrders(ANN)).isEmpty();
        assertThat(exchange.lastOrderId()).isEqualTo(2);
    }

    @Test
    void pendingOrdersWaitUntilTheWorkingOrderIsFilledWhole() {
        exchange.placeList(ANN, otoco("2"), 2);
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("9802 free, 198 locked");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("100 free, 0 locked");

        exchange.place(BOB, id("b1"), sell("1", "99"), 3);
        assertThat(exchange.order(ANN, BTCUSDT, id("target"))
                        .orElseThrow()
                        .details()
                        .phase())
                .isEqualTo(OrderPhase.PENDING);
        List<ExchangeEvent> events = exchange.place(BOB, id("b2"), sell("1", "99"), 4);

        assertThat(lines(events)).endsWith("ann started target", "ann started stop");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("100 free, 2 locked");
        assertThat(book(exchange)).isEqualTo("bids  | asks 2@110");
        assertThat(lines(exchange.place(CAT, id("c"), buy("2", "110"), 5)))
                .contains("ann expired stop OTHER_LEG", "ann list OTO ALL_DONE");
    }

    @Test
    void workingOrderThatFillsAtOnceStartsThePendingOnes() {
        exchange.place(BOB, id("b"), sell("2", "99"), 2);

        List<ExchangeEvent> events = exchange.placeList(ANN, otoco("2"), 3);

        assertThat(lines(events))
                .endsWith("ann filled entry 2@99 TAKER complete", "ann started target", "ann started stop");
    }

    @Test
    void pendingOrderThatCannotPayEndsTheList() {
        ListRequest tooMuch = new ListRequest(
                BTCUSDT,
                Optional.empty(),
                Optional.of(leg("entry", buy("1", "99"))),
                List.of(leg("exit", maker(Side.SELL, "80", "110"))));
        exchange.place(ANN, id("all"), sell("50", "150"), 2);
        assertThat(lines(exchange.placeList(ANN, tooMuch, 2))).contains("ann accepted exit");

        List<ExchangeEvent> events = exchange.place(BOB, id("b"), sell("1", "99"), 3);

        assertThat(lines(events)).endsWith("ann expired exit INSUFFICIENT_BALANCE", "ann list OTO ALL_DONE");
    }

    @Test
    void cancellingTheWorkingOrderCancelsWhatWaitsForIt() {
        exchange.placeList(ANN, otoco("2"), 2);
        exchange.place(BOB, id("b1"), sell("1", "99"), 3);

        assertThat(lines(exchange.cancel(ANN, BTCUSDT, id("entry"), 4)))
                .containsExactly(
                        "ann canceled entry", "ann canceled target", "ann canceled stop", "ann list OTO ALL_DONE");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("9901 free, 0 locked");
    }

    @Test
    void amendingOneOfAPairAmendsBoth() {
        exchange.placeList(ANN, sellOco(), 2);

        List<ExchangeEvent> events = exchange.amend(
                ANN, new AmendRequest(BTCUSDT, OrderKey.of(id("below")), Quantity.of("1"), Optional.of(id("new"))), 3);

        assertThat(lines(events))
                .containsExactly(
                        "ann replaced below by new 1", "ann replaced above by above 1", "ann list OCO UPDATED");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("99 free, 1 locked");
        assertThat(book(exchange)).isEqualTo("bids  | asks 1@110");
    }

    @Test
    void listsGoOnAfterARestart() {
        exchange.placeList(ANN, sellOco(), 2);
        PaperExchange after = new PaperExchange(instruments(), Limits.DEFAULT);
        AccountQueries account = exchange.queries(ANN);
        after.restore(ANN, Fees.NONE, new AccountState(account.balances(), account.openOrders(), account.lists()));
        after.open(BOB, Fees.NONE, funds());
        after.resumeIds(exchange.lastOrderId(), Map.of());

        assertThat(lines(after.place(BOB, id("b"), buy("2", "110"), 3)))
                .contains("ann expired below OTHER_LEG", "ann list OCO ALL_DONE");
        assertThat(balance(after, ANN, BTC)).endsWith(" 0 locked");
        assertThat(after.lastListId()).isEqualTo(exchange.lastListId());
    }

    @Test
    void cancelAllTakesListsToo() {
        exchange.placeList(ANN, sellOco(), 2);
        exchange.place(ANN, id("single"), buy("1", "80"), 2);

        assertThat(lines(exchange.cancelAll(ANN, BTCUSDT, 3)))
                .filteredOn(line -> line.contains("canceled"))
                .hasSize(3);
        assertThat(exchange.openOrders(ANN)).isEmpty();
        assertThat(exchange.cancelAll(ANN, BTCUSDT, 4)).isEmpty();
    }
}
