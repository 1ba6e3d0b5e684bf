package dev.sluice.venue.paper;

import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeTick;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The exchange with what moves it, agents ({@link SymbolAgents}) or a mirrored market ({@link MarketMirror}), and its
 * public market data. It hears of whatever any call of the exchange did, and passes it on.
 */
final class SimulatedMarket implements OrderEntry, PaperExchange.Listener {
    /** Steps between two publications of a symbol's changed levels: 100 ms. */
    private static final int STEPS_PER_DIFF = 4;

    /** Update ids of different symbols lie this far apart, so that no snapshot is taken for another symbol's. */
    private static final long IDS_PER_SYMBOL = 10_000_000_000_000L;

    private final PaperExchange exchange;
    private final Timers timers;
    private final List<Symbol> symbols;
    private final Map<Symbol, SymbolAgents> agents = new LinkedHashMap<>();
    private final Map<Symbol, MarketMirror> mirrors = new HashMap<>();
    private final Map<Symbol, MarketDataStream> streams = new LinkedHashMap<>();
    private final List<Consumer<MarketEvent>> observers = new CopyOnWriteArrayList<>();
    private final Consumer<List<ExchangeEvent>> accounts;
    private long steps;

    /** @param accounts hears the funded accounts' events of each call, at once */
    SimulatedMarket(
            List<Instrument> instruments,
            PaperExchange exchange,
            Timers timers,
            Consumer<List<ExchangeEvent>> accounts) {
        this.symbols = instruments.stream().map(Instrument::symbol).toList();
        this.exchange = exchange;
        this.timers = timers;
        this.accounts = accounts;
        exchange.openHouse(MakerLadder.ACCOUNT);
        exchange.openHouse(Takers.ACCOUNT);
        exchange.listen(this);
        symbols.forEach(symbol ->
                streams.put(symbol, new MarketDataStream(symbol, exchange, firstUpdateId(symbol), this::publish)));
    }

    /** Lets the agents of a symbol in; they fill the book at once. */
    void open(Instrument instrument, Optional<MarketState> remembered, Chance chance) {
        SymbolAgents opened = new SymbolAgents(instrument, remembered, this, chance);
        agents.put(instrument.symbol(), opened);
        opened.open();
    }

    /** A market elsewhere moved; the exchange's liquidity follows it. Other symbols are ignored. */
    void mirror(MarketEvent event) {
        MarketDataStream stream = streams.get(event.symbol());
        if (stream == null) {
            return;
        }
        MarketMirror mirror = mirrors.computeIfAbsent(
                event.symbol(), symbol -> new MarketMirror(exchange.recordedLiquidity(symbol), events -> {}));
        mirror.on(event);
        if (event instanceof TradeTick trade) {
            mirror.untold(trade).ifPresent(quantity -> stream.onTrade(renumbered(trade, quantity.units())));
        }
        stream.onChange(timers.nowNanos());
    }

    private TradeTick renumbered(TradeTick trade, long units) {
        long id = exchange.nextTradeId(trade.symbol());
        return new TradeTick(
                trade.symbol(), timers.nowNanos(), id, trade.price(), units, trade.aggressor(), trade.tradedNanos());
    }

    /** Public market data of all symbols, until the action given back is run. */
    Runnable observe(Consumer<MarketEvent> observer) {
        observers.add(observer);
        return () -> observers.remove(observer);
    }

    void unpublish() {
        observers.clear();
    }

    DepthSnapshot snapshot(Symbol symbol) {
        return stream(symbol).snapshot(timers.nowNanos());
    }

    void publish(Symbol symbol) {
        stream(symbol).flush(timers.nowNanos());
    }

    private MarketDataStream stream(Symbol symbol) {
        MarketDataStream stream = streams.get(symbol);
        if (stream == null) {
            throw new IllegalArgumentException("no instrument " + symbol);
        }
        return stream;
    }

    /** One step of every agent, and changed levels where it is time. */
    void step() {
        steps++;
        int turn = 0;
        for (Map.Entry<Symbol, MarketDataStream> each : streams.entrySet()) {
            SymbolAgents local = agents.get(each.getKey());
            if (local != null) {
                local.step();
            }
            if ((steps + turn++) % STEPS_PER_DIFF == 0 && !observers.isEmpty()) {
                each.getValue().flush(timers.nowNanos());
            }
        }
    }

    /** How the agents' markets stand; empty before they were let in. */
    List<MarketState> states() {
        return agents.values().stream().map(SymbolAgents::state).toList();
    }

    @Override
    public void place(AccountId account, ClientOrderId id, OrderTerms terms) {
        exchange.place(account, id, terms, timers.nowNanos());
    }

    @Override
    public void cancel(AccountId account, Symbol symbol, ClientOrderId id) {
        exchange.cancel(account, symbol, id, timers.nowNanos());
    }

    @Override
    public Optional<Price> best(Symbol symbol, Side side) {
        return exchange.bestPrice(symbol, side);
    }

    @Override
    public void happened(@Nullable Symbol symbol, List<ExchangeEvent> events) {
        SymbolAgents local = symbol == null ? null : agents.get(symbol);
        MarketDataStream stream = symbol == null ? null : streams.get(symbol);
        List<ExchangeEvent> own = new ArrayList<>();
        String told = "";
        for (ExchangeEvent event : events) {
            if (!isHouse(event.account())) {
                own.add(event);
            } else if (local != null) {
                local.on(event);
            }
            if (event instanceof ExchangeEvent.OrderFilled filled
                    && !told.equals(filled.fill().tradeId())) {
                told = filled.fill().tradeId();
                traded(filled, local, stream);
            }
        }
        if (!own.isEmpty()) {
            accounts.accept(own);
        }
        if (stream != null && !observers.isEmpty()) {
            stream.onChange(timers.nowNanos());
        }
    }

    /** Each trade is told once: its first side is the maker's, or the only one. */
    private static void traded(
            ExchangeEvent.OrderFilled filled, @Nullable SymbolAgents local, @Nullable MarketDataStream stream) {
        Side side = filled.fill().side();
        Side taker = filled.fill().liquidity() == Liquidity.TAKER ? side : side.opposite();
        if (local != null) {
            local.onTrade(taker, filled);
        }
        if (stream != null) {
            stream.onTrade(filled.fill(), taker);
        }
    }

    private static boolean isHouse(AccountId account) {
        return account.equals(MakerLadder.ACCOUNT) || account.equals(Takers.ACCOUNT);
    }

    private void publish(MarketEvent event) {
        observers.forEach(observer -> observer.accept(event));
    }

    /** Beyond every id of an earlier run, since a symbol's book changes less than a thousand times a second. */
    private long firstUpdateId(Symbol symbol) {
        return (symbols.indexOf(symbol) + 1) * IDS_PER_SYMBOL + timers.nowNanos() / UtcNanos.PER_MILLI;
    }
}
