package dev.sluice.portfolio;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExposuresTest {
    private static final Symbol SOLUSDT = new Symbol("SOLUSDT");

    private final Portfolio portfolio = new Portfolio();
    private final Map<Symbol, Price> marks = new HashMap<>(Map.of(BTCUSDT, price("110"), ETHUSDT, price("50")));

    @Test
    void showsWhatIsHeldAndWhatMayComeApart() {
        PortfolioFixture.buy(portfolio, bitcoin(), "2", "100");
        reserve("o1", BTCUSDT, "1", "105");

        Exposure bitcoin = of(exposures().symbols(), BTCUSDT);

        assertThat(bitcoin.position())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("220"));
        assertThat(bitcoin.reserved()).isEqualByComparingTo("105");
        assertThat(bitcoin.total())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("325"));
    }

    @Test
    void aShortPositionIsExposureLikeALongOne() {
        portfolio.book(new OrderId("s"), PortfolioFixture.fill(ether(), Side.SELL, "3", "50"), ether(), 1);

        assertThat(exposures().all().position())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("150"));
    }

    @Test
    void groupsSumTheirMembersAndTheTotalCountsEachSymbolOnce() {
        PortfolioFixture.buy(portfolio, bitcoin(), "1", "100");
        PortfolioFixture.buy(portfolio, ether(), "1", "50");
        reserve("o1", ETHUSDT, "1", "50");

        Exposures exposures = Exposures.of(
                portfolio,
                symbol -> Optional.ofNullable(marks.get(symbol)),
                Set.of(BTCUSDT, ETHUSDT),
                Map.of("majors", Set.of(BTCUSDT, ETHUSDT), "ether", Set.of(ETHUSDT), "none", Set.of(SOLUSDT)));

        assertThat(of(exposures.groups(), "majors").total())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("210"));
        assertThat(of(exposures.groups(), "ether").total())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("100"));
        assertThat(of(exposures.groups(), "none").total())
                .hasValueSatisfying(value -> assertThat(value).isZero());
        assertThat(exposures.all().total())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("210"));
    }

    @Test
    void aPartOfASumIsNoSum() {
        PortfolioFixture.buy(portfolio, bitcoin(), "1", "100");
        PortfolioFixture.buy(portfolio, ether(), "1", "50");
        marks.remove(ETHUSDT);

        Exposures exposures = exposures();

        assertThat(of(exposures.symbols(), BTCUSDT).position()).isPresent();
        assertThat(of(exposures.symbols(), ETHUSDT).position()).isEmpty();
        assertThat(exposures.all().total()).isEmpty();
    }

    @Test
    void aSymbolWithoutAPositionNeedsNoMark() {
        marks.remove(ETHUSDT);
        reserve("o1", ETHUSDT, "1", "50");

        assertThat(exposures().all().total())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("50"));
    }

    @Test
    void whatIsHeldIsShownEvenIfItIsTradedNoLonger() {
        PortfolioFixture.buy(portfolio, instrument(SOLUSDT, new Asset("SOL")), "1", "20");

        assertThat(exposures().symbols()).containsOnlyKeys(BTCUSDT, ETHUSDT, SOLUSDT);
        assertThat(exposures().all().position()).isEmpty();
    }

    private static <K> Exposure of(Map<K, Exposure> exposures, K key) {
        return Objects.requireNonNull(exposures.get(key));
    }

    private Exposures exposures() {
        return Exposures.of(
                portfolio, symbol -> Optional.ofNullable(marks.get(symbol)), Set.of(BTCUSDT, ETHUSDT), Map.of());
    }

    private void reserve(String order, Symbol symbol, String quantity, String price) {
        portfolio.reserve(
                new OrderId(order),
                OrderTerms.limit(symbol, Side.BUY, quantity(quantity), price(price), TimeInForce.GTC),
                price(price),
                false);
    }
}
