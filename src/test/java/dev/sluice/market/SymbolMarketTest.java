package dev.sluice.market;

import static dev.sluice.feed.FeedFixture.BTCUSDT;
import static dev.sluice.feed.FeedFixture.diff;
import static dev.sluice.feed.FeedFixture.levels;
import static dev.sluice.feed.FeedFixture.snapshot;
import static dev.sluice.feed.FeedFixture.ticker;
import static dev.sluice.feed.FeedFixture.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.PriceLevels;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import org.junit.jupiter.api.Test;

class SymbolMarketTest {
    private final Markets markets = new Markets();
    private final SymbolMarket market = new SymbolMarket(BTCUSDT, FlowRules.DEFAULT);

    @Test
    void knowsNoPriceBeforeTheFirstEvent() {
        assertThat(market.mark()).isEmpty();
        assertThat(market.takerPrice(Side.BUY)).isEmpty();
        assertThat(market.lastReceivedNanos()).isZero();
        assertThat(market.lastDepthNanos()).isZero();
    }

    @Test
    void marksAtTheMiddleOfTheBook() {
        market.on(trade(1, 5, Side.BUY, "50", "1"));
        synchronise("99", "101");

        assertThat(market.mark()).contains(Price.of("100"));
        assertThat(market.takerPrice(Side.BUY)).contains(Price.of("101"));
        assertThat(market.takerPrice(Side.SELL)).contains(Price.of("99"));
    }

    @Test
    void repeatedDepthMessageDoesNotMakeTheBookLookFresh() {
        synchronise("99", "101");
        market.on(diff(11, 20));
        DepthDiff repeated = new DepthDiff(BTCUSDT, 5_000, 11, 15, PriceLevels.NONE, PriceLevels.NONE);

        assertThat(market.on(repeated)).isFalse();
        assertThat(market.lastDepthNanos()).isEqualTo(20);
    }

    @Test
    void roundsTheMiddleDownToTheUnit() {
        synchronise("0.00000001", "0.00000002");

        assertThat(market.mark()).contains(Price.of("0.00000001"));
    }

    @Test
    void marksTheHighestPricesWithoutOverflow() {
        synchronise("92233720368", "92233720368.00000002");

        assertThat(market.mark()).contains(Price.of("92233720368.00000001"));
    }

    @Test
    void marksAtTheLastTradeWhileTheBookCannotBeBelieved() {
        synchronise("99", "101");
        market.on(trade(1, 5, Side.BUY, "50", "1"));
        market.on(trade(2, 6, Side.SELL, "51", "1"));
        market.on(diff(100, 101));

        assertThat(market.gaps()).isEqualTo(1);
        assertThat(market.mark()).contains(Price.of("51"));
        assertThat(market.takerPrice(Side.BUY)).isEmpty();
    }

    @Test
    void doesNotBelieveACrossedBook() {
        synchronise("101", "101");

        assertThat(market.mark()).isEmpty();
        assertThat(market.takerPrice(Side.SELL)).isEmpty();
    }

    @Test
    void countsGapsOfBothStreamsAndBooksRepeatedTradesOnce() {
        synchronise("99", "101");
        assertThat(market.on(trade(1, 5, Side.BUY, "50", "1"))).isTrue();
        assertThat(market.on(trade(1, 6, Side.BUY, "50", "1"))).isFalse();
        assertThat(market.on(trade(3, 7, Side.BUY, "50", "1"))).isTrue();
        assertThat(market.on(diff(100, 101))).isTrue();

        assertThat(market.gaps()).isEqualTo(2);
        assertThat(market.tape().takerVolume(Side.BUY)).isEqualByComparingTo("2");
        assertThat(market.tradeSequence().repeated()).isEqualTo(1);
    }

    @Test
    void remembersWhenTheLastDepthAndTheLastMessageCame() {
        market.on(diff(20, 20));
        market.on(ticker(30, "1", "1", "2", "1"));
        assertThat(market.lastDepthNanos()).isEqualTo(20);
        assertThat(market.lastReceivedNanos()).isEqualTo(30);
    }

    @Test
    void keepsSymbolsApartInTheirOrderOfAppearance() {
        markets.on(trade(1, 5, Side.BUY, "50", "1"));
        markets.on(of("ETHUSDT"));
        markets.on(trade(2, 6, Side.BUY, "50", "1"));

        assertThat(markets.all()).extracting(SymbolMarket::symbol).containsExactly(BTCUSDT, new Symbol("ETHUSDT"));
        assertThat(markets.of(BTCUSDT).orElseThrow().tape().count()).isEqualTo(2);
        assertThat(markets.of(new Symbol("XRPUSDT"))).isEmpty();
        assertThat(markets.on(of("ETHUSDT"))).isEmpty();
    }

    @Test
    void refusesMoreSymbolsThanTheLimitAndGoesOnWithTheKnownOnes() {
        for (int i = 0; i < Markets.SYMBOL_LIMIT; i++) {
            markets.on(of("S" + i));
        }
        assertThatThrownBy(() -> markets.on(of("ONEMORE")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1024");
        assertThat(markets.all()).hasSize(Markets.SYMBOL_LIMIT);
        assertThat(markets.on(of("S5"))).isEmpty();
    }

    private void synchronise(String bid, String ask) {
        market.on(diff(10, 10));
        market.on(snapshot(10, levels(bid, "1"), levels(ask, "1")));
    }

    private static TradeTick of(String symbol) {
        return new TradeTick(new Symbol(symbol), 1, 1, 1, 1, Side.BUY, 1);
    }
}
