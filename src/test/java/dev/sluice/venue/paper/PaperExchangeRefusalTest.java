package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperExchangeRefusalTest {
    private final PaperExchange exchange = exchange();
    private long now;

    private List<String> place(AccountId account, String id, OrderTerms terms) {
        return lines(exchange.place(account, id(id), terms, ++now));
    }

    private List<String> cancel(AccountId account, String id) {
        return lines(exchange.cancel(account, BTCUSDT, id(id), ++now));
    }

    @Test
    void rejectsMarketBuyWhoseWholeWalkIsNotAffordable() {
        exchange.place(HOUSE, id("h1"), sell("50", "100"), ++now);
        exchange.place(HOUSE, id("h2"), sell("45", "200"), ++now);
        place(ANN, "a1", buy("1", "0.5"));
        assertThat(place(ANN, "a2", market(Side.BUY, "50"))).endsWith("ann filled a2 50@100 TAKER complete");
        assertThat(place(ANN, "a3", market(Side.BUY, "24.998")))
                .containsExactly("ann rejected a3 INSUFFICIENT_BALANCE");
        assertThat(place(ANN, "a4", market(Side.BUY, "24.997"))).endsWith("ann filled a4 24.997@200 TAKER complete");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("0.1 free, 0.5 locked");
    }

    @Test
    void rejectsSellBeyondFreeBase() {
        place(ANN, "a1", sell("0.001", "999"));
        assertThat(place(ANN, "a2", sell("100", "1"))).containsExactly("ann rejected a2 INSUFFICIENT_BALANCE");
        assertThat(place(ANN, "a3", sell("99.999", "1"))).containsExactly("ann accepted a3");
    }

    @Test
    void rejectsBuyBeyondFreeQuote() {
        place(ANN, "a1", buy("9", "1000"));
        assertThat(place(ANN, "a2", buy("10.001", "100"))).containsExactly("ann rejected a2 INSUFFICIENT_BALANCE");
        assertThat(place(ANN, "a3", buy("10", "100"))).containsExactly("ann accepted a3");
    }

    @Test
    void rejectsMarketSellBeyondFreeBase() {
        place(ANN, "a1", sell("60", "100"));
        assertThat(place(ANN, "a2", market(Side.SELL, "40.001")))
                .containsExactly("ann rejected a2 INSUFFICIENT_BALANCE");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100.001, FILTER_PRICE_FILTER",
        "1, 1000.01, FILTER_PRICE_FILTER",
        "0.0005, 100, FILTER_LOT_SIZE",
        "100.001, 1, FILTER_LOT_SIZE",
        "0.004, 100, FILTER_NOTIONAL",
        "90.001, 100, FILTER_NOTIONAL"
    })
    void rejectsLimitOrderThatBreaksFilter(String quantity, String price, Reason reason) {
        assertThat(place(ANN, "a1", buy(quantity, price))).containsExactly("ann rejected a1 " + reason);
    }

    @Test
    void rejectsMarketOrderThatBreaksMarketLot() {
        assertThat(place(ANN, "a1", market(Side.BUY, "50.001")))
                .containsExactly("ann rejected a1 FILTER_MARKET_LOT_SIZE");
    }

    @Test
    void valuesMarketOrderAtLastPriceElseAtOppositeBest() {
        place(ANN, "a1", sell("1", "400"));
        assertThat(place(BOB, "b1", market(Side.BUY, "0.001"))).containsExactly("bob rejected b1 FILTER_NOTIONAL");
        assertThat(place(BOB, "b2", market(Side.BUY, "0.002"))).endsWith("bob filled b2 0.002@400 TAKER complete");
        place(ANN, "a2", sell("1", "100"));
        assertThat(place(BOB, "b3", market(Side.BUY, "0.002"))).endsWith("bob filled b3 0.002@100 TAKER complete");
        assertThat(place(BOB, "b4", market(Side.BUY, "0.002"))).containsExactly("bob rejected b4 FILTER_NOTIONAL");
    }

    @Test
    void rejectsLimitMakerThatWouldTake() {
        place(ANN, "a1", sell("1", "100"));
        assertThat(place(BOB, "b1", maker(Side.BUY, "1", "100"))).containsExactly("bob rejected b1 WOULD_TAKE");
        assertThat(place(BOB, "b2", maker(Side.BUY, "1", "99.99"))).containsExactly("bob accepted b2");
    }

    @Test
    void acceptsClientOrderIdAgainOnlyOnceThePreviousIsClosed() {
        place(ANN, "a1", buy("1", "100"));
        assertThat(place(ANN, "a1", buy("1", "99"))).containsExactly("ann rejected a1 DUPLICATE_ORDER");
        assertThat(place(BOB, "a1", buy("1", "99"))).containsExactly("bob accepted a1");
        cancel(ANN, "a1");
        assertThat(place(ANN, "a1", buy("1", "98"))).containsExactly("ann accepted a1");
        assertThat(exchange.order(ANN, BTCUSDT, id("a1")).orElseThrow().state()).isEqualTo(OrderState.SUBMITTED);
    }

    @Test
    void rejectsUnknownSymbolAndUnknownOrder() {
        Symbol unknown = new Symbol("NOPE");
        OrderTerms terms = OrderTerms.market(unknown, Side.BUY, Quantity.of("1"));
        assertThat(place(ANN, "a1", terms)).containsExactly("ann rejected a1 UNKNOWN_SYMBOL");
        assertThat(lines(exchange.cancel(ANN, unknown, id("a1"), 1)))
                .containsExactly("ann cancel rejected a1 UNKNOWN_SYMBOL");
        assertThat(cancel(ANN, "a1")).containsExactly("ann cancel rejected a1 UNKNOWN_ORDER");
        place(ANN, "a2", buy("1", "100"));
        assertThat(lines(exchange.cancel(ANN, ETHBTC, id("a2"), 1)))
                .containsExactly("ann cancel rejected a2 UNKNOWN_ORDER");
        assertThat(cancel(BOB, "a2")).containsExactly("bob cancel rejected a2 UNKNOWN_ORDER");
    }

    @Test
    void speaksBinancesWordsInRefusals() {
        assertThat(text(exchange.place(ANN, id("a1"), buy("1", "0.001"), 1))).isEqualTo("Filter failure: PRICE_FILTER");
        assertThat(text(exchange.place(ANN, id("a1"), sell("100", "1000"), 1))).isEqualTo("Filter failure: NOTIONAL");
        place(ANN, "a1", sell("60", "100"));
        assertThat(text(exchange.place(ANN, id("a2"), sell("60", "100"), 1)))
                .isEqualTo("Account has insufficient balance for requested action.");
    }

    private static String text(List<ExchangeEvent> events) {
        return ((ExchangeEvent.OrderRejected) events.getFirst()).text();
    }

    @Test
    void limitsOpenOrdersPerAccountAndSymbolButNotTheHouse() {
        PaperExchange small = exchange(new Limits(2, 10));
        small.place(ANN, id("a1"), buy("1", "10"), 1);
        small.place(ANN, id("a2"), buy("1", "10"), 1);
        assertThat(lines(small.place(ANN, id("a3"), buy("1", "10"), 1)))
                .containsExactly("ann rejected a3 FILTER_MAX_NUM_ORDERS");
        OrderTerms elsewhere = OrderTerms.limit(ETHBTC, Side.BUY, Quantity.of("1"), Price.of("1"), TimeInForce.GTC);
        assertThat(lines(small.place(ANN, id("a4"), elsewhere, 1))).containsExactly("ann accepted a4");
        assertThat(lines(small.place(ANN, id("a5"), limit(Side.BUY, "1", "10", TimeInForce.IOC), 1)))
                .startsWith("ann accepted a5");
        small.cancel(ANN, BTCUSDT, id("a1"), 1);
        assertThat(lines(small.place(ANN, id("a6"), buy("1", "10"), 1))).containsExactly("ann accepted a6");
        for (int i = 0; i < 3; i++) {
            assertThat(lines(small.place(HOUSE, id("h" + i), buy("1", "10"), 1)))
                    .containsExactly("house accepted h" + i);
        }
    }

    @Test
    void refusesStrangersAndImpossibleAccounts() {
        assertThatThrownBy(() -> exchange.openOrders(new AccountId("eve")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> exchange.openHouse(ANN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> exchange.depth(new Symbol("NOPE"), 1)).isInstanceOf(IllegalArgumentException.class);
        AccountId dan = new AccountId("dan");
        assertThatThrownBy(() -> exchange.open(dan, Fees.NONE, Map.of(BTC, new BigDecimal("-1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
