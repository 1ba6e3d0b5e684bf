package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.PriceLevels;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many levels at once come to the same as one after the other, whatever their order, up to and at the level limit. */
class BookSideMergeTest {
    private static final int BATCHES = 1_000;

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void setsManyAsOneAfterTheOther(int direction) {
        for (int prices : new int[] {30, 3_000, 40_000}) {
            SplittableRandom random = new SplittableRandom(prices);
            BookSide together = new BookSide(direction);
            BookSide single = new BookSide(direction);
            for (int batch = 0; batch < BATCHES; batch++) {
                PriceLevels levels = levels(random, direction, prices);
                together.set(levels);
                for (int i = 0; i < levels.size(); i++) {
                    single.set(levels.price(i), levels.quantity(i));
                }
                assertSame(together, single);
            }
        }
    }

    /** Mostly best first, as the venue sends them; sometimes not, and then with repetitions. */
    private static PriceLevels levels(SplittableRandom random, int direction, int prices) {
        int count = random.nextInt(random.nextInt(3) == 0 ? 400 : 10);
        long worst = random.nextInt(1, prices);
        LongStream drawn = random.longs(count, Math.max(1, worst - 2L * count - 1), worst + 1);
        PriceLevels.Builder builder = new PriceLevels.Builder();
        if (random.nextInt(10) == 0) {
            drawn.forEach(price -> builder.add(price, random.nextInt(3)));
        } else {
            NavigableSet<Long> sorted = new TreeSet<>(direction > 0 ? Collections.reverseOrder() : null);
            drawn.forEach(sorted::add);
            sorted.forEach(price -> builder.add(price, random.nextInt(3)));
        }
        return builder.build();
    }

    private static void assertSame(BookSide actual, BookSide expected) {
        assertThat(actual.size()).isEqualTo(expected.size());
        for (int depth = 0; depth < expected.size(); depth++) {
            if (actual.price(depth) != expected.price(depth) || actual.quantity(depth) != expected.quantity(depth)) {
                assertThat(actual.price(depth) + " × " + actual.quantity(depth))
                        .isEqualTo(expected.price(depth) + " × " + expected.quantity(depth));
            }
        }
    }
}
