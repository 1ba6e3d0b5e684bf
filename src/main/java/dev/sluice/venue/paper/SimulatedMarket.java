package dev.sluice.venue.paper;

import dev.sluice.feed.MarketEvent;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The exchange with its agents and its public market data; {@link SymbolAgents} describes the market. Every call of
 * the exchange goes through here, so that agents, market data and the desk hear of whatever it did.
 */
final class SimulatedMarket implements OrderEntry {
    /** Steps between two publications of a symbol's changed levels: 100 ms. */
    private static final int STEPS_PER_DIFF = 4;

    /** Update ids of different symbols lie this far apart, so that no snapshot is taken for another symbol's. */
    private static final long IDS_PER_SYMBOL = 10_000_000_000_000L;

    private final PaperExchange exchange;
    private final Timers timers;
    private final List<Symbol> symbols;
    private final Map<Symbol, SymbolAgents> agents = new LinkedHashMap<>();
    private final Map<Symbol, MarketDataStream> streams = new HashMap<>();
    private final Consumer<List<ExchangeEvent>> desk;
    private long steps;

    /** @param desk hears its own account's events of each call, at once */
    SimulatedMarket(
            List<Instrument> instruments, PaperExchange exchange, Timers timers, Consumer<List<ExchangeEvent>> desk) {
        this.symbols = instruments.stream().map(Instrument::symbol).toList();
        this.exchange = exchange;
        this.timers = timers;
        this.desk = desk;
        exchange.openHouse(MakerLadder.ACCOUNT);
        exchange.openHouse(Takers.ACCOUNT);
    }

    /** Lets the agents of a symbol in; they fill the book at once. */
    void open(Instrument instrument, Optional<MarketState> remembered, Chance chance) {
        SymbolAgents opened = new SymbolAgents(instrument, remembered, this, chance);
        agents.put(instrument.symbol(), opened);
        opened.open();
    }

    /** Begins market data of these symbols with a snapshot of each. */
    void publish(Set<Symbol> wanted, Consumer<MarketEvent> consumer) {
        long now = timers.nowNanos();
        for (Symbol symbol : symbols) {
            if (wanted.contains(symbol)) {
                MarketDataStream stream = new MarketDataStream(symbol, exchange, firstUpdateId(symbol), consumer);
                streams.put(symbol, stream);
                stream.snapshot(now);
            }
        }
    }

    void unpublish() {
        streams.clear();
    }

    void snapshot(Symbol symbol) {
        MarketDataStream stream = streams.get(symbol);
        if (stream != null) {
            stream.snapshot(timers.nowNanos());
        }
    }

    /** One step of every agent. */
    void step() {
        steps++;
        int turn = 0;
        for (Map.Entry<Symbol, SymbolAgents> each : agents.entrySet()) {
            each.getValue().step();
            MarketDataStream stream = streams.get(each.getKey());
            if (stream != null && (steps + turn++) % STEPS_PER_DIFF == 0) {
                stream.flush(timers.nowNanos());
            }
        }
    }

    /** How the agents' markets stand; empty before they were let in. */
    List<MarketState> states() {
        return agents.values().stream().map(SymbolAgents::state).toList();
    }

    @Override
    public void place(AccountId account, ClientOrderId id, OrderTerms terms) {
        happened(terms.symbol(), exchange.place(account, id, terms, timers.nowNanos()));
    }

    @Override
    public void cancel(AccountId account, Symbol symbol, ClientOrderId id) {
        happened(symbol, exchange.cancel(account, symbol, id, timers.nowNanos()));
    }

    @Override
    public Optional<Price> best(Symbol symbol, Side side) {
        return exchange.bestPrice(symbol, side);
    }

    private void happened(Symbol symbol, List<ExchangeEvent> events) {
        SymbolAgents local = agents.get(symbol);
        MarketDataStream stream = streams.get(symbol);
        List<ExchangeEvent> own = new ArrayList<>();
        for (ExchangeEvent event : events) {
            if (event.account().equals(AccountId.DESK)) {
                own.add(event);
            } else if (local != null) {
                local.on(event);
            }
            if (event instanceof ExchangeEvent.OrderFilled filled
                    && filled.fill().liquidity() == Liquidity.TAKER) {
                traded(filled, local, stream);
            }
        }
        if (!own.isEmpty()) {
            desk.accept(own);
        }
        if (stream != null) {
            stream.onChange(timers.nowNanos());
        }
    }

    private static void traded(
            ExchangeEvent.OrderFilled filled, @Nullable SymbolAgents local, @Nullable MarketDataStream stream) {
        if (local != null) {
            local.onTrade(filled.fill().side(), filled);
        }
        if (stream != null) {
            stream.onTrade(filled.fill());
        }
    }

    /** Beyond every id of an earlier run, since a symbol's book changes less than a thousand times a second. */
    private long firstUpdateId(Symbol symbol) {
        return (symbols.indexOf(symbol) + 1) * IDS_PER_SYMBOL + timers.nowNanos() / UtcNanos.PER_MILLI;
    }
}
