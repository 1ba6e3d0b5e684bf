package dev.sluice.reconciliation;

import static dev.sluice.reconciliation.ReconciliationFixture.*;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.Order;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.portfolio.TransferBooked;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconciliationDeskTest {
    private final ReconciliationFixture venue = new ReconciliationFixture();

    @Test
    void findsNothingWhereDeskAndVenueAgree() {
        assertThat(venue.kinds()).isEmpty();
        assertThat(venue.questions).hasSize(1);
        assertThat(venue.halt.state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void bringsAFillAndAnEndThatAStreamSwallowed() {
        Order order = venue.ours(OrderState.SUBMITTED);
        venue.venueHas(OrderState.FILLED, "1", fill("1", "1", "100"));
        venue.venueTrades(1, "7", "1", "100");

        ReconciliationFinished finished = venue.run();

        assertThat(finished.result()).isEqualTo("repaired");
        assertThat(finished.repaired()).isEqualTo(1);
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(venue.portfolio.position(BTCUSDT).quantity()).isEqualByComparingTo("1");
    }

    @Test
    void changesNothingTheSecondTime() {
        venue.ours(OrderState.SUBMITTED);
        venue.venueHas(OrderState.FILLED, "1", fill("1", "1", "100"));
        venue.venueTrades(1, "7", "1", "100");
        venue.run();
        venue.journal.clear();

        ReconciliationFinished again = venue.run();

        assertThat(again.result()).isEqualTo("clean");
        assertThat(venue.journal).isEmpty();
        assertThat(venue.questions.getLast().tradesAfter()).containsEntry(BTCUSDT, OptionalLong.of(1));
    }

    @Test
    void booksALateFillOfAnOrderThatEndedAndThatNoQuestionWasAbout() {
        Order order = venue.ours(OrderState.CANCELLED);
        venue.venueHas(OrderState.CANCELLED, "0.4", fill("1", "0.4", "100"));
        venue.venueTrades(1, "7", "0.4", "100");

        ReconciliationFinished finished = venue.run();

        assertThat(venue.questions.get(1).traces())
                .containsExactly(new VenueLedger.Trace(BTCUSDT, new VenueOrderId("7")));
        assertThat(finished.result()).isEqualTo("repaired");
        assertThat(order.filled()).isEqualTo(Quantity.of("0.4"));
        assertThat(venue.portfolio.holdings().get(USDT)).isEqualByComparingTo("960");
    }

    @Test
    void tellsAnOpenOrderThatNobodyHereSent() {
        venue.venueOrders.add(order("theirs", "9", BTCUSDT, OrderState.SUBMITTED, "0"));

        ReconciliationFinished finished = venue.run();

        assertThat(finished.divergences()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Divergence.Kind.FOREIGN_ORDER);
            assertThat(found.subject()).isEqualTo("theirs");
            assertThat(found.reference()).isEqualTo("9");
        });
        assertThat(venue.halt.state()).isEqualTo(TradingState.HALTED);
        assertThat(venue.journaled()).containsExactly("reconciliation_finished", "trading_state_changed");
    }

    @Test
    void tellsAnOpenOrderWithAnIdThatCannotBeOurs() {
        venue.strangers.add(new VenueStatement.Stranger(
                BTCUSDT, new VenueOrderId("9"), "not an id", Side.SELL, quantity("1"), true));

        assertThat(venue.kinds()).containsExactly("foreign_order");
    }

    @Test
    void tellsAnOrderInASymbolThatTheDeskDoesNotTrade() {
        venue.venueOrders.add(order("theirs", "9", new Symbol("DOGEUSDT"), OrderState.SUBMITTED, "0"));

        assertThat(venue.kinds()).containsExactly("unexpected_symbol");
    }

    @Test
    void passesOverAForeignOrderThatIsGoneAMomentLater() {
        venue.venueOrders.add(order("theirs", "9", BTCUSDT, OrderState.SUBMITTED, "0"));
        venue.meanwhile = () -> {
            if (venue.questions.size() == 2) {
                venue.venueOrders.clear();
            }
        };

        assertThat(venue.kinds()).isEmpty();
        assertThat(venue.halt.state()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    void tellsATradeOfNobodyHereAndThePositionThatItLeft() {
        venue.venueOrders.add(order("theirs", "9", BTCUSDT, OrderState.FILLED, "0.5"));
        venue.venueTrades(5, "9", "0.5", "100");

        assertThat(venue.kinds()).containsExactly("foreign_trade", "orphan_position", "balance");
        assertThat(venue.kinds()).as("the trade is told once").containsExactly("orphan_position", "balance");
    }

    @Test
    void waitsForTheHorizonWithATradeWhoseOrderTheVenueCannotName() {
        venue.venueTrades(5, "9", "0.5", "100");

        ReconciliationFinished early = venue.run();
        assertThat(early.divergences()).as("its query side may lag").isEmpty();
        assertThat(early.readUpTo()).containsEntry(BTCUSDT, 4L);

        venue.nowNanos += HORIZON;
        assertThat(venue.kinds()).containsExactly("foreign_trade", "orphan_position", "balance");
    }

    @Test
    void leavesATradeToOurOrderThoughTheVenueDoesNotTellOfThatYet() {
        Order order = venue.ours(OrderState.SUBMITTED);
        venue.venueTrades(5, "7", "0.5", "100");

        assertThat(venue.kinds()).isEmpty();

        venue.venueHas(OrderState.PARTIALLY_FILLED, "0.5", fill("5", "0.5", "100"));
        assertThat(venue.run().result()).isEqualTo("repaired");
        assertThat(order.filled()).isEqualTo(Quantity.of("0.5"));
    }

    @Test
    void tellsCoinsThatCameFromNowhere() {
        venue.move(BTC, "0.5");

        assertThat(venue.run().divergences()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Divergence.Kind.ORPHAN_POSITION);
            assertThat(found.subject()).isEqualTo("BTC");
            assertThat(found.ours()).contains("0");
            assertThat(found.venues()).contains("0.5");
        });
    }

    @Test
    void tellsABalanceBeyondTheToleranceAndNoSmallerOne() {
        venue.move(USDT, "-1");
        assertThat(venue.kinds()).isEmpty();

        venue.move(USDT, "-0.01");
        assertThat(venue.kinds()).containsExactly("balance");
    }

    @Test
    void countsAnyDifferenceOfAnAssetThatHasNoPrice() {
        venue.move(new Asset("DOGE"), "0.00000001");

        assertThat(venue.kinds()).containsExactly("balance");
    }

    @Test
    void tellsSmallDifferencesThatTogetherAreNotSmall() {
        venue.move(BTC, "0.008");
        assertThat(venue.kinds()).isEmpty();

        venue.move(ETH, "0.008");
        assertThat(venue.kinds()).containsExactly("net_exposure");
    }

    @Test
    void tellsTradesThatDoNotAddUp() {
        venue.ours(OrderState.SUBMITTED);
        venue.venueHas(OrderState.PARTIALLY_FILLED, "0.5", fill("1", "0.4", "100"));

        assertThat(venue.kinds()).containsExactly("missing_fills");
    }

    @Test
    void readsAgainFromATradeOfOursThatIsNotBookedYet() {
        venue.ours(OrderState.SUBMITTED);
        venue.venueHas(OrderState.PARTIALLY_FILLED, "0.5", fill("3", "0.4", "100"));
        venue.venueTrades(3, "7", "0.4", "100");

        assertThat(venue.run().readUpTo()).containsEntry(BTCUSDT, 2L);
    }

    @Test
    void tellsAnOrderOfWhichMoreIsFilledHere() {
        Order order = venue.ours(OrderState.SUBMITTED);
        venue.venueHas(OrderState.PARTIALLY_FILLED, "0.5", fill("1", "0.5", "100"));
        venue.venueTrades(1, "7", "0.5", "100");
        venue.run();
        assertThat(order.filled()).isEqualTo(Quantity.of("0.5"));
        venue.venueHas(OrderState.PARTIALLY_FILLED, "0.4", fill("1", "0.4", "100"));

        assertThat(venue.kinds()).containsExactly("quantity");
    }

    @Test
    void tellsAnOrderThatIsFilledAtAnotherPriceThere() {
        venue.ours(OrderState.SUBMITTED);
        venue.venueHas(OrderState.PARTIALLY_FILLED, "0.5", fill("1", "0.5", "100"));
        venue.venueTrades(1, "7", "0.5", "100");
        venue.run();

        venue.venueHas(OrderState.PARTIALLY_FILLED, "0.5", fill("1", "0.5", "100.01"));
        assertThat(venue.kinds()).as("within 0.01 %").isEmpty();
        venue.venueHas(OrderState.PARTIALLY_FILLED, "0.5", fill("1", "0.5", "100.02"));
        assertThat(venue.kinds()).containsExactly("average_price");
    }

    @Test
    void tellsAnAcceptedOrderThatTheVenueKnowsNoMore() {
        Order order = venue.ours(OrderState.SUBMITTED);
        assertThat(venue.kinds()).as("before the horizon nothing is proven").isEmpty();
        assertThat(order.state()).isEqualTo(OrderState.SUBMITTED);

        venue.nowNanos += HORIZON;
        assertThat(venue.kinds()).containsExactly("missing_order");
        assertThat(order.isInDoubt()).isTrue();
    }

    @Test
    void leavesAssetsAloneWhileAnOrderOfThemIsInDoubt() {
        venue.ours(OrderState.UNKNOWN);
        venue.move(USDT, "-100");
        venue.move(BTC, "1");
        venue.move(ETH, "1");

        assertThat(venue.run().divergences()).extracting(Divergence::subject).containsExactly("ETH");
    }

    @Test
    void leavesAnAssetAloneThatMovedBetweenQuestionAndAnswer() {
        venue.move(USDT, "5");
        venue.meanwhile = () -> {
            if (venue.questions.size() == 1) {
                venue.portfolio.book(new AssetTransfer(USDT, decimal("5"), NOW), TransferBooked.Source.VENUE, NOW);
            }
        };

        assertThat(venue.kinds()).isEmpty();
    }

    @Test
    void findsNothingAfterADepositOfWhichTheVenueTold() {
        venue.move(USDT, "500");
        venue.portfolio.book(new AssetTransfer(USDT, decimal("500"), NOW), TransferBooked.Source.VENUE, NOW);

        assertThat(venue.kinds()).isEmpty();
    }

    @Test
    void resumesWhatWasBeforeOnceTheDifferenceIsGone() {
        venue.halt.change(TradingState.REDUCING, "careful", NOW);
        venue.move(USDT, "5");
        venue.run();
        assertThat(venue.halt.state()).isEqualTo(TradingState.HALTED);
        assertThat(venue.desk.divergences()).hasSize(1);

        venue.move(USDT, "-5");
        venue.run();

        assertThat(venue.halt.state()).isEqualTo(TradingState.REDUCING);
        assertThat(venue.desk.divergences()).isEmpty();
        assertThat(venue.journaled()).endsWith("reconciliation_finished", "trading_state_changed");
    }

    @Test
    void takesTheVenuesWordWhenAPersonSaysSo() {
        venue.venueOrders.add(order("theirs", "9", BTCUSDT, OrderState.SUBMITTED, "0"));
        venue.move(USDT, "5");
        venue.run();
        venue.journal.clear();

        venue.accept();

        assertThat(venue.journaled()).containsExactly("divergences_accepted", "transfer_booked");
        assertThat(venue.portfolio.holdings().get(USDT)).isEqualByComparingTo("1005");
        assertThat(venue.desk.divergences()).isEmpty();
        assertThat(venue.kinds()).isEmpty();
        assertThat(venue.halt.state()).isEqualTo(TradingState.ACTIVE);
        venue.venueOrders.add(order("theirs", "10", BTCUSDT, OrderState.SUBMITTED, "0"));
        assertThat(venue.kinds()).as("another order").containsExactly("foreign_order");
    }

    @Test
    void goesOnFromWhereAnEarlierProcessStood() {
        venue.venueOrders.add(order("theirs", "9", BTCUSDT, OrderState.SUBMITTED, "0"));
        venue.run();
        venue.accept();
        ReconciliationFinished last = venue.run("demand");
        ReconciliationFixture next = new ReconciliationFixture();
        next.venueOrders.addAll(venue.venueOrders);

        next.desk.restore(rows(last, "tradeCursor"), rows(accepted(venue.journal), "acceptedDivergence"));

        assertThat(next.kinds()).isEmpty();
        assertThat(ReconciliationDesk.readUpTo(rows(last, "tradeCursor")))
                .isEqualTo(Map.of(BTCUSDT, -1L, ETHUSDT, -1L));
    }

    @Test
    void asksOnlyForTheNewestTradeOfASymbolThatWasNeverRead() {
        assertThat(ReconciliationDesk.tradesAfter(Set.of(BTCUSDT, ETHUSDT), Map.of(BTCUSDT, 7L)))
                .isEqualTo(Map.of(BTCUSDT, OptionalLong.of(7), ETHUSDT, OptionalLong.empty()));
    }

    @Test
    void writesDownUneventfulIntervalsEveryTenMinutesOnly() {
        for (int minute = 0; minute < 30; minute++) {
            venue.nowNanos += 60 * UtcNanos.PER_SECOND;
            venue.run();
        }
        assertThat(venue.journaled()).hasSize(3).containsOnly("reconciliation_finished");

        venue.run("demand");
        assertThat(venue.journaled()).hasSize(4);
    }

    private static JournalEntry accepted(List<JournalEntry> journal) {
        return journal.stream()
                .filter(DivergencesAccepted.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static List<ProjectedRow> rows(JournalEntry entry, String projection) {
        return ProjectedRow.ofNew(entry.payload()).stream()
                .filter(row -> row.projection().name().equals(projection))
                .toList();
    }
}
