package dev.sluice.venue.paper;

import static dev.sluice.venue.paper.PaperFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Filter;
import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.OrderType;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IcebergTest {
    private final PaperExchange exchange = exchange();

    static OrderTerms iceberg(Side side, String quantity, String shown, String price) {
        return new OrderTerms(
                BTCUSDT,
                side,
                OrderType.LIMIT,
                Quantity.of(quantity),
                Optional.of(Price.of(price)),
                TimeInForce.GTC,
                OrderOptions.NONE.withIceberg(Quantity.of(shown)));
    }

    @Test
    void showsAPartAndLocksTheWhole() {
        exchange.place(ANN, id("i"), iceberg(Side.SELL, "5", "2", "100"), 1);

        assertThat(book(exchange)).isEqualTo("bids  | asks 2@100");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("95 free, 5 locked");
    }

    @Test
    void queuesAnewWithEachPart() {
        exchange.place(ANN, id("i"), iceberg(Side.SELL, "5", "2", "100"), 1);
        exchange.place(BOB, id("b"), sell("1", "100"), 2);

        List<ExchangeEvent> events = exchange.place(CAT, id("c"), buy("5.5", "100"), 3);

        assertThat(lines(events))
                .filteredOn(line -> line.contains("MAKER"))
                .containsExactly(
                        "ann filled i 2@100 MAKER",
                        "bob filled b 1@100 MAKER complete",
                        "ann filled i 2@100 MAKER",
                        "ann filled i 0.5@100 MAKER");
        assertThat(book(exchange)).isEqualTo("bids  | asks 0.5@100");
    }

    @Test
    void hiddenPartsCountForFillOrKill() {
        exchange.place(ANN, id("i"), iceberg(Side.SELL, "5", "1", "100"), 1);

        List<ExchangeEvent> events = exchange.place(BOB, id("b"), limit(Side.BUY, "5", "100", TimeInForce.FOK), 2);

        assertThat(lines(events)).last().isEqualTo("bob filled b 1@100 TAKER complete");
    }

    @Test
    void refusesAPartLargerThanTheWholeAndTooManyParts() {
        assertThat(lines(exchange.place(ANN, id("i"), iceberg(Side.SELL, "5", "6", "100"), 1)))
                .containsExactly("ann rejected i VENUE_RULE");

        PaperExchange strict = new PaperExchange(
                List.of(instruments().getFirst().withFilters(List.of(new Filter.IcebergParts(10)))), Limits.DEFAULT);
        strict.open(ANN, Fees.NONE, funds());
        assertThat(lines(strict.place(ANN, id("i"), iceberg(Side.SELL, "5.001", "0.5", "100"), 1)))
                .containsExactly("ann rejected i FILTER_ICEBERG_PARTS");
        assertThat(lines(strict.place(ANN, id("i"), iceberg(Side.SELL, "5", "0.5", "100"), 1)))
                .containsExactly("ann accepted i");
    }

    @Test
    void amendingBelowWhatIsShownShrinksIt() {
        exchange.place(ANN, id("i"), iceberg(Side.SELL, "5", "2", "100"), 1);

        exchange.amend(ANN, new AmendRequest(BTCUSDT, OrderKey.of(id("i")), Quantity.of("3"), Optional.of(id("i"))), 2);
        assertThat(book(exchange)).isEqualTo("bids  | asks 2@100");
        exchange.amend(
                ANN, new AmendRequest(BTCUSDT, OrderKey.of(id("i")), Quantity.of("1.5"), Optional.of(id("i"))), 3);
        assertThat(book(exchange)).isEqualTo("bids  | asks 1.5@100");
        assertThat(balance(exchange, ANN, BTC)).isEqualTo("98.5 free, 1.5 locked");
    }
}
