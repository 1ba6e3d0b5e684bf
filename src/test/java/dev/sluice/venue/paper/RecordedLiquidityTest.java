package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordedLiquidityTest {
    private final PaperExchange exchange = exchange();
    private final RecordedLiquidity recorded = exchange.recordedLiquidity(BTCUSDT);
    private long now;

    @BeforeEach
    void loadsTheRecordedBook() {
        level(Side.BUY, "100", "10");
        level(Side.BUY, "99", "10");
        level(Side.SELL, "101", "10");
        level(Side.SELL, "102", "10");
        endOfUpdate();
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 10@101 10@102");
    }

    private List<String> level(Side side, String price, String quantity) {
        long units = Quantity.of(quantity).units();
        return lines(recorded.setLevel(side, Price.of(price).units(), units, ++now));
    }

    private List<String> endOfUpdate() {
        return lines(recorded.endOfUpdate(++now));
    }

    private List<String> trade(Side taker, String quantity, String price) {
        return lines(recorded.onTrade(taker, Price.of(price), Quantity.of(quantity), ++now));
    }

    private List<String> top(String bid, String bidQuantity, String ask, String askQuantity) {
        return lines(recorded.onTop(
                units(bid),
                Quantity.of(bidQuantity).units(),
                units(ask),
                Quantity.of(askQuantity).units(),
                ++now));
    }

    private List<String> place(AccountId account, String id, OrderTerms terms) {
        return lines(exchange.place(account, id(id), terms, ++now));
    }

    @Test
    void fillsTakersFromRecordedLevels() {
        assertThat(place(ANN, "a1", buy("12", "102")))
                .containsExactly("ann accepted a1", "ann filled a1 10@101 TAKER", "ann filled a1 2@102 TAKER complete");
        assertThat(balance(exchange, ANN, USDT)).isEqualTo("8786 free, 0 locked");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("112 free, 0 locked");
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 8@102");
    }

    @Test
    void growthJoinsBehindOurOrder() {
        place(ANN, "a1", buy("1", "100"));
        level(Side.BUY, "100", "15");
        assertThat(trade(Side.SELL, "10", "100")).isEmpty();
        assertThat(trade(Side.SELL, "1", "100")).containsExactly("ann filled a1 1@100 MAKER complete");
    }

    @Test
    void shrinkageLeavesFromTheBack() {
        place(ANN, "a1", buy("1", "100"));
        level(Side.BUY, "100", "15");
        level(Side.BUY, "100", "10");
        assertThat(trade(Side.SELL, "10", "100")).isEmpty();
        assertThat(trade(Side.SELL, "0.4", "100")).containsExactly("ann filled a1 0.4@100 MAKER");
    }

    @Test
    void shrinkagePassesOverOurOrderOnceNothingIsBehind() {
        place(ANN, "a1", buy("1", "100"));
        level(Side.BUY, "100", "3");
        assertThat(book(exchange)).isEqualTo("bids 4@100 10@99 | asks 10@101 10@102");
        assertThat(trade(Side.SELL, "3.5", "100")).containsExactly("ann filled a1 0.5@100 MAKER");
    }

    @Test
    void removedLevelLeavesOurOrderAlone() {
        place(ANN, "a1", buy("1", "100"));
        level(Side.BUY, "100", "0");
        assertThat(book(exchange)).isEqualTo("bids 1@100 10@99 | asks 10@101 10@102");
        level(Side.BUY, "98", "0");
        assertThat(book(exchange)).isEqualTo("bids 1@100 10@99 | asks 10@101 10@102");
    }

    @Test
    void whatWeTookStaysTakenUntilTheLevelChanges() {
        place(ANN, "a1", buy("4", "101"));
        endOfUpdate();
        level(Side.SELL, "101", "10");
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 6@101 10@102");
        level(Side.SELL, "101", "9");
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 9@101 10@102");
    }

    @Test
    void restoredLevelDoesNotReviveWhatWeTook() {
        place(ANN, "a1", buy("4", "101"));
        trade(Side.BUY, "3", "101");
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 3@101 10@102");
        endOfUpdate();
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 6@101 10@102");
    }

    @Test
    void growthThatCrossesOurOrderTakesFromIt() {
        place(ANN, "a1", sell("3", "100.5"));
        place(BOB, "b1", sell("3", "100.8"));
        assertThat(level(Side.BUY, "100.7", "5")).containsExactly("ann filled a1 3@100.5 MAKER complete");
        assertThat(book(exchange)).isEqualTo("bids 2@100.7 10@100 10@99 | asks 3@100.8 10@101 10@102");
        endOfUpdate();
        assertThat(book(exchange)).startsWith("bids 2@100.7");
    }

    @Test
    void usedUpGrowthDoesNotFillUsTwice() {
        place(ANN, "a1", sell("8", "100.5"));
        assertThat(level(Side.BUY, "100.5", "5")).containsExactly("ann filled a1 5@100.5 MAKER");
        assertThat(top("100.5", "5", "101", "10")).isEmpty();
        assertThat(endOfUpdate()).isEmpty();
        assertThat(level(Side.BUY, "100.5", "5")).isEmpty();
        assertThat(level(Side.BUY, "100.5", "6")).containsExactly("ann filled a1 3@100.5 MAKER complete");
    }

    @Test
    void tradeProvesThatBetterPricesAreGone() {
        level(Side.BUY, "98", "10");
        assertThat(trade(Side.SELL, "2", "99")).isEmpty();
        assertThat(book(exchange)).isEqualTo("bids 8@99 10@98 | asks 10@101 10@102");
        endOfUpdate();
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 10@98 | asks 10@101 10@102");
    }

    @Test
    void tradeByBuyerMirrorsTheRule() {
        place(ANN, "a1", sell("1", "101.5"));
        place(ANN, "a2", sell("1", "102"));
        assertThat(trade(Side.BUY, "11.5", "102"))
                .containsExactly("ann filled a1 1@101.5 MAKER complete", "ann filled a2 0.5@102 MAKER");
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 0.5@102");
    }

    @Test
    void tradeFillsOurBetterPriceFirstThenOursBehindTheLotsAhead() {
        place(ANN, "a1", buy("1", "100.5"));
        place(BOB, "b1", buy("2", "100"));
        level(Side.BUY, "100", "20");
        assertThat(trade(Side.SELL, "12", "100"))
                .containsExactly("ann filled a1 1@100.5 MAKER complete", "bob filled b1 1@100 MAKER");
        assertThat(book(exchange)).isEqualTo("bids 11@100 10@99 | asks 10@101 10@102");
        assertThat(exchange.lastPrice(BTCUSDT)).contains(Price.of("100"));
    }

    @Test
    void tradeNeverFillsBeyondItsQuantityOrPrice() {
        place(ANN, "a1", buy("5", "100.5"));
        place(BOB, "b1", buy("5", "98"));
        assertThat(trade(Side.SELL, "3", "99")).containsExactly("ann filled a1 3@100.5 MAKER");
    }

    @Test
    void restoredQuantityJoinsBehindUs() {
        place(ANN, "a1", buy("1", "100"));
        trade(Side.SELL, "10", "100");
        endOfUpdate();
        assertThat(book(exchange)).startsWith("bids 11@100");
        assertThat(trade(Side.SELL, "1", "100")).containsExactly("ann filled a1 1@100 MAKER complete");
    }

    @Test
    void topMovesTheBestPricesUntilDepthSpeaks() {
        top("99", "4", "101.5", "1");
        assertThat(book(exchange)).isEqualTo("bids 4@99 | asks 1@101.5 10@102");
        level(Side.SELL, "101", "0");
        level(Side.SELL, "101.5", "2");
        assertThat(book(exchange)).isEqualTo("bids 4@99 | asks 2@101.5 10@102");
        endOfUpdate();
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 2@101.5 10@102");
    }

    @Test
    void topThatCrossesOurOrderTakesFromIt() {
        place(ANN, "a1", sell("1", "100.2"));
        assertThat(top("100.2", "3", "101", "10")).containsExactly("ann filled a1 1@100.2 MAKER complete");
        assertThat(book(exchange)).startsWith("bids 2@100.2 10@100");
    }

    @Test
    void topOfAnEmptySideStatesNothing() {
        assertThat(lines(recorded.onTop(0, 0, units("101"), units("7"), ++now))).isEmpty();
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 7@101 10@102");
    }

    @Test
    void houseNeverTradesWithItselfAndNewerWordWins() {
        level(Side.BUY, "101", "3");
        assertThat(book(exchange)).isEqualTo("bids 3@101 10@100 10@99 | asks 10@102");
        level(Side.SELL, "101", "0");
        endOfUpdate();
        assertThat(book(exchange)).isEqualTo("bids 3@101 10@100 10@99 | asks 10@102");
        assertThat(exchange.lastPrice(BTCUSDT)).isEmpty();
    }

    @Test
    void crossedRecordKeepsTheOlderLevelAwayUntilTheNewerLeaves() {
        level(Side.BUY, "101", "3");
        endOfUpdate();
        assertThat(book(exchange)).isEqualTo("bids 3@101 10@100 10@99 | asks 10@102");
        level(Side.BUY, "101", "0");
        endOfUpdate();
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 10@101 10@102");
    }

    @Test
    void restoresMarketThatMovedBothSides() {
        top("102", "1", "103", "1");
        assertThat(book(exchange)).isEqualTo("bids 1@102 10@100 10@99 | asks 1@103");
        endOfUpdate();
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 10@101 10@102");
    }

    @Test
    void restoresWhatLeftBeforeTheCrossingLevelCame() {
        trade(Side.BUY, "1", "102");
        top("101.5", "1", "103", "1");
        assertThat(book(exchange)).isEqualTo("bids 1@101.5 10@100 10@99 | asks 1@103");
        endOfUpdate();
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 10@101 10@102");
    }

    @Test
    void levelTooLargeToAddStopsAtTheLargestQuantity() {
        place(ANN, "a1", buy("1", "100"));
        recorded.setLevel(Side.BUY, units("100"), Long.MAX_VALUE, ++now);
        assertThat(exchange.depth(BTCUSDT, 1).bids())
                .containsExactly(new Depth.Level(Price.of("100"), Quantity.ofUnits(Long.MAX_VALUE)));
    }

    @Test
    void clearingLeavesOnlyOurOrders() {
        place(ANN, "a1", buy("1", "100"));
        recorded.clear();
        assertThat(book(exchange)).isEqualTo("bids 1@100 | asks ");
        assertThat(trade(Side.SELL, "50", "90")).isEmpty();
        assertThat(top("98", "1", "99", "1")).isEmpty();
        assertThat(book(exchange)).isEqualTo("bids 1@100 | asks ");
    }

    @Test
    void reloadedBookGoesAheadOfOurOrder() {
        place(ANN, "a1", buy("1", "100"));
        recorded.clear();
        level(Side.BUY, "100", "10");
        endOfUpdate();
        assertThat(trade(Side.SELL, "10", "100")).isEmpty();
        assertThat(trade(Side.SELL, "1", "100")).containsExactly("ann filled a1 1@100 MAKER complete");
    }

    @Test
    void countsRecordedLiquidityForFokAndMarket() {
        assertThat(place(ANN, "a1", limit(Side.BUY, "20.001", "102", TimeInForce.FOK)))
                .endsWith("ann expired a1 NOT_FILLED_AT_ONCE");
        assertThat(place(ANN, "a2", limit(Side.BUY, "20", "102", TimeInForce.FOK)))
                .endsWith("ann filled a2 10@102 TAKER complete");
        assertThat(place(ANN, "a3", market(Side.SELL, "25")))
                .containsExactly(
                        "ann accepted a3",
                        "ann filled a3 10@100 TAKER",
                        "ann filled a3 10@99 TAKER",
                        "ann expired a3 NO_LIQUIDITY");
    }

    @Test
    void accountsTradeWithEachOtherInsideTheRecordedSpread() {
        place(ANN, "a1", buy("1", "100.5"));
        assertThat(place(BOB, "b1", sell("1", "100"))).contains("ann filled a1 1@100.5 MAKER complete");
        assertThat(book(exchange)).isEqualTo("bids 10@100 10@99 | asks 10@101 10@102");
    }

    @Test
    void refusesImpossibleLevels() {
        assertThatThrownBy(() -> recorded.setLevel(Side.BUY, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> recorded.setLevel(Side.BUY, 1, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
