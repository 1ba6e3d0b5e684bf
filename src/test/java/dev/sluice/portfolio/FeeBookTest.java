package dev.sluice.portfolio;

import static dev.sluice.portfolio.PortfolioFixture.fill;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.ProjectedRows;
import dev.sluice.journal.Projections;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FeeBookTest {
    private static final OrderId ORDER = new OrderId("o1");

    private final Map<Asset, BigDecimal> prices = new HashMap<>();
    private final Portfolio portfolio = new Portfolio(asset -> Optional.ofNullable(prices.get(asset)));

    @Test
    void valuesACommissionInAThirdAssetAtItsPriceWhenItIsBooked() {
        prices.put(BNB, decimal("600"));
        book(Money.of("0.01", BNB));
        prices.put(BNB, decimal("700"));

        FillBooked second = book(Money.of("0.02", BNB));

        assertThat(paid(BNB).amount()).isEqualByComparingTo("0.03");
        assertThat(paid(BNB).value()).isEqualByComparingTo("20");
        assertThat(paid(BNB).unpriced()).isZero();
        assertThat(second.fee()).hasValueSatisfying(fee -> assertThat(fee).isEqualByComparingTo("14"));
        assertThat(portfolio.position(BTCUSDT).fees()).isEqualByComparingTo("20");
    }

    @Test
    void keepsApartWhatNothingPricedInsteadOfCallingItZero() {
        FillBooked booked = book(Money.of("0.01", BNB));
        prices.put(BNB, decimal("600"));
        book(Money.of("0.02", BNB));

        assertThat(booked.fee()).isEmpty();
        assertThat(paid(BNB).amount()).isEqualByComparingTo("0.03");
        assertThat(paid(BNB).unpriced()).isEqualByComparingTo("0.01");
        assertThat(paid(BNB).value()).isEqualByComparingTo("12");
    }

    @Test
    void valuesBaseAtTheFillsPriceAndQuoteAsItself() {
        book(Money.of("0.001", BTC));
        book(Money.of("0.3", USDT));

        assertThat(paid(BTC).value()).isEqualByComparingTo("0.1");
        assertThat(paid(USDT).value()).isEqualByComparingTo("0.3");
        assertThat(portfolio.position(BTCUSDT).fees()).isEqualByComparingTo("0.4");
    }

    @Test
    void aTradeWithoutCommissionIsNoFee() {
        FillBooked booked = book(Money.zero(BNB));

        assertThat(booked.fees()).isEmpty();
        assertThat(booked.payload()).doesNotContainKey("fee");
        assertThat(portfolio.fees()).isEmpty();
    }

    /** Each number is one fill: which asset it costs, whether that has a price, and how much. */
    @Property
    void whatIsPaidIsTheSumOfTheFillsAndEachPartIsPricedOrNot(
            @ForAll @Size(max = 40) List<@IntRange(max = 99_999) Integer> fills) {
        Map<Asset, BigDecimal> now = new HashMap<>();
        Portfolio random = new Portfolio(asset -> Optional.ofNullable(now.get(asset)));
        Map<Asset, BigDecimal> expected = new HashMap<>();
        BigDecimal worth = BigDecimal.ZERO;
        ProjectedRows rows = new ProjectedRows();
        for (int i = 0; i < fills.size(); i++) {
            int chance = fills.get(i);
            Asset asset = List.of(BTC, USDT, BNB, ETH).get(chance % 4);
            BigDecimal amount = new BigDecimal(FixedPoint.format(chance));
            now.put(BNB, decimal(Integer.toString(500 + chance % 7)));
            expected.merge(asset, amount, BigDecimal::add);
            worth = worth.add(
                    switch (chance % 4) {
                        case 0 -> amount.multiply(decimal("100"));
                        case 1 -> amount;
                        case 2 -> amount.multiply(now.get(BNB));
                        default -> BigDecimal.ZERO;
                    });
            FillBooked booked = random.book(
                            ORDER, fill(bitcoin(), Side.BUY, "1", "100", new Money(amount, asset)), bitcoin(), 1)
                    .orElseThrow();
            rows.apply(i + 1, ProjectedRow.ofNew(booked.payload()));
        }

        expected.values().removeIf(amount -> amount.signum() == 0);
        assertThat(random.fees()).hasSize(expected.size());
        random.fees().forEach(paid -> {
            assertThat(paid.amount()).isEqualByComparingTo(expected.get(paid.asset()));
            assertThat(paid.unpriced())
                    .isEqualByComparingTo(paid.asset().equals(ETH) ? paid.amount() : BigDecimal.ZERO);
        });
        assertThat(random.position(BTCUSDT).fees()).isEqualByComparingTo(worth);
        Portfolio restored = new Portfolio();
        restored.restoreFees(rows.rows(Projections.FEE).values().stream()
                .map(ProjectedRows.Written::row)
                .toList());
        assertThat(texts(restored)).isEqualTo(texts(random));
    }

    private static List<Map<String, Object>> texts(Portfolio portfolio) {
        return portfolio.fees().stream().map(PaidFees::row).toList();
    }

    private PaidFees paid(Asset asset) {
        return Objects.requireNonNull(portfolio.fees(BTCUSDT).get(asset));
    }

    private FillBooked book(Money commission) {
        return portfolio
                .book(ORDER, fill(bitcoin(), Side.BUY, "1", "100", commission), bitcoin(), 1)
                .orElseThrow();
    }
}
