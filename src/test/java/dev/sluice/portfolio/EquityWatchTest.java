package dev.sluice.portfolio;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EquityWatchTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final long MIDNIGHT = 20_000 * DAY;

    private final Portfolio portfolio = new Portfolio();
    private final EquityWatch watch = new EquityWatch(decimal("10000"));

    @Test
    void addsRealizedAndUnrealizedProfitMinusFeesToTheOpeningBalance() {
        portfolio.book(
                new OrderId("o1"),
                PortfolioFixture.fill(bitcoin(), Side.BUY, "10", "100", Money.of("1", USDT)),
                bitcoin(),
                1);
        portfolio.book(
                new OrderId("o2"),
                PortfolioFixture.fill(bitcoin(), Side.SELL, "4", "105", Money.of("0.5", USDT)),
                bitcoin(),
                1);
        mark("110", MIDNIGHT);

        assertThat(watch.equity()).isEqualByComparingTo("10078.5");
    }

    @Test
    void takesADepositForNeitherProfitNorAWayOutOfALoss() {
        PortfolioFixture.buy(portfolio, bitcoin(), "10", "100");
        mark("100", MIDNIGHT);
        mark("90", MIDNIGHT + 1);
        watch.transfer(decimal("500"));

        assertThat(watch.equity()).isEqualByComparingTo("10400");
        assertThat(watch.opening()).isEqualByComparingTo("10500");
        assertThat(watch.peak().subtract(watch.equity())).isEqualByComparingTo("100");
        mark("90", MIDNIGHT + 2);
        assertThat(watch.equity()).isEqualByComparingTo("10400");
    }

    @Test
    void countsAPositionWithoutAMarkAtCost() {
        PortfolioFixture.buy(portfolio, bitcoin(), "10", "100");
        watch.update(portfolio, symbol -> Optional.empty(), MIDNIGHT);

        assertThat(watch.equity()).isEqualByComparingTo("10000");
    }

    @Test
    void measuresDrawdownFromThePeak() {
        PortfolioFixture.buy(portfolio, bitcoin(), "10", "100");
        mark("200", MIDNIGHT);
        assertThat(watch.drawdownPct()).isZero();

        mark("90", MIDNIGHT + 1);

        assertThat(watch.drawdownPct()).isEqualByComparingTo("10");
        mark("145", MIDNIGHT + 2);
        assertThat(watch.drawdownPct()).isEqualByComparingTo("5");
    }

    @Test
    void measuresDailyLossFromTheValueWithWhichTheUtcDayBegan() {
        PortfolioFixture.buy(portfolio, bitcoin(), "10", "100");
        mark("100", MIDNIGHT);
        mark("50", MIDNIGHT + DAY - 1);
        assertThat(watch.dailyLossPct()).isEqualByComparingTo("5");

        mark("50", MIDNIGHT + DAY);

        assertThat(watch.dailyLossPct()).isZero();
        assertThat(watch.drawdownPct()).isEqualByComparingTo("5");
        mark("40.5", MIDNIGHT + DAY + 1);
        assertThat(watch.dailyLossPct()).isEqualByComparingTo("1");
    }

    @Test
    void whatIsLostOvernightCountsForTheNewDay() {
        PortfolioFixture.buy(portfolio, bitcoin(), "10", "100");
        mark("100", MIDNIGHT + DAY - 1);

        mark("90", MIDNIGHT + DAY);

        assertThat(watch.dailyLossPct()).isEqualByComparingTo("1");
    }

    @Test
    void gainsAreNoLoss() {
        PortfolioFixture.buy(portfolio, bitcoin(), "10", "100");
        mark("150", MIDNIGHT);

        assertThat(watch.dailyLossPct()).isZero();
        assertThat(watch.drawdownPct()).isZero();
    }

    private void mark(String mark, long atNanos) {
        watch.update(portfolio, symbol -> Optional.of(price(mark)), atNanos);
    }
}
