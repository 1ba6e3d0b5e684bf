package dev.sluice.feed;

import static dev.sluice.feed.FeedFixture.diff;
import static dev.sluice.feed.FeedFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the sequencer to "How to manage a local order book correctly", one step of it a test. */
class DepthSequencerTest {
    private final DepthSequencer sequencer = new DepthSequencer();
    private final Calls book = new Calls();

    @Test
    void isNeverSynchronisedWithoutASnapshot() {
        diffs(1, 2, 3, 4, 5);

        assertThat(sequencer.synchronised()).isFalse();
        assertThat(sequencer.needsSnapshot()).isTrue();
        assertThat(book.calls).isEmpty();
    }

    @Test
    void buffersEventsAndDropsThoseThatTheSnapshotHolds() {
        sequencer.onDiff(diff(10, 14), book);
        sequencer.onDiff(diff(15, 17), book);
        sequencer.onDiff(diff(18, 25), book);
        sequencer.onSnapshot(snapshot(17), book);

        assertThat(book.calls).containsExactly("reset 17", "apply 18-25");
        assertThat(sequencer.synchronised()).isTrue();
        assertThat(sequencer.needsSnapshot()).isFalse();
        assertThat(sequencer.ignored()).isEqualTo(2);
    }

    @Test
    void appliesABufferedEventThatTheSnapshotEndsInside() {
        sequencer.onDiff(diff(10, 20), book);
        sequencer.onSnapshot(snapshot(15), book);

        assertThat(book.calls).containsExactly("reset 15", "apply 10-20");
    }

    @Test
    void refusesSnapshotOlderThanTheFirstEvent() {
        sequencer.onDiff(diff(10, 20), book);
        sequencer.onSnapshot(snapshot(9), book);

        assertThat(book.calls).isEmpty();
        assertThat(sequencer.synchronised()).isFalse();
        assertThat(sequencer.needsSnapshot()).isTrue();
        assertThat(sequencer.snapshotsRefused()).isEqualTo(1);

        sequencer.onSnapshot(snapshot(10), book);

        assertThat(book.calls).containsExactly("reset 10", "apply 10-20");
    }

    @Test
    void holdsASnapshotThatComesBeforeAnyEvent() {
        sequencer.onSnapshot(snapshot(12), book);

        assertThat(sequencer.synchronised()).isFalse();
        assertThat(sequencer.needsSnapshot()).isFalse();
        assertThat(book.calls).isEmpty();

        sequencer.onDiff(diff(10, 20), book);

        assertThat(book.calls).containsExactly("reset 12", "apply 10-20");
    }

    @Test
    void asksForAnotherSnapshotWhenTheHeldOneIsTooOld() {
        sequencer.onSnapshot(snapshot(9), book);
        sequencer.onDiff(diff(10, 20), book);

        assertThat(sequencer.synchronised()).isFalse();
        assertThat(sequencer.needsSnapshot()).isTrue();
        assertThat(sequencer.snapshotsRefused()).isEqualTo(1);
    }

    @Test
    void discardsTheBookAtAGapAndComesBackWithALaterSnapshot() {
        sequencer.onDiff(diff(1, 5), book);
        sequencer.onSnapshot(snapshot(5), book);
        sequencer.onDiff(diff(7, 9), book);

        assertThat(sequencer.synchronised()).isFalse();
        assertThat(sequencer.needsSnapshot()).isTrue();
        assertThat(sequencer.gaps()).isEqualTo(1);

        sequencer.onSnapshot(snapshot(6), book);
        assertThat(sequencer.snapshotsRefused()).isEqualTo(1);

        sequencer.onDiff(diff(10, 12), book);
        sequencer.onSnapshot(snapshot(8), book);

        assertThat(book.calls).containsExactly("reset 5", "discard", "reset 8", "apply 7-9", "apply 10-12");
        assertThat(sequencer.gaps()).isEqualTo(1);
    }

    @Test
    void countsAGapInsideTheBufferAndStartsBehindIt() {
        sequencer.onDiff(diff(1, 5), book);
        sequencer.onDiff(diff(8, 9), book);
        sequencer.onDiff(diff(10, 11), book);

        assertThat(sequencer.gaps()).isEqualTo(1);

        sequencer.onSnapshot(snapshot(5), book);
        assertThat(sequencer.synchronised()).isFalse();

        sequencer.onSnapshot(snapshot(9), book);
        assertThat(book.calls).containsExactly("reset 9", "apply 10-11");
    }

    @Test
    void ignoresRepeatedAndOlderEvents() {
        sequencer.onDiff(diff(1, 5), book);
        sequencer.onDiff(diff(1, 5), book);
        sequencer.onSnapshot(snapshot(3), book);
        diffs(6, 7);
        sequencer.onDiff(diff(1, 5), book);
        sequencer.onDiff(diff(2, 3), book);

        assertThat(book.calls).containsExactly("reset 3", "apply 1-5", "apply 6-7");
        assertThat(sequencer.ignored()).isEqualTo(3);
        assertThat(sequencer.gaps()).isZero();
    }

    @Test
    void appliesAnEventThatEndsAtTheBooksOwnIdOnceMoreAsTheProcedureSays() {
        sequencer.onDiff(diff(1, 5), book);
        sequencer.onSnapshot(snapshot(3), book);
        sequencer.onDiff(diff(4, 5), book);

        assertThat(book.calls).containsExactly("reset 3", "apply 1-5", "apply 4-5");
        assertThat(sequencer.ignored()).isZero();
    }

    @Test
    void appliesAnEventThatOverlapsTheBook() {
        sequencer.onDiff(diff(1, 5), book);
        sequencer.onSnapshot(snapshot(5), book);
        sequencer.onDiff(diff(4, 8), book);
        sequencer.onDiff(diff(9, 9), book);

        assertThat(book.calls).containsExactly("reset 5", "apply 4-8", "apply 9-9");
        assertThat(sequencer.gaps()).isZero();
    }

    @Test
    void keepsABookThatIsAheadOfTheStream() {
        sequencer.onDiff(diff(1, 2), book);
        sequencer.onSnapshot(snapshot(10), book);
        diffs(3, 4, 5, 9);
        sequencer.onDiff(diff(10, 12), book);

        assertThat(book.calls).containsExactly("reset 10", "apply 10-12");
        assertThat(sequencer.synchronised()).isTrue();
    }

    @Test
    void leavesASynchronisedBookAloneWhenAnotherSnapshotComes() {
        sequencer.onDiff(diff(1, 5), book);
        sequencer.onSnapshot(snapshot(5), book);
        sequencer.onSnapshot(snapshot(4), book);
        sequencer.onSnapshot(snapshot(50), book);

        assertThat(book.calls).containsExactly("reset 5");
    }

    @Test
    void letsTheOldestEventGoAtTheBufferBound() {
        for (int id = 1; id <= DepthSequencer.BUFFER_LIMIT + 10; id++) {
            sequencer.onDiff(diff(id, id), book);
        }
        sequencer.onSnapshot(snapshot(10), book);

        assertThat(sequencer.synchronised()).isFalse();
        assertThat(sequencer.snapshotsRefused()).isEqualTo(1);

        sequencer.onSnapshot(snapshot(11), book);

        assertThat(sequencer.synchronised()).isTrue();
        assertThat(sequencer.gaps()).isZero();
        assertThat(book.calls).hasSize(DepthSequencer.BUFFER_LIMIT);
    }

    /** Diffs from each pair of update ids. */
    private void diffs(long... firstAndLast) {
        for (int i = 0; i + 1 < firstAndLast.length; i += 2) {
            sequencer.onDiff(diff(firstAndLast[i], firstAndLast[i + 1]), book);
        }
    }

    private static final class Calls implements DepthSequencer.Book {
        private final List<String> calls = new ArrayList<>();

        @Override
        public void reset(DepthSnapshot snapshot) {
            calls.add("reset " + snapshot.lastUpdateId());
        }

        @Override
        public void apply(DepthDiff diff) {
            calls.add("apply " + diff.firstUpdateId() + "-" + diff.finalUpdateId());
        }

        @Override
        public void discard() {
            calls.add("discard");
        }
    }
}
