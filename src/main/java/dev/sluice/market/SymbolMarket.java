package dev.sluice.market;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSequencer;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeSequencer;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Optional;

/** Everything known about one symbol's market. */
public final class SymbolMarket {
    private final Symbol symbol;
    private final OrderBook book = new OrderBook();
    private final Tape tape = new Tape();
    private final Candles candles = new Candles();
    private final List<DeltaBars> flow;
    private final TickerCheck tickerCheck = new TickerCheck();
    private final DepthSequencer depth = new DepthSequencer();
    private final TradeSequencer trades = new TradeSequencer();
    private long tradeGaps;
    private long lastDepthNanos;
    private long lastReceivedNanos;

    SymbolMarket(Symbol symbol, FlowRules flow) {
        this.symbol = symbol;
        this.flow = flow.bars().stream().map(rule -> new DeltaBars(rule, flow)).toList();
    }

    public Symbol symbol() {
        return symbol;
    }

    public OrderBook book() {
        return book;
    }

    public Tape tape() {
        return tape;
    }

    public Candles candles() {
        return candles;
    }

    /** Delta bars and footprints, one series for each configured rule. */
    public List<DeltaBars> flow() {
        return flow;
    }

    /** The series whose bars are of that rule, or can be put together to be. */
    public Optional<DeltaBars> flow(BarRule rule) {
        return flow.stream()
                .filter(series -> series.rule().equals(rule)
                        || rule instanceof BarRule.Time(CandleInterval longer) && series.fill(longer))
                .findFirst();
    }

    public TickerCheck tickerCheck() {
        return tickerCheck;
    }

    /** The depth stream's counters; whether a snapshot is wanted. */
    public DepthSequencer depthSequence() {
        return depth;
    }

    /** The trade stream's counters. */
    public TradeSequencer tradeSequence() {
        return trades;
    }

    /** Holes in the depth and trade streams so far. */
    public long gaps() {
        return depth.gaps() + trades.gaps();
    }

    /** When the last depth message came, UTC nanoseconds; 0 before the first. */
    public long lastDepthNanos() {
        return lastDepthNanos;
    }

    /** When the last message of any kind came, UTC nanoseconds; 0 before the first. */
    public long lastReceivedNanos() {
        return lastReceivedNanos;
    }

    /** The price at which a taker of this side would trade first; empty while the book cannot be believed. */
    public Optional<Price> takerPrice(Side taker) {
        return book.synchronised() && book.hasSaneTop()
                ? Optional.of(Price.ofUnits(book.price(taker.opposite(), 0)))
                : Optional.empty();
    }

    /**
     * What one unit is worth now: the middle of the book, else the last trade or given candle's close, whichever is the
     * newer; empty if none is known.
     */
    public Optional<Price> mark() {
        if (book.synchronised() && book.hasSaneTop()) {
            long bid = book.price(Side.BUY, 0);
            return Optional.of(Price.ofUnits(bid + (book.price(Side.SELL, 0) - bid) / 2));
        }
        Optional<TradeTick> trade = tape.last();
        Optional<CandleClosed> candle = candles.lastGiven();
        boolean isTrade = candle.isEmpty()
                || trade.isPresent()
                        && trade.get().receivedNanos() >= candle.get().receivedNanos();
        return isTrade
                ? trade.map(last -> Price.ofUnits(last.price()))
                : candle.map(last -> Price.ofUnits(last.close()));
    }

    /** Folds one event in; false if it brought nothing new (a repeated trade or depth message). */
    boolean on(MarketEvent event) {
        lastReceivedNanos = event.receivedNanos();
        if (event instanceof CandleClosed candle) {
            return candles.add(candle); // by the million in a backtest, where the switch would cost as much
        }
        switch (event) {
            case DepthDiff diff -> {
                if (!depth.onDiff(diff, book.fold())) {
                    return false;
                }
                lastDepthNanos = diff.receivedNanos();
                tickerCheck.onBook(book);
            }
            case DepthSnapshot snapshot -> {
                depth.onSnapshot(snapshot, book.fold());
                tickerCheck.onBook(book);
            }
            case TradeTick trade -> {
                if (!trades.accept(trade.tradeId())) {
                    return false;
                }
                noteLoss(trade);
                tape.add(trade);
                candles.add(trade);
                for (int i = 0; i < flow.size(); i++) {
                    flow.get(i).add(trade);
                }
            }
            case BookTicker ticker -> tickerCheck.onTicker(ticker, book);
            case CandleClosed _ -> throw new AssertionError("was folded before");
        }
        return true;
    }

    private void noteLoss(TradeTick trade) {
        if (trades.gaps() != tradeGaps) {
            tradeGaps = trades.gaps();
            candles.onLoss(trade.tradedNanos());
        }
    }
}
