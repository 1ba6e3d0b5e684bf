package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopOrdersTest {
    private final PaperExchange exchange = exchange();

    /** The last price is 100. */
    @BeforeEach
    void trade() {
        exchange.place(BOB, id("m1"), sell("1", "100"), 1);
        exchange.place(CAT, id("t1"), buy("1", "100"), 1);
    }

    static OrderTerms stop(OrderType type, Side side, String quantity, String stop, String limit) {
        Optional<Price> price = type.hasPrice() ? Optional.of(Price.of(limit)) : Optional.empty();
        return new OrderTerms(
                BTCUSDT, side, type, Quantity.of(quantity), price, TimeInForce.GTC, OrderOptions.stop(Price.of(stop)));
    }

    @Test
    void waitsOutsideTheBookAndLocksWhatItWillNeed() {
        List<ExchangeEvent> events =
                exchange.place(ANN, id("s"), stop(OrderType.STOP_LOSS_LIMIT, Side.BUY, "2", "105", "106"), 2);

        assertThat(lines(events)).containsExactly("ann accepted s");
        assertThat(book(exchange)).isEqualTo("bids  | asks ");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("9788 free, 212 locked");
        OrderView order = exchange.openOrders(ANN).getFirst();
        assertThat(order.details().phase()).isEqualTo(OrderPhase.WAITING);
        assertThat(order.details().workingAtNanos()).isEqualTo(OrderDetails.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "STOP_LOSS, BUY, 100", "STOP_LOSS, BUY, 99", "STOP_LOSS, SELL, 100", "STOP_LOSS, SELL, 101",
        "TAKE_PROFIT, BUY, 100", "TAKE_PROFIT, BUY, 101", "TAKE_PROFIT, SELL, 100", "TAKE_PROFIT, SELL, 99"
    })
    void refusesWhatWouldTriggerAtOnce(OrderType type, Side side, String stop) {
        assertThat(lines(exchange.place(ANN, id("s"), stop(type, side, "1", stop, "1"), 2)))
                .containsExactly("ann rejected s WOULD_TRIGGER");
    }

    @ParameterizedTest
    @CsvSource({"STOP_LOSS_LIMIT, BUY, 105, 106", "TAKE_PROFIT_LIMIT, SELL, 105, 104"})
    void triggersWhenAnotherTradeReachesTheStopPrice(OrderType type, Side side, String stop, String limit) {
        exchange.place(ANN, id("s"), stop(type, side, "2", stop, limit), 2);
        exchange.place(BOB, id("b1"), sell("1", "104.99"), 3);
        exchange.place(BOB, id("b2"), sell("1", "105"), 3);

        assertThat(lines(exchange.place(CAT, id("c1"), buy("1", "104.99"), 4)))
                .noneMatch(line -> line.startsWith("ann"));
        List<ExchangeEvent> events = exchange.place(CAT, id("c2"), buy("1", "105"), 5);

        assertThat(lines(events)).last().isEqualTo("ann started s");
        OrderView order = exchange.openOrders(ANN).getFirst();
        assertThat(order.details().phase()).isEqualTo(OrderPhase.WORKING);
        assertThat(order.details().workingAtNanos()).isEqualTo(5);
        assertThat(book(exchange)).contains("2@" + limit);
    }

    @Test
    void marketStopTakesWhatIsThereAndFreesTheRestOfItsLock() {
        exchange.place(ANN, id("s"), stop(OrderType.STOP_LOSS, Side.BUY, "3", "105", "1"), 2);
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("9685 free, 315 locked");
        exchange.place(BOB, id("b1"), sell("1", "105"), 3);
        exchange.place(BOB, id("b2"), sell("2", "107"), 3);

        List<ExchangeEvent> events = exchange.place(CAT, id("c"), buy("1", "105"), 4);

        assertThat(lines(events))
                .endsWith(
                        "ann started s",
                        "bob filled b2 2@107 MAKER complete",
                        "ann filled s 2@107 TAKER",
                        "ann expired s NO_LIQUIDITY");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("9786 free, 0 locked");
    }

    @Test
    void marketStopThatCannotPayAnyMoreEnds() {
        exchange.place(ANN, id("s"), stop(OrderType.STOP_LOSS, Side.BUY, "50", "150", "1"), 2);
        exchange.place(BOB, id("b1"), sell("1", "150"), 3);
        exchange.place(BOB, id("b2"), sell("30", "250"), 3);
        exchange.place(BOB, id("b3"), sell("30", "250"), 3);

        List<ExchangeEvent> events = exchange.place(CAT, id("c"), buy("1", "150"), 4);

        assertThat(lines(events)).endsWith("ann started s", "ann expired s INSUFFICIENT_BALANCE");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("10000 free, 0 locked");
    }

    @Test
    void oneStopSetsOffTheNext() {
        exchange.place(BOB, id("b1"), sell("1", "101"), 2);
        exchange.place(BOB, id("b2"), sell("1", "102"), 2);
        exchange.place(BOB, id("b3"), sell("1", "103"), 2);
        exchange.place(ANN, id("second"), stop(OrderType.STOP_LOSS, Side.BUY, "1", "102", "1"), 3);
        exchange.place(ANN, id("first"), stop(OrderType.STOP_LOSS, Side.BUY, "1", "101", "1"), 3);

        List<ExchangeEvent> events = exchange.place(CAT, id("c"), market(Side.BUY, "1"), 4);

        assertThat(lines(events))
                .filteredOn(line -> line.startsWith("ann"))
                .containsExactly(
                        "ann started first",
                        "ann filled first 1@102 TAKER complete",
                        "ann started second",
                        "ann filled second 1@103 TAKER complete");
    }

    @Test
    void recordedTradesTriggerToo() {
        RecordedLiquidity market = exchange.recordedLiquidity(BTCUSDT);
        market.setLevel(Side.SELL, units("106"), units("5"), 2);
        market.endOfUpdate(2);
        exchange.place(ANN, id("s"), stop(OrderType.STOP_LOSS, Side.BUY, "1", "105", "1"), 2);

        List<ExchangeEvent> events = market.onTrade(Side.BUY, Price.of("105"), Quantity.of("1"), 3);

        assertThat(lines(events)).containsExactly("ann started s", "ann filled s 1@106 TAKER complete");
    }

    @Test
    void cancelFreesWhatItLocked() {
        exchange.place(ANN, id("s"), stop(OrderType.STOP_LOSS, Side.SELL, "3", "95", "1"), 2);
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("97 free, 3 locked");

        assertThat(lines(exchange.cancel(ANN, BTCUSDT, id("s"), 3))).containsExactly("ann canceled s");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("100 free, 0 locked");
        exchange.place(BOB, id("b"), buy("1", "90"), 4);
        assertThat(lines(exchange.place(CAT, id("c"), market(Side.SELL, "1"), 5)))
                .noneMatch(line -> line.startsWith("ann"));
    }

    @Test
    void waitsOnAfterARestart() {
        exchange.place(ANN, id("s"), stop(OrderType.STOP_LOSS, Side.SELL, "3", "95", "1"), 2);
        PaperExchange after = new PaperExchange(instruments(), Limits.DEFAULT);
        after.restore(ANN, Fees.NONE, exchange.balances(ANN), exchange.openOrders(ANN));
        after.open(BOB, Fees.NONE, funds());
        after.open(CAT, Fees.NONE, funds());
        after.resumeIds(exchange.lastOrderId(), Map.of());
        after.place(BOB, id("b"), buy("5", "94"), 3);

        after.place(CAT, id("c"), market(Side.SELL, "1"), 4);

        assertThat(after.openOrders(ANN)).isEmpty();
        assertThat(after.order(ANN, BTCUSDT, id("s")).orElseThrow().state()).isEqualTo(OrderState.FILLED);
    }
}
