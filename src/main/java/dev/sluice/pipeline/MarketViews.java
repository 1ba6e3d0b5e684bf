package dev.sluice.pipeline;

import dev.sluice.feed.TradeTick;
import dev.sluice.market.Candle;
import dev.sluice.market.Footprint;
import dev.sluice.market.Markets;
import dev.sluice.market.OrderBook;
import dev.sluice.market.SymbolMarket;
import dev.sluice.market.Tape;
import dev.sluice.operator.BookView;
import dev.sluice.operator.CandleView;
import dev.sluice.operator.DeltaView;
import dev.sluice.operator.FootprintView;
import dev.sluice.operator.ImbalanceQuery;
import dev.sluice.operator.TapeView;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The market as people see it; empty for symbols not traded. On the desk's loop, because it reads live state. */
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
        BookView nothing = new BookView(symbol.name(), false, 0, List.of(), List.of(), "", null);
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
                market.lastDepthNanos() == 0 ? "" : UtcNanos.format(market.lastDepthNanos()),
                top(book, levels));
    }

    private static BookView.@Nullable Top top(OrderBook book, int levels) {
        return book.hasSaneTop()
                ? new BookView.Top(
                        price(book.middle()),
                        price(book.microPrice()),
                        number(book.spreadBps()),
                        number(book.imbalance(levels)))
                : null;
    }

    /** Of a price in units of 10⁻⁸. */
    private static String price(double units) {
        return Money.plain(new BigDecimal(units).movePointLeft(FixedPoint.SCALE).setScale(8, RoundingMode.HALF_EVEN));
    }

    private static String number(double value) {
        return Money.plain(new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN));
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

    Optional<TapeView> tape(Symbol symbol, int limit) {
        TapeView.FlowView none = new TapeView.FlowView(0, "0", "0", "0");
        return view(symbol, market -> tape(market, limit), new TapeView(symbol.name(), List.of(), none, none));
    }

    private static TapeView tape(SymbolMarket market, int limit) {
        Tape tape = market.tape();
        return new TapeView(
                market.symbol().name(),
                tape.newest(limit).stream().map(MarketViews::trade).toList(),
                flow(tape.windowSize(), taker -> FixedPoint.toDecimal(tape.windowVolume(taker))),
                flow(tape.count(), tape::volume));
    }

    private static TapeView.TradeView trade(TradeTick trade) {
        return new TapeView.TradeView(
                Long.toString(trade.tradeId()),
                FixedPoint.format(trade.price()),
                FixedPoint.format(trade.quantity()),
                trade.aggressor().name(),
                UtcNanos.format(trade.tradedNanos()));
    }

    private static TapeView.FlowView flow(long trades, Function<Aggressor, BigDecimal> volume) {
        return new TapeView.FlowView(
                trades,
                Money.plain(volume.apply(Aggressor.BUY)),
                Money.plain(volume.apply(Aggressor.SELL)),
                Money.plain(volume.apply(Aggressor.UNKNOWN)));
    }

    Optional<List<DeltaView>> delta(Symbol symbol, CandleInterval interval, int limit, long nowNanos) {
        return view(symbol, market -> FlowViews.delta(market, interval, limit, nowNanos), List.of());
    }

    Optional<List<FootprintView>> footprint(
            Symbol symbol, CandleInterval interval, int limit, ImbalanceQuery query, long nowNanos) {
        Footprint.Rule rule = new Footprint.Rule(query.ratio(), query.minimum(), query.stacked());
        return view(symbol, market -> FlowViews.footprints(market, interval, limit, rule, nowNanos), List.of());
    }
}
