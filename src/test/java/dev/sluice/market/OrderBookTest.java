package dev.sluice.market;

import static dev.sluice.feed.FeedFixture.diff;
import static dev.sluice.feed.FeedFixture.levels;
import static dev.sluice.feed.FeedFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.feed.PriceLevels;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Side;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private static final long ONE = FixedPoint.ONE;
    private final OrderBook book = new OrderBook();

    @Test
    void sortsASnapshotBestFirst() {
        book.fold().reset(snapshot(7, levels("98", "1", "99", "2", "97", "3"), levels("103", "4", "101", "5")));

        assertThat(book.synchronised()).isTrue();
        assertThat(book.lastUpdateId()).isEqualTo(7);
        assertThat(book.depth(Side.BUY)).isEqualTo(3);
        assertThat(book.price(Side.BUY, 0)).isEqualTo(99 * ONE);
        assertThat(book.quantity(Side.BUY, 2)).isEqualTo(3 * ONE);
        assertThat(book.price(Side.SELL, 0)).isEqualTo(101 * ONE);
        assertThat(book.price(Side.SELL, 1)).isEqualTo(103 * ONE);
        assertThat(book.price(Side.SELL, 2)).isZero();
        assertThat(book.quantityAt(Side.SELL, 103 * ONE)).isEqualTo(4 * ONE);
        assertThat(book.quantityAt(Side.BUY, 103 * ONE)).isZero();
    }

    @Test
    void setsInsertsAndRemovesLevels() {
        book.fold().reset(snapshot(7, levels("99", "2", "98", "1"), levels("101", "5")));
        book.fold().apply(diff(8, 9, levels("99", "0", "98", "4", "55", "0"), levels("100.5", "0.1")));

        assertThat(book.lastUpdateId()).isEqualTo(9);
        assertThat(book.depth(Side.BUY)).isEqualTo(1);
        assertThat(book.price(Side.BUY, 0)).isEqualTo(98 * ONE);
        assertThat(book.quantity(Side.BUY, 0)).isEqualTo(4 * ONE);
        assertThat(book.price(Side.SELL, 0)).isEqualTo(10_050_000_000L);
    }

    @Test
    void isEmptyWhileUnsynchronised() {
        book.fold().reset(snapshot(7, levels("99", "2"), levels("101", "5")));
        book.fold().discard();

        assertThat(book.synchronised()).isFalse();
        assertThat(book.depth(Side.BUY)).isZero();
        assertThat(book.depth(Side.SELL)).isZero();
        assertThat(book.hasSaneTop()).isFalse();
    }

    @Test
    void forgetsTheOldBookAtASnapshot() {
        book.fold().reset(snapshot(7, levels("99", "2"), levels("101", "5")));
        book.fold().reset(snapshot(9, levels("97", "1"), levels("102", "1")));

        assertThat(book.depth(Side.BUY)).isEqualTo(1);
        assertThat(book.price(Side.SELL, 0)).isEqualTo(102 * ONE);
    }

    @Test
    void measuresTheTop() {
        book.fold().reset(snapshot(7, levels("99", "3", "98", "50"), levels("101", "1", "102", "50")));

        assertThat(book.middle()).isEqualTo(100.0 * ONE);
        assertThat(book.spreadBps()).isCloseTo(200.0, within(1e-9));
        assertThat(book.topImbalance()).isEqualTo(0.5);
        assertThat(book.microPrice()).isCloseTo(100.5 * ONE, within(1e-3));
    }

    @Test
    void leansTheMicroPriceTowardsTheThinSide() {
        book.fold().reset(snapshot(7, levels("99", "1"), levels("101", "3")));

        assertThat(book.topImbalance()).isEqualTo(-0.5);
        assertThat(book.microPrice()).isCloseTo(99.5 * ONE, within(1e-3));
    }

    @Test
    void measuresTheLargestPricesAndQuantitiesWithoutOverflow() {
        String most = "92233720368.5";
        book.fold().reset(snapshot(7, levels("92233720367", most), levels(most, most)));

        assertThat(book.middle()).isBetween(9.2e18, 9.3e18);
        assertThat(book.microPrice()).isBetween(9.2e18, 9.3e18);
        assertThat(book.topImbalance()).isZero();
        assertThat(book.spreadBps()).isPositive();
    }

    @Test
    void measuresNothingWithoutASaneTop() {
        assertUnmeasured();
        book.fold().reset(snapshot(1, levels("99", "1"), PriceLevels.NONE));
        assertUnmeasured();
        book.fold().reset(snapshot(2, PriceLevels.NONE, levels("101", "1")));
        assertUnmeasured();
        book.fold().reset(snapshot(3, levels("100", "1"), levels("100", "1")));
        assertUnmeasured();
        book.fold().reset(snapshot(4, levels("101", "1"), levels("100", "1")));
        assertUnmeasured();
    }

    private void assertUnmeasured() {
        assertThat(book.hasSaneTop()).isFalse();
        assertThat(book.middle()).isNaN();
        assertThat(book.microPrice()).isNaN();
        assertThat(book.spreadBps()).isNaN();
        assertThat(book.topImbalance()).isNaN();
    }
}
