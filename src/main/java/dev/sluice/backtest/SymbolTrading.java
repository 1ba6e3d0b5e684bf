package dev.sluice.backtest;

import dev.sluice.execution.OrderTrigger;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.MarketEvent;
import dev.sluice.market.Markets;
import dev.sluice.market.OrderBook;
import dev.sluice.market.SymbolMarket;
import dev.sluice.strategy.Holding;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a run knows of one symbol: its market, what is held, and what is on its way. */
final class SymbolTrading {
    private final Symbol symbol;
    private final Consumer<SimulatedOrder> ended;
    private @Nullable SymbolMarket market;
    private final List<SimulatedOrder> orders = new ArrayList<>();
    private final List<Lot> lots = new ArrayList<>();
    private @Nullable CandleClosed lastCandle;
    private @Nullable CandleClosed previousCandle;
    private boolean depthSeen;
    private long position;
    private long mark;
    private long firstMark;
    private int candles;
    private boolean ticks;
    private @Nullable TickCandles tickCandles;
    private Holding holding = Holding.FLAT;

    /** @param ended hears of every order that has come to its end */
    SymbolTrading(Symbol symbol, Consumer<SimulatedOrder> ended) {
        this.symbol = symbol;
        this.ended = ended;
    }

    Symbol symbol() {
        return symbol;
    }

    /** Known once anything was folded. */
    SymbolMarket market() {
        return Objects.requireNonNull(market);
    }

    /** Makes the event part of the market; false if it brought nothing new. */
    boolean fold(MarketEvent event, Markets markets) {
        boolean isNew = markets.on(event).isPresent();
        if (market == null) {
            market = markets.of(symbol).orElseThrow();
        }
        return isNew;
    }

    /** In the order in which they were sent. */
    List<SimulatedOrder> orders() {
        return orders;
    }

    /** The oldest first. */
    List<Lot> lots() {
        return lots;
    }

    boolean isIdle() {
        return position == 0 && orders.isEmpty();
    }

    void sawDepth() {
        depthSeen = true;
    }

    /** Whether its book was told of and cannot be believed. */
    boolean lacksItsBook() {
        return depthSeen && !market().book().synchronised();
    }

    /** Whether its trades or book are known, so that its candles say nothing new of prices. */
    boolean hasTicks() {
        return ticks;
    }

    void ticked() {
        ticks = true;
    }

    /** Signed, in 10⁻⁸. */
    long position() {
        return position;
    }

    /** Last known price in 10⁻⁸; 0 before the first. */
    long mark() {
        return mark;
    }

    void mark(long price) {
        mark = price;
    }

    /** From here on buying and waiting is compared. */
    void startHolding() {
        if (firstMark == 0) {
            firstMark = mark;
        }
    }

    /** What buying and waiting would have brought, in percent; 0 before it started. */
    double holdPct() {
        return firstMark == 0 ? 0 : ((double) mark / firstMark - 1) * 100;
    }

    /** The position's value at the mark; negative for a short one. */
    double valueRatio() {
        return (double) position * mark * 1e-16;
    }

    @Nullable CandleClosed lastCandle() {
        return lastCandle;
    }

    /** The one before the last. */
    @Nullable CandleClosed previousCandle() {
        return previousCandle;
    }

    /** Candles so far. */
    int candles() {
        return candles;
    }

    /** Whether it is later than all before; then it counts. */
    boolean accepts(CandleClosed candle) {
        CandleClosed last = lastCandle;
        if (last != null && candle.openNanos() <= last.openNanos()) {
            return false;
        }
        previousCandle = last;
        lastCandle = candle;
        candles++;
        return true;
    }

    /** The candles that end with this event of a trade or book. */
    List<CandleClosed> candlesOf(MarketEvent event, Optional<CandleInterval> interval) {
        if (interval.isEmpty()) {
            return List.of();
        }
        TickCandles known = tickCandles;
        if (known == null) {
            known = new TickCandles(symbol, interval.get(), event.receivedNanos());
            tickCandles = known;
        }
        List<CandleClosed> closed = known.on(event, market());
        candles += closed.size();
        return closed;
    }

    /** The middle of a book that can be believed, else the last trade. */
    void markBy(long tradePrice) {
        OrderBook book = market().book();
        if (book.synchronised() && book.hasSaneTop()) {
            long bid = book.price(Side.BUY, 0);
            mark = bid + (book.price(Side.SELL, 0) - bid) / 2;
        } else if (tradePrice > 0) {
            mark = tradePrice;
        }
    }

    Holding holding() {
        return holding;
    }

    void moved(long signedUnits) {
        position = Math.addExact(position, signedUnits);
    }

    /** To be called when position or orders have changed. */
    void refresh() {
        for (SimulatedOrder order : orders) {
            if (order.isOpen() && order.isClosing() && position == 0) {
                order.on(OrderTrigger.CANCELED);
            }
        }
        orders.removeIf(order -> {
            if (!order.isOpen()) {
                ended.accept(order);
            }
            return !order.isOpen();
        });
        boolean busy = !orders.isEmpty();
        holding = position == 0 && !busy
                ? Holding.FLAT
                : new Holding(position < 0 ? Side.SELL : Side.BUY, Quantity.ofUnits(Math.abs(position)), busy);
    }

    boolean isClosing() {
        for (SimulatedOrder order : orders) {
            if (order.isClosing() && order.isOpen()) {
                return true;
            }
        }
        return false;
    }
}
