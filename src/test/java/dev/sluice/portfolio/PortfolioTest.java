package dev.sluice.portfolio;

import static dev.sluice.portfolio.PortfolioFixture.fill;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortfolioTest {
    private static final OrderId ORDER = new OrderId("o1");

    private final Portfolio portfolio = new Portfolio();
    private final Map<OrderId, BigDecimal> openReductions = new HashMap<>();

    @Test
    void booksATradeOnce() {
        Fill fill = fill(bitcoin(), Side.BUY, "1", "100");

        assertThat(portfolio.book(ORDER, fill, bitcoin(), 1)).isPresent();
        assertThat(portfolio.book(ORDER, fill, bitcoin(), 2)).isEmpty();
        assertThat(quantityHeld()).isEqualByComparingTo("1");
    }

    @Test
    void countsThePositionAtTheMarkAndOrdersAtTheirLimit() {
        PortfolioFixture.buy(portfolio, bitcoin(), "2", "90");
        reserve(ORDER, "3", "100");

        assertThat(portfolio.exposure(BTCUSDT, price("110"))).isEqualByComparingTo("520");
        assertThat(portfolio.exposure(ETHUSDT, price("110"))).isZero();
    }

    @Test
    void reservesNothingTwiceForOneOrder() {
        reserve(ORDER, "3", "100");

        assertThatThrownBy(() -> reserve(ORDER, "3", "100")).hasMessage("order o1 has a reservation already");
        assertThat(portfolio.reserved(BTCUSDT)).isEqualByComparingTo("300");
    }

    @Test
    void holdsAgainWhatTheLimitMayCostWhateverTheOrderWasDecidedAt() {
        portfolio.reserveAgain(ORDER, terms("3", "90"), price("100"), quantity("2"), false);

        assertThat(portfolio.reserved(BTCUSDT)).isEqualByComparingTo("180");
    }

    @Test
    void isBusyFromReservationToRelease() {
        reserve(ORDER, "3", "100");
        portfolio.book(ORDER, fill(bitcoin(), Side.BUY, "3", "100"), bitcoin(), 1);
        assertThat(portfolio.reserved(BTCUSDT)).isZero();
        assertThat(portfolio.isBusy(BTCUSDT)).isTrue();
        assertThat(portfolio.isBusy(ETHUSDT)).isFalse();

        portfolio.release(ORDER);

        assertThat(portfolio.isBusy(BTCUSDT)).isFalse();
    }

    @Test
    void fillBeyondTheReservationTakesNoMoreThanIsReserved() {
        reserve(ORDER, "1", "100");
        portfolio.book(ORDER, fill(bitcoin(), Side.BUY, "2", "100"), bitcoin(), 1);

        assertThat(portfolio.reserved(BTCUSDT)).isZero();
    }

    @Test
    void countsEachSymbolOnceWhetherHeldOrOnItsWay() {
        reserve(ORDER, "1", "100");
        reserve(new OrderId("o2"), "1", "100");
        assertThat(portfolio.openPositions(_ -> false)).isEqualTo(1);

        PortfolioFixture.buy(portfolio, bitcoin(), "1", "100");
        PortfolioFixture.buy(portfolio, ether(), "1", "50");

        assertThat(portfolio.openPositions(_ -> false)).isEqualTo(2);
    }

    @Test
    void dustIsNoPosition() {
        PortfolioFixture.buy(portfolio, bitcoin(), "0.049", "100");
        PortfolioFixture.buy(portfolio, ether(), "1", "50");
        Predicate<Symbol> dust =
                symbol -> portfolio.isDust(symbol.equals(BTCUSDT) ? bitcoin() : ether(), Optional.of(price("100")));

        assertThat(portfolio.openPositions(dust)).isEqualTo(1);
        reserve(ORDER, "1", "100");
        assertThat(portfolio.openPositions(dust))
                .as("an order may make one of it")
                .isEqualTo(2);
    }

    /** Steps of 0.001, orders from 5. */
    @ParameterizedTest
    @CsvSource({
        "0.0009, , true",
        "0.001, , false",
        "0.049, , false",
        "0.049, 100, true",
        "0.0499999, 100, true",
        "0.05, 100, false",
        "0.049, 102.05, false",
        "250.5, 100, false",
    })
    void whatNoOrderCanSellIsDust(String held, @Nullable String mark, boolean expected) {
        PortfolioFixture.buy(portfolio, bitcoin(), held, "100");

        assertThat(portfolio.isDust(bitcoin(), Optional.ofNullable(mark).map(Price::of)))
                .isEqualTo(expected);
    }

    @Test
    void whatIsBeingSoldIsNoDustYet() {
        PortfolioFixture.buy(portfolio, bitcoin(), "1", "100");
        portfolio.reserve(
                ORDER, portfolio.reduce(bitcoin(), price("100"), "t", "t", 1).orElseThrow());

        assertThat(portfolio.isDust(bitcoin(), Optional.of(price("100")))).isFalse();
    }

    @Test
    void nothingIsNoDust() {
        assertThat(portfolio.isDust(bitcoin(), Optional.of(price("100")))).isFalse();
    }

    @Test
    void closesNothingWorthLessThanTheSmallestOrder() {
        PortfolioFixture.buy(portfolio, bitcoin(), "0.049", "100");
        assertThat(portfolio.reducible(bitcoin(), price("100")).isZero()).isTrue();
        assertThat(portfolio.reduce(bitcoin(), price("100"), "test", "out", 1)).isEmpty();

        assertThat(portfolio.reducible(bitcoin(), price("102.05"))).isEqualTo(quantity("0.049"));
    }

    @Test
    void closesALargePositionInOrdersThatTheVenueTakes() {
        PortfolioFixture.buy(portfolio, bitcoin(), "250.5", "100");

        assertThat(portfolio.reducible(bitcoin(), price("100"))).isEqualTo(quantity("100"));
    }

    @Test
    void closesALongPositionBySellingAndAShortOneByBuying() {
        PortfolioFixture.buy(portfolio, bitcoin(), "1.0009", "100");
        portfolio.book(ORDER, fill(ether(), Side.SELL, "2", "50"), ether(), 1);

        OrderTerms sale = reduce(bitcoin());
        OrderTerms purchase = reduce(ether());

        assertThat(sale).isEqualTo(OrderTerms.market(BTCUSDT, Side.SELL, quantity("1")));
        assertThat(purchase).isEqualTo(OrderTerms.market(ETHUSDT, Side.BUY, quantity("2")));
    }

    @Test
    void whatIsBeingClosedCannotBeClosedAgain() {
        PortfolioFixture.buy(portfolio, bitcoin(), "3", "100");
        portfolio.reserve(
                ORDER, portfolio.reduce(bitcoin(), price("100"), "t", "t", 1).orElseThrow());

        assertThat(portfolio.reduce(bitcoin(), price("100"), "t", "t", 1)).isEmpty();
        assertThat(portfolio.reserved(BTCUSDT)).isZero();
        portfolio.release(ORDER);
        assertThat(portfolio.reducible(bitcoin(), price("100"))).isEqualTo(quantity("3"));
    }

    /** Each number is one step: which order, what happens to it, and how much. */
    @Property
    void everyReservationEndsAtZeroAndNoReductionGoesBeyondThePosition(
            @ForAll @Size(max = 80) List<@IntRange(max = 9_999) Integer> steps) {
        List<OrderId> live = new ArrayList<>();
        Portfolio random = new Portfolio();
        openReductions.clear();
        for (int i = 0; i < steps.size(); i++) {
            step(random, live, steps.get(i), "s" + i);
            Quantity reducible = random.reducible(bitcoin(), price("100"));
            BigDecimal left = random.position(BTCUSDT).quantity().abs().subtract(reducing(live));
            assertThat(reducible.decimal()).isLessThanOrEqualTo(left.max(BigDecimal.ZERO));
            assertThat(random.reserved(BTCUSDT)).isNotNegative();
            assertThat(random.reservationCount()).isEqualTo(live.size());
        }
        live.forEach(random::release);

        assertThat(random.reservationCount()).isZero();
        assertThat(random.reserved(BTCUSDT)).isZero();
        assertThat(random.isBusy(BTCUSDT)).isFalse();
    }

    private void step(Portfolio random, List<OrderId> live, int number, String name) {
        String amount = FixedPoint.format((1 + number / 10) * 1_000_000L);
        int kind = number % 10;
        if (kind < 3) {
            OrderId id = new OrderId(name);
            random.reserve(id, terms(amount, "100"), price("100"), false);
            live.add(id);
        } else if (kind < 5) {
            random.reduce(bitcoin(), price("100"), "t", "t", 1).ifPresent(reduction -> {
                OrderId id = new OrderId(name);
                random.reserve(id, reduction);
                openReductions.put(id, reduction.terms().quantity().decimal());
                live.add(id);
            });
        } else if (!live.isEmpty()) {
            OrderId id = live.get(number % live.size());
            boolean reduces = openReductions.containsKey(id);
            Side side = reduces ? Side.SELL : Side.BUY;
            random.book(id, fill(bitcoin(), side, amount, "100"), bitcoin(), 1);
            openReductions.computeIfPresent(
                    id, (order, open) -> open.subtract(decimal(amount)).max(BigDecimal.ZERO));
            if (kind > 7) {
                random.release(id);
                openReductions.remove(id);
                live.remove(id);
            }
        }
    }

    private BigDecimal reducing(List<OrderId> live) {
        return live.stream()
                .map(id -> openReductions.getOrDefault(id, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private OrderTerms reduce(Instrument instrument) {
        return portfolio
                .reduce(instrument, price("100"), "test", "out", 1)
                .orElseThrow()
                .terms();
    }

    private void reserve(OrderId order, String quantity, String price) {
        portfolio.reserve(order, terms(quantity, price), price(price), false);
    }

    private static OrderTerms terms(String quantity, String price) {
        return OrderTerms.limit(BTCUSDT, Side.BUY, quantity(quantity), price(price), TimeInForce.IOC);
    }

    private BigDecimal quantityHeld() {
        return portfolio.position(BTCUSDT).quantity();
    }
}
