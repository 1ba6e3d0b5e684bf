package dev.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.feed.FeedFixture;
import dev.sluice.feed.PriceLevels;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a book says of itself after many updates, against the same worked out from sorted maps. */
class BookMeasuresPropertyTest {
    private final OrderBook book = new OrderBook();
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();

    @Property(tries = 200)
    void equalsWhatIsWorkedOutAtOnce(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        bids.clear();
        asks.clear();
        book.fold().reset(FeedFixture.snapshot(1, changes(random, bids, 0), changes(random, asks, 50)));
        for (int id = 2; id < 12; id++) {
            book.fold().apply(FeedFixture.diff(id, id, changes(random, bids, 0), changes(random, asks, 50)));
            int levels = random.nextInt(1, 30);
            assertSide(Side.BUY, bids, levels, random.nextInt(60));
            assertSide(Side.SELL, asks, levels, random.nextInt(40, 120));
            assertMeasures(levels);
        }
    }

    private static PriceLevels changes(SplittableRandom random, Map<Long, Long> side, long from) {
        PriceLevels.Builder changes = new PriceLevels.Builder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            long price = from + random.nextLong(1, 50);
            long quantity = random.nextInt(3) == 0 ? 0 : random.nextLong(1, Long.MAX_VALUE);
            changes.add(price, quantity);
            if (quantity == 0) {
                side.remove(price);
            } else {
                side.put(price, quantity);
            }
        }
        return changes.build();
    }

    private void assertSide(Side side, TreeMap<Long, Long> expected, int levels, long price) {
        PriceLevels shown = book.levels(side, levels);
        List<Map.Entry<Long, Long>> best =
                expected.entrySet().stream().limit(levels).toList();
        assertThat(shown.size()).isEqualTo(best.size());
        for (int i = 0; i < best.size(); i++) {
            assertThat(shown.price(i)).isEqualTo(best.get(i).getKey());
            assertThat(shown.quantity(i)).isEqualTo(best.get(i).getValue());
        }
        assertThat(book.cumulativeQuantity(side, levels)).isEqualTo(sum(best));
        assertThat(book.quantityUpTo(side, price))
                .isEqualTo(sum(expected.headMap(price, true).entrySet().stream().toList()));
    }

    private void assertMeasures(int levels) {
        if (bids.isEmpty() || asks.isEmpty()) {
            assertThat(book.imbalance(levels)).isNaN();
            assertThat(book.microPrice()).isNaN();
            return;
        }
        double bid = sum(bids.entrySet().stream().limit(levels).toList()).doubleValue();
        double ask = sum(asks.entrySet().stream().limit(levels).toList()).doubleValue();
        assertThat(book.imbalance(levels)).isCloseTo((bid - ask) / (bid + ask), within(1e-12));
        assertThat(book.topImbalance()).isEqualTo(book.imbalance(1));
        double bestBid = bids.firstEntry().getValue();
        double bestAsk = asks.firstEntry().getValue();
        double micro = (bids.firstKey() * bestAsk + asks.firstKey() * bestBid) / (bestBid + bestAsk);
        assertThat(book.microPrice()).isCloseTo(micro, within(1e-9));
    }

    private static BigDecimal sum(List<Map.Entry<Long, Long>> levels) {
        return levels.stream()
                .map(level -> FixedPoint.toDecimal(level.getValue()))
                .reduce(BigDecimal.ZERO.setScale(8), BigDecimal::add);
    }
}
