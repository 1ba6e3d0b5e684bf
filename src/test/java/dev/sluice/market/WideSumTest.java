package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Against {@link BigInteger}. */
class WideSumTest {
    @Property(tries = 300)
    void addsUpWhateverComes(@ForAll @Size(max = 30) List<Long> units, @ForAll @Size(max = 30) List<Long> others) {
        WideSum sum = new WideSum();
        WideSum more = new WideSum();
        BigInteger expected = BigInteger.ZERO;
        BigInteger expectedMore = BigInteger.ZERO;
        for (long each : units) {
            sum.add(each);
            expected = expected.add(BigInteger.valueOf(each));
            assertIs(sum, expected);
        }
        for (long each : others) {
            more.add(each);
            expectedMore = expectedMore.add(BigInteger.valueOf(each));
        }
        assertThat(Integer.signum(sum.compareTo(more))).isEqualTo(expected.compareTo(expectedMore));
        assertThat(sum.equals(more)).isEqualTo(expected.equals(expectedMore));

        sum.add(more);
        assertIs(sum, expected.add(expectedMore));
        sum.set(more);
        assertThat(sum).isEqualTo(more).hasSameHashCodeAs(more);
    }

    @Property(tries = 300)
    void addsUpProducts(@ForAll long one, @ForAll long other, @ForAll long start) {
        WideSum sum = new WideSum();
        sum.add(start);
        sum.addProduct(one, other);
        BigInteger product = BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));

        assertThat(sum.productDecimal()).isEqualTo(new BigDecimal(product.add(BigInteger.valueOf(start)), 16));
    }

    @Example
    void refusesWhatDoesNotFit() {
        WideSum sum = new WideSum();
        sum.addProduct(Long.MIN_VALUE, Long.MIN_VALUE);

        assertThatThrownBy(() -> sum.addProduct(Long.MIN_VALUE, Long.MIN_VALUE))
                .isInstanceOf(ArithmeticException.class);
    }

    private static void assertIs(WideSum sum, BigInteger expected) {
        assertThat(sum.decimal()).isEqualTo(new BigDecimal(expected, 8));
        assertThat(sum.signum()).isEqualTo(expected.signum());
        long nearest = expected.min(BigInteger.valueOf(Long.MAX_VALUE))
                .max(BigInteger.valueOf(Long.MIN_VALUE))
                .longValueExact();
        assertThat(sum.saturated()).isEqualTo(nearest);
    }
}
