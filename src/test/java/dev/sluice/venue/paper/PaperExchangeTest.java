package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperExchangeTest {
    private final PaperExchange exchange = exchange();
    private long now;

    private List<String> place(AccountId account, String id, OrderTerms terms) {
        return lines(exchange.place(account, id(id), terms, ++now));
    }

    private List<String> cancel(AccountId account, String id) {
        return lines(exchange.cancel(account, BTCUSDT, id(id), ++now));
    }

    @Test
    void restsBehindEarlierOrderAtSamePrice() {
        place(ANN, "a1", buy("1", "100"));
        place(BOB, "b1", buy("1", "100"));
        assertThat(place(CAT, "c1", sell("1.5", "100")))
                .containsExactly(
                        "cat accepted c1",
                        "ann filled a1 1@100 MAKER complete",
                        "cat filled c1 1@100 TAKER",
                        "bob filled b1 0.5@100 MAKER",
                        "cat filled c1 0.5@100 TAKER complete");
        assertThat(book(exchange)).isEqualTo("bids 0.5@100 | asks ");
    }

    @Test
    void takesBetterPricesFirstWhateverTheirAge() {
        place(ANN, "a1", sell("1", "102"));
        place(ANN, "a2", sell("1", "101"));
        assertThat(place(BOB, "b1", buy("3", "102")))
                .containsExactly(
                        "bob accepted b1",
                        "ann filled a2 1@101 MAKER complete",
                        "bob filled b1 1@101 TAKER",
                        "ann filled a1 1@102 MAKER complete",
                        "bob filled b1 1@102 TAKER");
        assertThat(book(exchange)).isEqualTo("bids 1@102 | asks ");
        assertThat(exchange.lastPrice(BTCUSDT)).contains(Price.of("102"));
    }

    @Test
    void doesNotTradeBeyondTheLimit() {
        place(ANN, "a1", sell("1", "101"));
        assertThat(place(BOB, "b1", buy("1", "100.99"))).containsExactly("bob accepted b1");
        assertThat(book(exchange)).isEqualTo("bids 1@100.99 | asks 1@101");
    }

    @Test
    void locksQuoteOfBuyAndFreesPriceImprovement() {
        place(ANN, "a1", sell("1", "99"));
        place(ANN, "a2", buy("2", "50"));
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("99 free, 1 locked");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("9900 free, 100 locked");
        place(CAT, "c1", buy("3", "101"));
        assertThat(balance(exchange, CAT, USDT)).isEqualTo("9699 free, 202 locked");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("99 free, 0 locked");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("9999 free, 100 locked");
    }

    @Test
    void takesCommissionFromWhatIsReceived() {
        place(BOB, "b1", sell("1", "100"));
        place(CAT, "c1", buy("1", "100"));
        assertThat(balance(exchange, BOB, USDT)).isEqualTo("10099.9 free, 0 locked");
        assertThat(balance(exchange, CAT, BTC)).isEqualTo("100.99925 free, 0 locked");
        assertThat(exchange.commissions().get(USDT)).isEqualByComparingTo("0.1");
        assertThat(exchange.commissions().get(BTC)).isEqualByComparingTo("0.00075");
    }

    @Test
    void reportsFillsWithCommissionCumulationAndVenueTime() {
        place(ANN, "a1", sell("1", "100"));
        place(ANN, "a2", sell("1", "101"));
        List<ExchangeEvent> events = exchange.place(BOB, id("b1"), buy("1.5", "101"), 77);
        ExchangeEvent.OrderFilled last = events.stream()
                .filter(event -> event.account().equals(BOB))
                .filter(ExchangeEvent.OrderFilled.class::isInstance)
                .map(ExchangeEvent.OrderFilled.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(last.cumulativeQuantity()).isEqualTo(Quantity.of("1.5"));
        assertThat(last.cumulativeQuote()).isEqualByComparingTo("150.5");
        assertThat(last.complete()).isTrue();
        assertThat(last.fill().commission().amount()).isEqualByComparingTo("0.001");
        assertThat(last.fill().commission().asset()).isEqualTo(BTC);
        assertThat(last.fill().tradeId()).isEqualTo("2");
        assertThat(events).allMatch(event -> event.atNanos() == 77);
    }

    @Test
    void reportsBalancesAfterTheEventThatMovedThem() {
        List<ExchangeEvent> events = exchange.place(ANN, id("a1"), buy("1", "100"), 5);
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOf(ExchangeEvent.OrderAccepted.class);
        BalanceChange change = ((ExchangeEvent.BalanceChanged) events.get(1)).change();
        assertThat(change.asset()).isEqualTo(USDT);
        assertThat(change.free()).isEqualByComparingTo("9900");
        assertThat(change.locked()).isEqualByComparingTo("100");
    }

    @Test
    void expiresIocRemainder() {
        place(ANN, "a1", sell("1", "100"));
        assertThat(place(BOB, "b1", limit(Side.BUY, "3", "100", TimeInForce.IOC)))
                .containsExactly(
                        "bob accepted b1",
                        "ann filled a1 1@100 MAKER complete",
                        "bob filled b1 1@100 TAKER",
                        "bob expired b1 NOT_FILLED_AT_ONCE");
        assertThat(balance(exchange, BOB, USDT)).isEqualTo("9900 free, 0 locked");
    }

    @Test
    void fillsFokWholeOrNotAtAll() {
        place(ANN, "a1", sell("1", "100"));
        place(ANN, "a2", sell("1", "101"));
        place(ANN, "a3", sell("5", "102"));
        assertThat(place(BOB, "b1", limit(Side.BUY, "2.001", "101", TimeInForce.FOK)))
                .containsExactly("bob accepted b1", "bob expired b1 NOT_FILLED_AT_ONCE");
        assertThat(book(exchange)).isEqualTo("bids  | asks 1@100 1@101 5@102");
        assertThat(place(BOB, "b2", limit(Side.BUY, "2", "101", TimeInForce.FOK)))
                .endsWith("bob filled b2 1@101 TAKER complete");
    }

    @Test
    void doesNotCountOwnOrdersTowardsFok() {
        place(BOB, "b1", sell("1", "100"));
        place(ANN, "a1", sell("1", "101"));
        assertThat(place(BOB, "b2", limit(Side.BUY, "2", "101", TimeInForce.FOK)))
                .containsExactly("bob accepted b2", "bob expired b2 NOT_FILLED_AT_ONCE");
        assertThat(place(BOB, "b3", limit(Side.BUY, "1", "101", TimeInForce.FOK)))
                .containsExactly(
                        "bob accepted b3",
                        "bob expired b1 SELF_TRADE",
                        "ann filled a1 1@101 MAKER complete",
                        "bob filled b3 1@101 TAKER complete");
    }

    @Test
    void walksTheBookAtMarketAndExpiresWhatIsMissing() {
        place(ANN, "a1", buy("1", "100"));
        place(ANN, "a2", buy("1", "90"));
        assertThat(place(CAT, "c1", market(Side.SELL, "3")))
                .containsExactly(
                        "cat accepted c1",
                        "ann filled a1 1@100 MAKER complete",
                        "cat filled c1 1@100 TAKER",
                        "ann filled a2 1@90 MAKER complete",
                        "cat filled c1 1@90 TAKER",
                        "cat expired c1 NO_LIQUIDITY");
        assertThat(balance(exchange, CAT, BTC)).isEqualTo("98 free, 0 locked");
    }

    @Test
    void expiresMarketOrderInAnEmptyBook() {
        assertThat(place(ANN, "a1", market(Side.BUY, "1")))
                .containsExactly("ann accepted a1", "ann expired a1 NO_LIQUIDITY");
    }

    @Test
    void cancelsOpenOrderAndFreesItsLock() {
        place(ANN, "a1", sell("2", "100"));
        place(BOB, "b1", buy("0.5", "100"));
        assertThat(cancel(ANN, "a1")).containsExactly("ann canceled a1");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("99.5 free, 0 locked");
        assertThat(book(exchange)).isEqualTo("bids  | asks ");
        assertThat(cancel(ANN, "a1")).containsExactly("ann cancel rejected a1 UNKNOWN_ORDER");
        OrderView view = exchange.order(ANN, BTCUSDT, id("a1")).orElseThrow();
        assertThat(view.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(view.filled()).isEqualTo(Quantity.of("0.5"));
        assertThat(view.filledQuote()).isEqualByComparingTo("50");
        assertThat(view.endedBy()).contains(Reason.CANCEL_REQUESTED);
    }

    @Test
    void expiresOwnRestingOrdersInsteadOfTradingWithThem() {
        place(ANN, "a1", buy("1.2", "1.2"));
        place(ANN, "a2", buy("1.3", "1.1"));
        place(ANN, "a3", buy("8.1", "1"));
        assertThat(place(ANN, "a4", sell("3", "1")))
                .containsExactly(
                        "ann accepted a4",
                        "ann expired a1 SELF_TRADE",
                        "ann expired a2 SELF_TRADE",
                        "ann expired a3 SELF_TRADE");
        assertThat(book(exchange)).isEqualTo("bids  | asks 3@1");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("10000 free, 0 locked");
    }

    @Test
    void expiresMarketOrderThatMetOnlyOwnOrders() {
        place(ANN, "a1", buy("1", "1"));
        assertThat(place(ANN, "a2", market(Side.SELL, "1")))
                .containsExactly("ann accepted a2", "ann expired a1 SELF_TRADE", "ann expired a2 NO_LIQUIDITY");
    }

    @Test
    void leavesOwnOrdersAloneThatTheTakerDoesNotReach() {
        place(BOB, "b1", buy("1", "100"));
        place(ANN, "a1", buy("1", "100"));
        assertThat(place(ANN, "a2", sell("1", "100"))).endsWith("ann filled a2 1@100 TAKER complete");
        assertThat(exchange.openOrders(ANN))
                .extracting(OrderView::clientOrderId)
                .containsExactly(id("a1"));
    }

    @Test
    void forgetsTheOldestClosedOrders() {
        PaperExchange small = exchange(new Limits(200, 2));
        for (int i = 0; i < 3; i++) {
            ClientOrderId id = id("a" + i);
            small.place(ANN, id, buy("1", "10"), 1);
            small.cancel(ANN, BTCUSDT, id, 2);
        }
        assertThat(small.order(ANN, BTCUSDT, id("a0"))).isEmpty();
        assertThat(small.order(ANN, BTCUSDT, id("a1"))).isPresent();
        assertThat(small.order(ANN, BTCUSDT, id("a2"))).isPresent();
    }

    @Test
    void keepsNoBalancesOfTheHouse() {
        place(HOUSE, "h1", sell("90", "100"));
        assertThat(exchange.place(ANN, id("a1"), buy("1", "100"), 1))
                .filteredOn(event -> event.account().equals(HOUSE))
                .hasSize(1)
                .allMatch(ExchangeEvent.OrderFilled.class::isInstance);
        assertThat(exchange.balances(HOUSE)).isEmpty();
    }

    @Test
    void numbersAcceptedOrdersWithoutGaps() {
        place(ANN, "a1", buy("1", "0.001"));
        place(ANN, "a2", buy("1", "10"));
        place(BOB, "b1", buy("1", "10"));
        assertThat(exchange.openOrders(ANN).getFirst().venueOrderId().value()).isEqualTo("1");
        assertThat(exchange.openOrders(BOB).getFirst().venueOrderId().value()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"0.40229875, 1000, 0.04022988", "17491.25, 0.023, 0.04022988", "0.000000006, 10000, 0.000000006"})
    void roundsCommissionHalfUpToEightDecimalsAndNeverAboveTheAmount(String received, String bps, String expected) {
        BigDecimal commission = Fees.ofBps("0", bps).commission(Liquidity.TAKER, new BigDecimal(received));
        assertThat(commission).isEqualByComparingTo(expected);
    }
}
