package dev.sluice.venue.paper.binance;

import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.venue.paper.ExchangeEvent;
import dev.sluice.venue.paper.PaperExchange;
import dev.sluice.venue.paper.PaperHost;
import dev.sluice.venue.paper.Timers;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The floor of a running exchange. */
public final class HostFloor implements TradingFloor {
    private final PaperHost host;
    private final Timers timers;

    /** @param timers the host's own */
    public HostFloor(PaperHost host, Timers timers) {
        this.host = host;
        this.timers = timers;
    }

    @Override
    public long nowNanos() {
        return timers.nowNanos();
    }

    @Override
    public void at(long nanos, Runnable action) {
        timers.at(nanos, action);
    }

    @Override
    public List<Instrument> instruments() {
        return host.instruments();
    }

    @Override
    public <T> void call(Function<PaperExchange, T> action, Consumer<T> whenStored) {
        host.call(action, whenStored);
    }

    @Override
    public void listen(Consumer<List<ExchangeEvent>> listener) {
        host.listen(listener);
    }

    @Override
    public DepthSnapshot snapshot(Symbol symbol) {
        return host.snapshot(symbol);
    }

    @Override
    public void observe(Consumer<MarketEvent> observer) {
        host.observe(observer);
    }
}
