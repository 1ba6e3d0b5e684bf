package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class MergedSourcesPropertyTest {
    /** A source that is given the times of its events; the trade ids say which source they are of. */
    private record Listed(Iterator<MarketEvent> events) implements EventSource {
        @Override
        public @Nullable MarketEvent next() {
            return events.hasNext() ? events.next() : null;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Property(tries = 300)
    void mergesAsAStableSortOfAllSourcesInTheirOrder(
            @ForAll @Size(max = 5) List<@Size(max = 12) List<@IntRange(min = 1, max = 9) Integer>> sources)
            throws IOException {
        List<MarketEvent> all = new ArrayList<>();
        List<Listed> listed = new ArrayList<>();
        for (List<Integer> times : sources) {
            List<MarketEvent> events = new ArrayList<>();
            for (int time : times.stream().sorted().toList()) {
                events.add(FeedFixture.trade(listed.size() * 100L + events.size(), time, Side.BUY, "1", "1"));
            }
            all.addAll(events);
            listed.add(new Listed(events.iterator()));
        }
        all.sort(Comparator.comparingLong(MarketEvent::receivedNanos));

        List<MarketEvent> merged = new ArrayList<>();
        try (MergedSources source = new MergedSources(listed)) {
            for (MarketEvent event = source.next(); event != null; event = source.next()) {
                merged.add(event);
            }
            assertThat(source.next()).isNull();
        }

        assertThat(merged).isEqualTo(all);
    }
}
