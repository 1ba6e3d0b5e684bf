package dev.sluice.venue.paper.binance;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What the public knows of all symbols, kept up by the exchange's own market data. */
final class MarketBoard {
    private final TradingFloor floor;
    private final Map<Symbol, SymbolBoard> boards = new LinkedHashMap<>();
    private final Map<String, SymbolBoard> byStreamName = new HashMap<>();
    private final List<BiConsumer<SymbolBoard, MarketEvent>> listeners = new ArrayList<>();

    MarketBoard(TradingFloor floor) {
        this.floor = floor;
        for (Instrument instrument : floor.instruments()) {
            SymbolBoard symbol = new SymbolBoard(instrument);
            boards.put(instrument.symbol(), symbol);
            byStreamName.put(symbol.streamName, symbol);
        }
        boards.forEach((symbol, board) -> board.book.reset(floor.snapshot(symbol)));
        floor.observe(this::on);
    }

    /** Hears of every event, after the board has taken it in. */
    void listen(BiConsumer<SymbolBoard, MarketEvent> listener) {
        listeners.add(listener);
    }

    SymbolBoard of(Instrument instrument) {
        return Objects.requireNonNull(boards.get(instrument.symbol()));
    }

    /** The symbol that streams call so. */
    Optional<SymbolBoard> ofStream(String name) {
        return Optional.ofNullable(byStreamName.get(name));
    }

    Collection<SymbolBoard> all() {
        return Collections.unmodifiableCollection(boards.values());
    }

    /** The symbol's book with everything that has happened so far. */
    BookCopy book(Instrument instrument) {
        DepthSnapshot whole = floor.snapshot(instrument.symbol());
        BookCopy book = of(instrument).book;
        book.reset(whole);
        return book;
    }

    private void on(MarketEvent event) {
        SymbolBoard board = boards.get(event.symbol());
        if (board == null) {
            return;
        }
        switch (event) {
            case TradeTick trade -> board.on(trade);
            case BookTicker top -> board.on(top);
            case DepthDiff diff -> board.on(diff);
            case DepthSnapshot snapshot -> board.on(snapshot);
            case CandleClosed _ -> {
                // made of trades that came before
            }
        }
        listeners.forEach(listener -> listener.accept(board, event));
    }
}
