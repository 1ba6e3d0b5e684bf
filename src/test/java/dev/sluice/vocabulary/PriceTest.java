package dev.sluice.vocabulary;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices and quantities. */
class PriceTest {
    @ParameterizedTest
    @CsvSource({
        "100, 50, 100.5",
        "100, -50, 99.5",
        "100, 0, 100",
        "100, 0.5, 100.005",
        "0.00000003, 5000, 0.00000004",
        "0.00000003, -5000, 0.00000001",
        "0.00000001, -10000, 0.00000001",
        "0.00000001, -99999, 0.00000001",
        "90000000000, 100, 90900000000"
    })
    void movesByBasisPointsTruncatedAndNeverToNothing(String from, double bps, String to) {
        assertThat(price(from).movedByBps(bps)).isEqualTo(price(to));
    }

    @Test
    void neverWrapsAroundWhenAMoveLeavesItsRange() {
        assertThatThrownBy(() -> price("90000000000").movedByBps(10_000)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isMoreThanNothing() {
        assertThatThrownBy(() -> Price.ofUnits(0)).hasMessage("price must be more than 0 but is 0");
        assertThatThrownBy(() -> price("-1")).hasMessage("price must be more than 0 but is -1");
    }

    @Test
    void timesAQuantityIsExact() {
        assertThat(price("0.00000001").times(quantity("0.00000001"))).isEqualByComparingTo("0.0000000000000001");
        assertThat(Price.ofUnits(Long.MAX_VALUE).times(Quantity.ofUnits(Long.MAX_VALUE)))
                .isEqualByComparingTo("8507059173023461584739.6907784232501249");
    }

    @Test
    void quantitiesAddAndSubtractWithoutWrappingOrGoingNegative() {
        assertThat(quantity("1.5").plus(quantity("0.5"))).isEqualTo(quantity("2"));
        assertThat(quantity("1.5").minus(quantity("1.5"))).isEqualTo(Quantity.ZERO);
        assertThat(quantity("1.5").min(quantity("0.5"))).isEqualTo(quantity("0.5"));
        assertThatThrownBy(() -> Quantity.ofUnits(Long.MAX_VALUE).plus(quantity("1")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> quantity("1").minus(quantity("1.00000001")))
                .hasMessage("quantity must be 0 or more but is -0.00000001");
    }

    @Test
    void moneyOfDifferentAssetsDoesNotAdd() {
        assertThat(Money.of("1.50", USDT).plus(Money.of("2", USDT)).plain()).isEqualTo("3.5");
        assertThat(Money.of("0.000", USDT).plain()).isEqualTo("0");
        assertThat(Money.of("1E+3", USDT).toString()).isEqualTo("1000 USDT");
        assertThatThrownBy(() -> Money.of("1", USDT).plus(Money.of("1", BTC))).hasMessage("cannot add BTC to USDT");
    }
}
