package dev.sluice.risk;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.portfolio.FillBooked;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.PortfolioFixture;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LossStreaksTest {
    private static final long REST = 1_000;

    private final ComplianceRules rules = new ComplianceRules(Set.of(), RestrictedHours.NONE, BigDecimal.ZERO, 3, REST);
    private final List<RoundTripClosed> closed = new ArrayList<>();
    private Portfolio portfolio = new Portfolio();
    private LossStreaks streaks = new LossStreaks(rules);
    private long now = 1;

    @Test
    void aTripEndsWhenNothingIsLeftAndCountsAllItsFillsAndFees() {
        trade(Side.BUY, "2", "100", "0");
        trade(Side.BUY, "1", "103", "0.1");
        trade(Side.SELL, "1.5", "102", "0");
        assertThat(closed).isEmpty();

        trade(Side.SELL, "1.5", "100.1", "0");

        assertThat(closed).singleElement().satisfies(trip -> {
            assertThat(trip.result()).isEqualByComparingTo("0.05");
            assertThat(trip.losses()).isZero();
        });
    }

    @Test
    void aTripThatLosesByItsFeesAloneIsALoss() {
        trade(Side.BUY, "1", "100", "0.1");
        trade(Side.SELL, "1", "100.1", "0.1");

        assertThat(closed).singleElement().satisfies(trip -> {
            assertThat(trip.result()).isEqualByComparingTo("-0.1");
            assertThat(trip.losses()).isEqualTo(1);
        });
    }

    @Test
    void whatTheVenueWouldNotTakeEndsATripAndItsRestBeginsNone() {
        trade(Side.BUY, "1", "100", "0");
        trade(Side.SELL, "0.9996", "90", "0");
        assertThat(closed).hasSize(1);

        trade(Side.SELL, "0.0004", "90", "0");

        assertThat(closed).hasSize(1);
        assertThat(streaks.losses(BTCUSDT)).isEqualTo(1);
    }

    @Test
    void turningAPositionRoundEndsATrip() {
        trade(Side.BUY, "1", "100", "0");
        trade(Side.SELL, "3", "90", "0");
        assertThat(closed).hasSize(1);

        trade(Side.BUY, "2", "95", "0");

        assertThat(closed).hasSize(2);
        assertThat(streaks.losses(BTCUSDT)).isEqualTo(2);
    }

    @Test
    void restsAfterAsManyLossesAndThenBeginsAnew() {
        lose();
        lose();
        assertThat(streaks.restsUntilNanos(BTCUSDT)).isZero();
        now = 50;
        lose();

        assertThat(streaks.restsUntilNanos(BTCUSDT)).isEqualTo(50 + REST);
        assertThat(streaks.losses(BTCUSDT)).isZero();
        lose();
        assertThat(streaks.losses(BTCUSDT)).isEqualTo(1);
        assertThat(streaks.restsUntilNanos(BTCUSDT)).isEqualTo(50 + REST);
    }

    @Test
    void goesOnCountingAfterARestartInTheMiddleOfATrip() {
        lose();
        trade(Side.BUY, "1", "100", "0");
        restart(0);
        trade(Side.SELL, "1", "99", "0");

        assertThat(closed.getLast().result()).isEqualByComparingTo("-1");
        assertThat(streaks.losses(BTCUSDT)).isEqualTo(2);
    }

    @Test
    void countsATripWhoseEndWasNotJournaledAnyMore() {
        lose();
        lose();
        now = 70;
        trade(Side.BUY, "1", "100", "0");
        trade(Side.SELL, "1", "99", "0");
        closed.removeLast();
        restart(70);

        assertThat(streaks.restsUntilNanos(BTCUSDT)).isEqualTo(70 + REST);
    }

    @Test
    void beginsCountingWhereNothingWasCountedSoFar() {
        trade(Side.BUY, "1", "100", "0");
        trade(Side.SELL, "1", "50", "0");
        trade(Side.BUY, "1", "100", "0");
        closed.clear();
        restart(0);
        trade(Side.SELL, "1", "101", "0");

        assertThat(closed)
                .singleElement()
                .satisfies(trip -> assertThat(trip.result()).isEqualByComparingTo("1"));
    }

    @Test
    void journalsNothingWhereItIsOff() {
        streaks = new LossStreaks(ComplianceRules.DEFAULT);
        lose();

        assertThat(closed).isEmpty();
    }

    private void lose() {
        trade(Side.BUY, "1", "100", "0");
        trade(Side.SELL, "1", "99", "0");
    }

    private void trade(Side side, String quantity, String price, String fee) {
        Optional<FillBooked> booked = portfolio.book(
                new OrderId("o"),
                PortfolioFixture.fill(bitcoin(), side, quantity, price, Money.of(fee, USDT)),
                bitcoin(),
                now);
        streaks.booked(booked.orElseThrow(), bitcoin()).ifPresent(closed::add);
    }

    /** Only the newest row of a symbol is kept. */
    private void restart(long newestFillNanos) {
        streaks = new LossStreaks(rules);
        if (!closed.isEmpty()) {
            ProjectedRow.of(closed.getLast().payload()).forEach(streaks::restore);
        }
        streaks.restore(portfolio.position(BTCUSDT), newestFillNanos);
    }
}
