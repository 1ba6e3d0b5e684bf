package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Streams with dropped, repeated, reordered and merged events and with late, early and stale snapshots. The sequencer
 * must agree with the documented procedure done naively, and a book that it calls synchronised must be the venue's.
 */
class DepthSequencerPropertyTest {
    @Property(tries = 400)
    void holdsTheVenuesBookWheneverItIsSynchronised(@ForAll long seed) {
        Venue venue = new Venue(new SplittableRandom(seed));
        DepthSequencer sequencer = new DepthSequencer();
        NaiveDepth naive = new NaiveDepth();
        LocalBook book = new LocalBook();
        for (int step = 0; step < 150; step++) {
            for (MarketEvent event : venue.step()) {
                if (event instanceof DepthDiff diff) {
                    sequencer.onDiff(diff, book);
                    naive.onDiff(diff);
                } else if (event instanceof DepthSnapshot snapshot) {
                    sequencer.onSnapshot(snapshot, book);
                    naive.onSnapshot(snapshot);
                }
                check(sequencer, naive, book, venue);
            }
        }
        for (MarketEvent event : venue.recover()) {
            if (event instanceof DepthDiff diff) {
                sequencer.onDiff(diff, book);
            } else if (event instanceof DepthSnapshot snapshot) {
                sequencer.onSnapshot(snapshot, book);
            }
        }
        assertThat(sequencer.synchronised()).isTrue();
        assertThat(book.bids).isEqualTo(venue.bidsAt.get((int) book.updateId));
    }

    private static void check(DepthSequencer sequencer, NaiveDepth naive, LocalBook book, Venue venue) {
        assertThat(sequencer.synchronised()).isEqualTo(naive.synchronised());
        if (sequencer.synchronised()) {
            assertThat(book.updateId).isEqualTo(naive.updateId);
            assertThat(book.bids).isEqualTo(naive.bids).isEqualTo(venue.bidsAt.get((int) book.updateId));
            assertThat(book.asks).isEqualTo(naive.asks);
        } else {
            assertThat(book.bids).isEmpty();
        }
    }

    private static final class LocalBook implements DepthSequencer.Book {
        private final TreeMap<Long, Long> bids = new TreeMap<>();
        private final TreeMap<Long, Long> asks = new TreeMap<>();
        private long updateId;

        @Override
        public void reset(DepthSnapshot snapshot) {
            discard();
            NaiveDepth.put(snapshot.bids(), bids);
            NaiveDepth.put(snapshot.asks(), asks);
            updateId = snapshot.lastUpdateId();
        }

        @Override
        public void apply(DepthDiff diff) {
            NaiveDepth.put(diff.bids(), bids);
            NaiveDepth.put(diff.asks(), asks);
            updateId = diff.finalUpdateId();
        }

        @Override
        public void discard() {
            bids.clear();
            asks.clear();
        }
    }

    /** The true book after every update id, and an unreliable line to it. */
    private static final class Venue {
        private final SplittableRandom random;
        private final List<TreeMap<Long, Long>> bidsAt = new ArrayList<>(List.of(new TreeMap<>()));
        private final List<Long> changedAt = new ArrayList<>(List.of(1L));
        private final List<DepthDiff> sent = new ArrayList<>();
        private final double trouble;

        Venue(SplittableRandom random) {
            this.random = random;
            this.trouble = random.nextDouble(0.15);
        }

        List<MarketEvent> step() {
            DepthDiff next = next();
            List<MarketEvent> line = new ArrayList<>();
            if (random.nextDouble() >= trouble) {
                line.add(next);
            }
            if (random.nextDouble() < trouble) {
                int from = Math.max(0, sent.size() - 1 - random.nextInt(4));
                int to = random.nextInt(from, sent.size());
                line.add(between(sent.get(from).firstUpdateId(), sent.get(to).finalUpdateId()));
            }
            if (random.nextInt(8) == 0) {
                int age = random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(8);
                line.add(random.nextInt(line.size() + 1), snapshotAt(Math.max(1, bidsAt.size() - 1 - age)));
            }
            return line;
        }

        List<MarketEvent> recover() {
            return List.of(next(), next(), snapshotAt(bidsAt.size() - 1));
        }

        private DepthDiff next() {
            int first = bidsAt.size();
            int updates = random.nextInt(1, 6);
            for (int i = 0; i < updates; i++) {
                long price = random.nextLong(1, 30);
                TreeMap<Long, Long> now = new TreeMap<>(bidsAt.getLast());
                now.put(price, random.nextLong(0, 4));
                now.remove(price, 0L);
                bidsAt.add(now);
                changedAt.add(price);
            }
            DepthDiff diff = between(first, bidsAt.size() - 1);
            sent.add(diff);
            return diff;
        }

        /** What changed from one id to the other, as it stood at the last; asks mirror bids. */
        private DepthDiff between(long first, long last) {
            PriceLevels.Builder bids = new PriceLevels.Builder();
            PriceLevels.Builder asks = new PriceLevels.Builder();
            for (long price : changedAt.subList((int) first, (int) last + 1)) {
                long quantity = bidsAt.get((int) last).getOrDefault(price, 0L);
                bids.add(price, quantity);
                asks.add(price + 100, quantity);
            }
            return FeedFixture.diff(first, last, bids.build(), asks.build());
        }

        private DepthSnapshot snapshotAt(int id) {
            PriceLevels.Builder bids = new PriceLevels.Builder();
            PriceLevels.Builder asks = new PriceLevels.Builder();
            bidsAt.get(id).forEach((price, quantity) -> {
                bids.add(price, quantity);
                asks.add(price + 100, quantity);
            });
            return FeedFixture.snapshot(id, bids.build(), asks.build());
        }
    }
}
