package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A side against a sorted map, best first, that drops its last entry when it has one too many. */
class BookSidePropertyTest {
    @Property(tries = 200)
    void holdsWhatASortedMapHolds(@ForAll boolean bids, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BookSide side = new BookSide(bids ? 1 : -1);
        TreeMap<Long, Long> expected = reference(bids);
        int prices = random.nextInt(1, 200);
        for (int i = 0; i < 400; i++) {
            if (random.nextInt(150) == 0) {
                side.clear();
                expected.clear();
            }
            long price = random.nextInt(20) == 0 ? Long.MAX_VALUE - random.nextInt(3) : random.nextLong(1, prices + 1L);
            set(side, expected, price, random.nextInt(3) == 0 ? 0 : random.nextLong(1, Long.MAX_VALUE));
            assertThat(side.size()).isEqualTo(expected.size());
            assertThat(side.quantityAt(price)).isEqualTo(expected.getOrDefault(price, 0L));
        }
        assertSame(side, expected);
    }

    @Property(tries = 5)
    void dropsTheWorstLevelAtTheLimit(@ForAll boolean bids, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BookSide side = new BookSide(bids ? 1 : -1);
        TreeMap<Long, Long> expected = reference(bids);
        for (int i = 0; i < BookSide.LEVEL_LIMIT + 5_000; i++) {
            set(side, expected, random.nextLong(1, 1_000_000), random.nextInt(50) == 0 ? 0 : i + 1);
            assertThat(side.size()).isLessThanOrEqualTo(BookSide.LEVEL_LIMIT);
        }
        assertThat(side.size()).isGreaterThan(BookSide.LEVEL_LIMIT - 500);
        assertSame(side, expected);
    }

    @Example
    void refusesALevelWorseThanAllOfAFullSide() {
        BookSide side = new BookSide(1);
        for (long price = 2; price < BookSide.LEVEL_LIMIT + 2; price++) {
            side.set(price, 7);
        }
        side.set(1, 7);
        assertThat(side.quantityAt(1)).isZero();
        assertThat(side.price(BookSide.LEVEL_LIMIT - 1)).isEqualTo(2);

        side.set(BookSide.LEVEL_LIMIT + 2, 8);
        assertThat(side.price(0)).isEqualTo(BookSide.LEVEL_LIMIT + 2);
        assertThat(side.quantity(0)).isEqualTo(8);
        assertThat(side.price(BookSide.LEVEL_LIMIT - 1)).isEqualTo(3);
        assertThat(side.size()).isEqualTo(BookSide.LEVEL_LIMIT);
    }

    private static TreeMap<Long, Long> reference(boolean bids) {
        return new TreeMap<Long, Long>(bids ? Comparator.reverseOrder() : Comparator.naturalOrder());
    }

    private static void set(BookSide side, TreeMap<Long, Long> expected, long price, long quantity) {
        side.set(price, quantity);
        if (quantity == 0) {
            expected.remove(price);
        } else {
            expected.put(price, quantity);
        }
        if (expected.size() > BookSide.LEVEL_LIMIT) {
            expected.pollLastEntry();
        }
    }

    private static void assertSame(BookSide side, TreeMap<Long, Long> expected) {
        assertThat(side.size()).isEqualTo(expected.size());
        int depth = 0;
        for (Map.Entry<Long, Long> level : expected.entrySet()) {
            assertThat(side.price(depth)).isEqualTo(level.getKey());
            assertThat(side.quantity(depth++)).isEqualTo(level.getValue());
        }
        assertThat(side.price(depth)).isZero();
        assertThat(side.quantity(depth)).isZero();
    }
}
