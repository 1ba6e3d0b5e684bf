package dev.sluice.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RollingSumPropertyTest {
    @Property
    void comparesAveragesAsUnboundedIntegersDo(
            @ForAll @Size(min = 20, max = 60) List<@LongRange(min = 0) Long> values,
            @ForAll @IntRange(min = 1, max = 10) int fast,
            @ForAll @IntRange(min = 11, max = 20) int slow) {
        RollingSum fastSum = new RollingSum(fast);
        RollingSum slowSum = new RollingSum(slow);
        for (int i = 0; i < values.size(); i++) {
            fastSum.add(values.get(i));
            slowSum.add(values.get(i));
            if (i >= slow - 1) {
                BigInteger exactFast = sum(values.subList(i + 1 - fast, i + 1)).multiply(BigInteger.valueOf(slow));
                BigInteger exactSlow = sum(values.subList(i + 1 - slow, i + 1)).multiply(BigInteger.valueOf(fast));
                assertThat(RollingSum.compareAverages(fastSum, slowSum)).isEqualTo(exactFast.compareTo(exactSlow));
            }
        }
        assertThat(slowSum.values())
                .containsExactly(values.subList(values.size() - slow, values.size()).stream()
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    private static BigInteger sum(List<Long> values) {
        return values.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
