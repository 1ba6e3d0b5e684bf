package dev.sluice.pipeline;

import dev.sluice.vocabulary.Symbol;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The last stage of a start: a desk that takes orders while it has no order book refuses them all. Waits for every
 * symbol's first, but not for ever, because one symbol may be halted at the venue while the others trade.
 */
final class FirstBooks {
    /** A snapshot takes a round trip or two; this is far beyond that. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(FirstBooks.class);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private FirstBooks() {}

    /** Blocks; at most {@link #LIMIT}, then goes on and says which symbols have none. */
    static void await(LiveRun run, Set<Symbol> symbols) {
        long end = System.nanoTime() + LIMIT.toNanos();
        Set<Symbol> missing = missing(run, symbols);
        while (!missing.isEmpty() && System.nanoTime() < end) {
            Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE).await().atMost(Patience.LIMIT);
            missing = missing(run, symbols);
        }
        if (!missing.isEmpty()) {
            LOG.warnf("no order book yet of %s: nothing is opened there until it comes", missing);
        }
    }

    private static Set<Symbol> missing(LiveRun run, Set<Symbol> symbols) {
        return run.ask(out -> symbols.stream()
                        .filter(symbol -> run.pipeline()
                                .markets()
                                .of(symbol)
                                .filter(market -> market.book().synchronised())
                                .isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)))
                .await()
                .atMost(Patience.LIMIT);
    }
}
