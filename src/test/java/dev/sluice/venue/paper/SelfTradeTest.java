package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The scenarios of {@code faqs/stp_faq.md}, with prices that this market has. */
class SelfTradeTest {
    private final PaperExchange exchange = exchange();

    private static OrderTerms limit(Side side, String quantity, String price, SelfTradePrevention mode) {
        return new OrderTerms(
                BTCUSDT,
                side,
                OrderType.LIMIT,
                Quantity.of(quantity),
                Optional.of(Price.of(price)),
                TimeInForce.GTC,
                OrderOptions.NONE.with(mode));
    }

    private void threeBids() {
        exchange.place(ANN, id("m1"), limit(Side.BUY, "1.2", "102", SelfTradePrevention.NONE), 1);
        exchange.place(ANN, id("m2"), limit(Side.BUY, "1.3", "101", SelfTradePrevention.NONE), 1);
        exchange.place(ANN, id("m3"), limit(Side.BUY, "8.1", "100", SelfTradePrevention.NONE), 1);
    }

    private OrderView order(String id) {
        return exchange.order(ANN, BTCUSDT, id(id)).orElseThrow();
    }

    @Test
    void noneLetsThemTrade() {
        exchange.place(ANN, id("m"), limit(Side.BUY, "1", "100", SelfTradePrevention.NONE), 1);

        List<ExchangeEvent> events =
                exchange.place(ANN, id("t"), limit(Side.SELL, "1", "100", SelfTradePrevention.NONE), 2);

        assertThat(lines(events))
                .containsExactly(
                        "ann accepted t", "ann filled m 1@100 MAKER complete", "ann filled t 1@100 TAKER complete");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("10000 free, 0 locked");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("100 free, 0 locked");
    }

    @Test
    void expireMakerEndsWhatRests() {
        threeBids();

        exchange.place(ANN, id("t"), limit(Side.SELL, "3", "100", SelfTradePrevention.EXPIRE_MAKER), 2);

        assertThat(List.of(order("m1"), order("m2"), order("m3")))
                .allMatch(order -> order.state() == OrderState.EXPIRED
                        && order.details().prevented().equals(order.terms().quantity()));
        assertThat(order("t").state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(order("t").details().preventedMatchId()).isEqualTo(OrderDetails.NONE);
        List<PreventedMatch> matches = exchange.queries(ANN).preventedMatches(BTCUSDT);
        assertThat(matches).extracting(PreventedMatch::id).containsExactly(0L, 1L, 2L);
        assertThat(matches).allMatch(match -> match.takerPrevented().isEmpty());
        assertThat(book(exchange)).isEqualTo("bids  | asks 3@100");
    }

    @Test
    void expireTakerEndsTheTakerAlone() {
        threeBids();

        exchange.place(ANN, id("t"), limit(Side.SELL, "3", "100", SelfTradePrevention.EXPIRE_TAKER), 2);

        assertThat(order("t").state()).isEqualTo(OrderState.EXPIRED);
        assertThat(order("t").details().prevented()).isEqualTo(Quantity.of("3"));
        assertThat(exchange.openOrders(ANN)).hasSize(3);
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("100 free, 0 locked");
    }

    @Test
    void expireBothEndsBoth() {
        exchange.place(ANN, id("m"), limit(Side.BUY, "1", "100", SelfTradePrevention.NONE), 1);

        exchange.place(ANN, id("t"), limit(Side.SELL, "3", "100", SelfTradePrevention.EXPIRE_BOTH), 2);

        assertThat(order("m").state()).isEqualTo(OrderState.EXPIRED);
        assertThat(order("t").state()).isEqualTo(OrderState.EXPIRED);
        PreventedMatch match = exchange.queries(ANN).preventedMatches(BTCUSDT).getFirst();
        assertThat(match.makerPrevented()).contains(Quantity.of("1"));
        assertThat(match.takerPrevented()).contains(Quantity.of("3"));
        assertThat(exchange.openOrders(ANN)).isEmpty();
    }

    @Test
    void decrementTakesFromBothAndEndsTheSmaller() {
        exchange.place(ANN, id("m"), limit(Side.BUY, "6", "100", SelfTradePrevention.NONE), 1);

        List<ExchangeEvent> events =
                exchange.place(ANN, id("t"), limit(Side.SELL, "2", "100", SelfTradePrevention.DECREMENT), 2);

        assertThat(lines(events)).containsExactly("ann accepted t", "ann prevented m 2", "ann expired t SELF_TRADE");
        assertThat(order("m").state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(order("m").details().prevented()).isEqualTo(Quantity.of("2"));
        assertThat(book(exchange)).isEqualTo("bids 4@100 | asks ");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("9600 free, 400 locked");
        exchange.place(BOB, id("b"), sell("4", "100"), 3);
        assertThat(order("m").state()).isEqualTo(OrderState.FILLED);
        assertThat(order("m").filled()).isEqualTo(Quantity.of("4"));
    }

    @Test
    void theTakersModeDecidesAndAccountsHaveTheirOwnDefault() {
        exchange.setDefaultMode(ANN, SelfTradePrevention.EXPIRE_TAKER);
        exchange.place(ANN, id("m"), limit(Side.BUY, "1", "100", SelfTradePrevention.EXPIRE_MAKER), 1);

        exchange.place(ANN, id("t"), sell("1", "100"), 2);

        assertThat(order("t").details().mode()).isEqualTo(SelfTradePrevention.EXPIRE_TAKER);
        assertThat(order("t").state()).isEqualTo(OrderState.EXPIRED);
        assertThat(order("m").state()).isEqualTo(OrderState.SUBMITTED);
    }

    @Test
    void marketOrderThatExpiresItsOwnMakersEndsForWantOfLiquidity() {
        exchange.place(ANN, id("m"), limit(Side.BUY, "1", "100", SelfTradePrevention.NONE), 1);

        List<ExchangeEvent> events = exchange.place(ANN, id("t"), market(Side.SELL, "1"), 2);

        assertThat(lines(events))
                .containsExactly("ann accepted t", "ann expired m SELF_TRADE", "ann expired t NO_LIQUIDITY");
    }

    @Test
    void othersAreNoOneself() {
        exchange.place(BOB, id("m"), limit(Side.BUY, "1", "100", SelfTradePrevention.EXPIRE_BOTH), 1);

        assertThat(lines(
                        exchange.place(ANN, id("t"), limit(Side.SELL, "1", "100", SelfTradePrevention.EXPIRE_BOTH), 2)))
                .contains("ann filled t 1@100 TAKER complete");
    }
}
