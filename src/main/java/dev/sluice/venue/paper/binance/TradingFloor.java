package dev.sluice.venue.paper.binance;

import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.venue.paper.ExchangeEvent;
import dev.sluice.venue.paper.PaperExchange;
import dev.sluice.venue.paper.Timers;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The exchange as its Binance face sees it. Everything is called, and calls back, on the exchange's loop. */
public interface TradingFloor extends Timers {
    List<Instrument> instruments();

    /**
     * Acts on the exchange.
     *
     * @param action whatever it makes happen is stored and told to the listeners
     * @param whenStored gets what the action returned, once all of that is stored
     */
    <T> void call(Function<PaperExchange, T> action, Consumer<T> whenStored);

    /** Hears of every account's events, once stored, in the order in which they happened. */
    void listen(Consumer<List<ExchangeEvent>> listener);

    /** The whole book; what {@link #observe} tells from here on joins it. */
    DepthSnapshot snapshot(Symbol symbol);

    /** Hears of public market data at once. */
    void observe(Consumer<MarketEvent> observer);
}
