package dev.sluice.execution;

import static dev.sluice.execution.ExecutionFixture.*;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.approval.ApprovedOrder;
import dev.sluice.halt.TradingState;
import dev.sluice.portfolio.FillBooked;
import dev.sluice.portfolio.PortfolioFixture;
import dev.sluice.risk.RiskFixture;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.Side;
import org.junit.jupiter.api.Test;

/** The straight road of an order, and what stops it before the wire. */
class OrderDeskTest {
    private final ExecutionFixture fixture = new ExecutionFixture();

    @Test
    void journalsTheIntentAndSubmitsNothingBeforeItIsCommitted() {
        Order order = fixture.started();

        assertThat(order.state()).isEqualTo(OrderState.SUBMITTING);
        assertThat(fixture.commands).singleElement().isInstanceOfSatisfying(Command.JournalIntent.class, intent -> {
            assertThat(intent.order()).isEqualTo(ORDER);
            assertThat(intent.entries()).singleElement().isInstanceOfSatisfying(OrderTransitioned.class, entry -> {
                assertThat(entry.to()).isEqualTo(OrderState.SUBMITTING);
                assertThat(entry.row()).containsEntry("clientOrderId", "o1-1-0");
            });
        });
    }

    @Test
    void submitsWhatWasJournaledOnceItIsCommitted() {
        Order order = fixture.sent();

        assertThat(fixture.commands(Command.Submit.class)).singleElement().satisfies(submit -> {
            assertThat(submit.intent().order()).isEqualTo(ORDER);
            assertThat(submit.intent().clientOrderId()).isEqualTo(CLIENT_ID);
            assertThat(submit.intent().terms()).isEqualTo(order.terms());
            assertThat(submit.intent().receipt()).isEqualTo(RECEIPT);
        });
    }

    @Test
    void neverSubmitsTwiceWhenACommitIsReportedTwice() {
        fixture.sent();
        fixture.committed();

        assertThat(fixture.commands(Command.Submit.class)).hasSize(1);
        assertThat(fixture.alarms()).hasSize(1);
        assertThat(fixture.halt.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void neverSubmitsForACommitOfAnOrderThatDoesNotWait() {
        fixture.desk.onCommitted(new OrderId("stranger"), RECEIPT, fixture.commands::add, NOW);

        assertThat(fixture.commands(Command.Submit.class)).isEmpty();
        assertThat(fixture.alarms()).containsExactly("a commit came for an order that is not known");
        assertThat(fixture.halt.state()).isEqualTo(TradingState.HALTED);
    }

    @Test
    void neverStartsAnOrderTwice() {
        ApprovedOrder approved = fixture.approved();
        fixture.desk.start(approved, fixture.commands::add, NOW);

        assertThatThrownBy(() -> fixture.desk.start(approved, fixture.commands::add, NOW))
                .hasMessageContaining("o1-1-0 is used already");
        assertThat(fixture.commands(Command.JournalIntent.class)).hasSize(1);
    }

    @Test
    void walksFromAcknowledgementOverFillsToItsEnd() {
        Order order = fixture.sent();
        fixture.acknowledge();
        assertThat(order.state()).isEqualTo(OrderState.SUBMITTED);
        fixture.fill("1", "4");
        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        fixture.fill("2", "6");

        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(fixture.desk.live()).isEmpty();
        assertThat(fixture.portfolio.position(BTCUSDT).quantity()).isEqualByComparingTo("10");
        assertThat(fixture.journaled(FillBooked.class)).hasSize(2);
        assertThat(fixture.alarms()).isEmpty();
    }

    @Test
    void withdrawsWhatIsHaltedBetweenIntentAndCommit() {
        withdrawsWhen(() -> fixture.trading(TradingState.HALTED), "trading_halted");
    }

    @Test
    void withdrawsAnOpeningOrderWhenOnlyReducingOnesMayGo() {
        withdrawsWhen(() -> fixture.trading(TradingState.REDUCING), "reducing_only");
    }

    @Test
    void withdrawsWhatIsPausedBetweenIntentAndCommit() {
        withdrawsWhen(() -> fixture.halt.pauseSymbol(BTCUSDT, "unknown outcome of o0", NOW), "symbol_paused");
    }

    @Test
    void withdrawsWhenThePriceRanAway() {
        withdrawsWhen(() -> fixture.markets.on(fixture.bitcoinMarket.top(NOW, "100.25", "100.26")), "price_drift");
    }

    @Test
    void withdrawsWhenThePriceToTakeIsNotKnownAnyMore() {
        withdrawsWhen(() -> fixture.markets.on(fixture.bitcoinMarket.hole(NOW)), "book_unsynced");
    }

    @Test
    void submitsUpToTheAllowedDrift() {
        fixture.started();
        fixture.markets.on(fixture.bitcoinMarket.top(NOW, "100.24", "100.25"));
        fixture.committed();

        assertThat(fixture.commands(Command.Submit.class)).hasSize(1);
    }

    @Test
    void submitsWhenThePriceMovedInTheOrdersFavour() {
        fixture.started();
        fixture.markets.on(fixture.bitcoinMarket.top(NOW, "90.00", "90.01"));
        fixture.committed();

        assertThat(fixture.commands(Command.Submit.class)).hasSize(1);
    }

    @Test
    void refusesBeforeTheIntentWhatBreaksAFilterOfTheVenue() {
        ApprovedOrder approved = fixture.approved();
        fixture.risk.instruments.put(
                BTCUSDT,
                new Instrument(
                        BTCUSDT, BTC, USDT, 0, 0, 0, bitcoin().lot(), bitcoin().marketLot(), tooLarge()));
        refuses(approved, "filter_notional");
    }

    @Test
    void refusesBeforeTheIntentWhatHasNoInstrument() {
        ApprovedOrder approved = fixture.approved();
        fixture.risk.instruments.remove(BTCUSDT);
        refuses(approved, "unknown_symbol");
    }

    @Test
    void refusesBeforeTheIntentWhatTheBalanceCannotPay() {
        PortfolioFixture.balance(fixture.portfolio, USDT, "999.99999999");
        refuses(fixture.approved(), "insufficient_balance");
    }

    @Test
    void startsWhatTheBalanceJustPays() {
        PortfolioFixture.balance(fixture.portfolio, USDT, "1000");

        assertThat(fixture.started().state()).isEqualTo(OrderState.SUBMITTING);
    }

    @Test
    void refusesASaleOfMoreThanIsThere() {
        PortfolioFixture.balance(fixture.portfolio, BTC, "9.999");
        refuses(fixture.approved(RiskFixture.proposal(BTCUSDT, Side.SELL, "100", "110")), "insufficient_inventory");
    }

    @Test
    void countsWhatOrdersTakeThatTheVenueHasNotSeen() {
        PortfolioFixture.balance(fixture.portfolio, USDT, "1999.99");
        fixture.risk.maxExposureSymbol = "3000";
        fixture.started();

        fixture.desk.start(fixture.approved(), fixture.commands::add, NOW);

        assertThat(fixture.lastReason()).isEqualTo("insufficient_balance");
        assertThat(fixture.portfolio.reservationCount()).isEqualTo(1);
    }

    @Test
    void reducingOrdersGoThroughWhenHaltedAndWhateverThePriceDoes() {
        PortfolioFixture.buy(fixture.portfolio, bitcoin(), "3", "100");
        PortfolioFixture.balance(fixture.portfolio, BTC, "3");
        fixture.trading(TradingState.HALTED);
        fixture.desk.start(ORDER, fixture.reduction(bitcoin(), "100"), fixture.commands::add, NOW);
        fixture.markets.on(fixture.bitcoinMarket.top(NOW, "50.00", "50.01"));
        fixture.committed();

        assertThat(fixture.commands(Command.Submit.class)).singleElement().satisfies(submit -> {
            assertThat(submit.intent().terms().side()).isEqualTo(Side.SELL);
            assertThat(submit.intent().terms().quantity()).isEqualTo(quantity("3"));
        });
    }

    @Test
    void reducingOrdersKeepToTheVenuesFilters() {
        PortfolioFixture.buy(fixture.portfolio, bitcoin(), "3", "100");
        PortfolioFixture.balance(fixture.portfolio, BTC, "3");
        var reduction = fixture.reduction(bitcoin(), "100");
        fixture.markets.on(fixture.bitcoinMarket.top(NOW, "1.00", "1.01"));

        fixture.desk.start(ORDER, reduction, fixture.commands::add, NOW);

        assertThat(fixture.lastReason()).isEqualTo("filter_notional");
        assertThat(fixture.portfolio.reservationCount()).isZero();
    }

    private void withdrawsWhen(Runnable happens, String reason) {
        Order order = fixture.started();
        happens.run();
        fixture.committed();

        assertThat(fixture.commands(Command.Submit.class)).isEmpty();
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(fixture.lastReason()).isEqualTo(reason);
        assertThat(fixture.portfolio.reservationCount()).isZero();
        assertThat(fixture.alarms()).isEmpty();
    }

    private void refuses(ApprovedOrder approved, String reason) {
        assertThat(fixture.portfolio.reservationCount()).isEqualTo(1);

        fixture.desk.start(approved, fixture.commands::add, NOW);

        assertThat(fixture.commands(Command.JournalIntent.class)).isEmpty();
        assertThat(fixture.journaled(OrderTransitioned.class))
                .singleElement()
                .extracting(OrderTransitioned::to)
                .isEqualTo(OrderState.REJECTED);
        assertThat(fixture.lastReason()).isEqualTo(reason);
        assertThat(fixture.portfolio.reservationCount()).isZero();
        assertThat(fixture.desk.live()).isEmpty();
    }

    private static Instrument.Notional tooLarge() {
        return new Instrument.Notional(decimal("1000.01"), true, decimal("0"), false);
    }
}
