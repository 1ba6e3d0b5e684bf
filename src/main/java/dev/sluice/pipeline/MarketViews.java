package dev.sluice.pipeline;

import dev.sluice.market.Candle;
import dev.sluice.market.Markets;
import dev.sluice.market.OrderBook;
import dev.sluice.market.SymbolMarket;
import dev.sluice.operator.BookView;
import dev.sluice.operator.CandleView;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The market as people see it; empty for symbols that are not traded. On the desk's loop, because it reads live state. */
final class MarketViews {
    private final Markets markets;
    private final Set<Symbol> traded;

    MarketViews(Markets markets, Set<Symbol> traded) {
        this.markets = markets;
        this.traded = traded;
    }

    /** What is seen of a traded symbol, or what there is to say before its first event. */
    private <T> Optional<T> view(Symbol symbol, Function<SymbolMarket, T> seen, T nothing) {
        return traded.contains(symbol)
                ? Optional.of(markets.of(symbol).map(seen).orElse(nothing))
                : Optional.empty();
    }

    Optional<BookView> book(Symbol symbol, int levels) {
        BookView nothing = new BookView(symbol.name(), false, 0, List.of(), List.of(), "");
        return view(symbol, market -> book(market, levels), nothing);
    }

    private static BookView book(SymbolMarket market, int levels) {
        OrderBook book = market.book();
        return new BookView(
                market.symbol().name(),
                book.synchronised(),
                book.lastUpdateId(),
                side(book, Side.BUY, levels),
                side(book, Side.SELL, levels),
                market.lastDepthNanos() == 0 ? "" : UtcNanos.format(market.lastDepthNanos()));
    }

    private static List<List<String>> side(OrderBook book, Side side, int levels) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(levels, book.depth(side)); i++) {
            rows.add(List.of(FixedPoint.format(book.price(side, i)), FixedPoint.format(book.quantity(side, i))));
        }
        return rows;
    }

    Optional<List<CandleView>> candles(Symbol symbol, CandleInterval interval, int limit, long nowNanos) {
        return view(
                symbol,
                market -> market.candles().newest(interval, limit).stream()
                        .map(candle -> candle(candle, nowNanos))
                        .toList(),
                List.of());
    }

    private static CandleView candle(Candle candle, long nowNanos) {
        return new CandleView(
                UtcNanos.format(candle.openNanos()),
                UtcNanos.format(candle.closeNanos()),
                FixedPoint.format(candle.open()),
                FixedPoint.format(candle.high()),
                FixedPoint.format(candle.low()),
                FixedPoint.format(candle.close()),
                Money.plain(candle.volume()),
                Money.plain(candle.quoteVolume()),
                candle.trades(),
                Money.plain(candle.takerBuyVolume()),
                candle.closeNanos() <= nowNanos,
                candle.complete());
    }
}
