package dev.sluice.venue.binance;

import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.MarketFeed;
import dev.sluice.vocabulary.Symbol;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The desk's feed of live market data. Its methods may be called from any thread; everything, delivery too, happens on
 * the adapter's loop.
 */
public final class BinanceMarketFeed implements MarketFeed {
    private final StreamSettings settings;
    private final StreamPorts ports;
    private final Executor loop;
    private @Nullable MarketStreams streams;

    public BinanceMarketFeed(StreamSettings settings, StreamPorts ports, Executor loop) {
        this.settings = settings;
        this.ports = ports;
        this.loop = loop;
    }

    /** @throws IllegalStateException on the loop, if it was started before */
    @Override
    public void start(Set<Symbol> symbols, Consumer<MarketEvent> consumer) {
        Set<Symbol> wanted = new LinkedHashSet<>(symbols); // in the order given, whichever process asks
        loop.execute(() -> {
            if (streams != null) {
                throw new IllegalStateException("a feed starts once");
            }
            streams = new MarketStreams(settings, ports, consumer);
            streams.subscribe(wanted);
        });
    }

    /** Follows more symbols. */
    public void subscribe(Collection<Symbol> symbols) {
        loop.execute(() -> {
            if (streams != null) {
                streams.subscribe(symbols);
            }
        });
    }

    /** Follows these symbols no longer. */
    public void unsubscribe(Collection<Symbol> symbols) {
        loop.execute(() -> {
            if (streams != null) {
                streams.unsubscribe(symbols);
            }
        });
    }

    @Override
    public void requestSnapshot(Symbol symbol) {
        loop.execute(() -> {
            if (streams != null) {
                streams.requestSnapshot(symbol);
            }
        });
    }

    @Override
    public void stop() {
        loop.execute(() -> {
            if (streams != null) {
                streams.stop();
            }
        });
    }
}
