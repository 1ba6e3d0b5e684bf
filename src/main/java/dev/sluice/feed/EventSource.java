package dev.sluice.feed;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Recorded market events, one after the other; memory does not grow with their number. One thread only. */
public interface EventSource extends AutoCloseable {
    /**
     * The next event, or null after the last. Receive times never run backwards.
     *
     * @throws IOException if what is read from fails; what cannot be understood is reported and skipped instead
     */
    @Nullable MarketEvent next() throws IOException;

    @Override
    void close() throws IOException;
}
