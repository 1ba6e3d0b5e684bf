package dev.sluice.portfolio;

import static dev.sluice.portfolio.PortfolioFixture.fill;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.portfolio.AccountAnomalyDetected.Anomaly;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AnomalyWatchTest {
    private static final OrderId ORDER = new OrderId("o1");
    private static final long LATER = AnomalyWatch.REST_NANOS;

    private final Portfolio portfolio =
            new Portfolio(asset -> asset.equals(BNB) ? Optional.of(decimal("600")) : Optional.empty());
    private final EquityWatch equity = new EquityWatch(decimal("10000"));
    private final AnomalyWatch watch = new AnomalyWatch(decimal("1"));
    private final Map<Symbol, Price> marks = new HashMap<>(Map.of(BTCUSDT, price("100"), ETHUSDT, price("50")));

    @Test
    void saysNothingWhileFillsFeesTransfersAndPricesExplainEverything() {
        assertThat(lookAtEquity()).isEmpty();
        book(bitcoin(), Side.BUY, "10", "99", Money.of("0.01", BTC));
        marks.put(BTCUSDT, price("140"));
        book(bitcoin(), Side.SELL, "25", "141", Money.of("0.05", BNB));
        equity.transfer(decimal("-500"));
        watch.transferred(decimal("-500"));
        marks.put(BTCUSDT, price("20"));

        assertThat(lookAtEquity()).isEmpty();
    }

    @Test
    void tellsOfAJumpThatNothingExplainsAndThenCountsFromThere() {
        book(bitcoin(), Side.BUY, "10", "100", Money.zero(USDT));
        lookAtEquity();
        equity.transfer(decimal("250"));

        assertThat(lookAtEquity()).hasValueSatisfying(found -> {
            assertThat(found.anomaly()).isEqualTo(Anomaly.EQUITY_UNEXPLAINED);
            assertThat(found.measured()).isEqualByComparingTo("10250");
            assertThat(found.expected()).isEqualByComparingTo("10000");
            assertThat(found.payload())
                    .containsEntry("anomaly", "equity_unexplained")
                    .containsEntry("difference", "250")
                    .containsEntry("tolerance", "1");
        });
        assertThat(lookAtEquity()).isEmpty();
        book(bitcoin(), Side.SELL, "10", "130", Money.zero(USDT));
        assertThat(lookAtEquity()).isEmpty();
    }

    @Test
    void aDifferenceAtTheToleranceIsNoneAndOneAboveItIs() {
        lookAtEquity();
        equity.transfer(decimal("1"));
        assertThat(lookAtEquity()).isEmpty();

        equity.transfer(decimal("0.00000001"));

        assertThat(lookAtEquity()).isPresent();
    }

    @Test
    void waitsForAMarkInsteadOfGuessing() {
        book(bitcoin(), Side.BUY, "10", "100", Money.zero(USDT));
        marks.remove(BTCUSDT);
        assertThat(lookAtEquity()).isEmpty();
        book(bitcoin(), Side.BUY, "10", "90", Money.zero(USDT));
        assertThat(lookAtEquity()).isEmpty();

        marks.put(BTCUSDT, price("80"));

        assertThat(lookAtEquity()).isEmpty();
        marks.put(BTCUSDT, price("85"));
        assertThat(lookAtEquity()).isEmpty();
        equity.transfer(decimal("100"));
        assertThat(lookAtEquity()).isPresent();
    }

    /** Each number is one step: a trade in one of two symbols, a new price, or a transfer. */
    @Property
    void neverSuspectsAnHonestAccount(@ForAll @Size(max = 60) List<@IntRange(max = 999_999) Integer> steps) {
        Portfolio honest = new Portfolio(asset -> Optional.of(decimal("612.5")));
        EquityWatch worth = new EquityWatch(decimal("10000"));
        AnomalyWatch strict = new AnomalyWatch(decimal("0.000001"));
        Map<Symbol, Price> prices = new HashMap<>(Map.of(BTCUSDT, price("100"), ETHUSDT, price("50")));
        for (int step : steps) {
            Instrument instrument = step % 2 == 0 ? bitcoin() : ether();
            Price price = Price.ofUnits((1 + step % 997) * 10_000_000L);
            switch (step % 5) {
                case 0 -> prices.put(instrument.symbol(), price);
                case 1 -> {
                    worth.transfer(BigDecimal.valueOf(step % 2_001 - 1_000));
                    strict.transferred(BigDecimal.valueOf(step % 2_001 - 1_000));
                }
                default -> {
                    Asset asset = List.of(USDT, BNB, instrument.base()).get(step % 3);
                    Fill fill = fill(
                            instrument,
                            step % 7 < 4 ? Side.BUY : Side.SELL,
                            FixedPoint.format((1 + step % 5_003) * 100_000L),
                            price.toString(),
                            Money.of(FixedPoint.format(step % 9_973), asset));
                    honest.book(ORDER, fill, instrument, 1).ifPresent(booked -> strict.note(booked, instrument));
                }
            }
            worth.update(honest, symbol -> Optional.ofNullable(prices.get(symbol)), 1);
            assertThat(strict.lookAtEquity(
                            worth.equity(), honest, symbol -> Optional.ofNullable(prices.get(symbol)), 1))
                    .isEmpty();
        }
    }

    @Test
    void tellsOnceOfABalanceThatGoesOnContradictingWhatShouldBeHeld() {
        portfolio.openHoldings(Map.of(USDT, decimal("1000")), 1);
        report(USDT, "990", "5");
        assertThat(lookAtBalances(1)).isEmpty();
        assertThat(lookAtBalances(LATER)).as("not rested").isEmpty();

        assertThat(lookAtBalances(1 + LATER)).singleElement().satisfies(found -> {
            assertThat(found.anomaly()).isEqualTo(Anomaly.BALANCE_CONTRADICTS_HOLDINGS);
            assertThat(found.asset()).contains(USDT);
            assertThat(found.difference()).isEqualByComparingTo("-5");
        });
        assertThat(lookAtBalances(1 + 2 * LATER)).isEmpty();
    }

    @Test
    void tellsAgainOnlyWhenTheDifferenceIsAnother() {
        portfolio.openHoldings(Map.of(USDT, decimal("1000")), 1);
        report(USDT, "990", "0");
        lookAtBalances(1);
        lookAtBalances(1 + LATER);
        report(USDT, "980", "10");
        lookAtBalances(2 + LATER);
        assertThat(lookAtBalances(2 + 2 * LATER)).as("the same total").isEmpty();

        report(USDT, "970", "0");
        lookAtBalances(3 + 2 * LATER);

        assertThat(lookAtBalances(3 + 3 * LATER)).hasSize(1);
    }

    @Test
    void aTradeWhoseBalanceIsOnItsWayIsNoContradiction() {
        portfolio.openHoldings(Map.of(USDT, decimal("1000")), 1);
        report(USDT, "1000", "0");
        lookAtBalances(1);
        book(bitcoin(), Side.BUY, "1", "100", Money.zero(USDT));
        assertThat(lookAtBalances(LATER)).isEmpty();
        report(USDT, "900", "0");
        report(BTC, "1", "0");

        assertThat(lookAtBalances(2 * LATER)).isEmpty();
        assertThat(lookAtBalances(4 * LATER)).isEmpty();
    }

    @Test
    void measuresTheDifferenceByWhatItIsWorth() {
        portfolio.openHoldings(Map.of(BTC, decimal("1")), 1);
        report(BTC, "1.01", "0");
        lookAtBalances(1);
        assertThat(lookAtBalances(1 + LATER)).as("worth 1").isEmpty();
        report(BTC, "1.0101", "0");
        lookAtBalances(2 + LATER);

        assertThat(lookAtBalances(2 + 2 * LATER)).as("worth 1.01").hasSize(1);
    }

    private void report(Asset asset, String free, String locked) {
        portfolio.report(new BalanceChange(asset, decimal(free), decimal(locked), 1), 1);
    }

    private void book(Instrument instrument, Side side, String quantity, String price, Money commission) {
        portfolio
                .book(ORDER, fill(instrument, side, quantity, price, commission), instrument, 1)
                .ifPresent(booked -> watch.note(booked, instrument));
    }

    private Optional<AccountAnomalyDetected> lookAtEquity() {
        equity.update(portfolio, this::mark, 1);
        return watch.lookAtEquity(equity.equity(), portfolio, this::mark, 1);
    }

    private List<AccountAnomalyDetected> lookAtBalances(long nowNanos) {
        Map<Asset, BigDecimal> prices = Map.of(USDT, BigDecimal.ONE, BTC, decimal("100"));
        return watch.lookAtBalances(portfolio, asset -> Optional.ofNullable(prices.get(asset)), nowNanos);
    }

    private Optional<Price> mark(Symbol symbol) {
        return Optional.ofNullable(marks.get(symbol));
    }
}
