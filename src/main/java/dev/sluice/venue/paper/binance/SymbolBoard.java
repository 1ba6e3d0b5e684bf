package dev.sluice.venue.paper.binance;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Instrument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the public knows of one symbol: its book, its last trades, and klines as far back as memory is given for. */
final class SymbolBoard {
    /** Trades and aggregate trades kept. */
    static final int TRADES_KEPT = 20_000;

    /** Two hours. */
    private static final int SECONDS_KEPT = 7_200;

    /** Eight days: the longest window of statistics and one more. */
    private static final int MINUTES_KEPT = 11_520;

    final Instrument instrument;
    /** How streams call the symbol. */
    final String streamName;

    final BookCopy book = new BookCopy();
    private final Deque<TradeTick> trades = new ArrayDeque<>();
    private final Deque<AggregateTrade> aggregates = new ArrayDeque<>();
    private final BarSeries seconds = new BarSeries(Interval.S1, SECONDS_KEPT);
    private final BarSeries minutes = new BarSeries(Interval.M1, MINUTES_KEPT);
    private @Nullable BookTicker top;
    private long events;

    SymbolBoard(Instrument instrument) {
        this.instrument = instrument;
        this.streamName = instrument.symbol().name().toLowerCase(Locale.ROOT);
    }

    /** Grows with everything that happens. */
    long events() {
        return events;
    }

    void on(DepthDiff diff) {
        events++;
        book.apply(diff);
    }

    void on(DepthSnapshot snapshot) {
        book.reset(snapshot);
    }

    void on(TradeTick trade) {
        events++;
        trades.addLast(trade);
        trim(trades);
        seconds.add(trade);
        minutes.add(trade);
        AggregateTrade last = aggregates.peekLast();
        if (last != null && last.takes(trade)) {
            aggregates.removeLast();
            aggregates.addLast(last.and(trade));
        } else {
            // Ids go on from those of an earlier life, because trade ids do.
            long id = last == null ? trade.tradeId() : last.id() + 1;
            aggregates.addLast(AggregateTrade.of(id, trade));
            trim(aggregates);
        }
    }

    private static void trim(Deque<?> kept) {
        if (kept.size() > TRADES_KEPT) {
            kept.removeFirst();
        }
    }

    void on(BookTicker now) {
        events++;
        top = now;
    }

    /** The best prices, once something was in the book. */
    Optional<BookTicker> top() {
        return Optional.ofNullable(top);
    }

    Optional<TradeTick> lastTrade() {
        return Optional.ofNullable(trades.peekLast());
    }

    /** Oldest first. */
    List<TradeTick> trades() {
        return List.copyOf(trades);
    }

    /** Oldest first. */
    List<AggregateTrade> aggregates() {
        return List.copyOf(aggregates);
    }

    /** Those from an id on, oldest first. */
    List<AggregateTrade> aggregatesFrom(long firstId) {
        List<AggregateTrade> newest = new ArrayList<>();
        Iterator<AggregateTrade> backwards = aggregates.descendingIterator();
        while (backwards.hasNext()) {
            AggregateTrade trade = backwards.next();
            if (trade.id() < firstId) {
                break;
            }
            newest.add(trade);
        }
        return newest.reversed();
    }

    Optional<AggregateTrade> lastAggregate() {
        return Optional.ofNullable(aggregates.peekLast());
    }

    /** From then on, as far back as whole minutes go. */
    Optional<Bar> since(long fromNanos) {
        return minutes.since(fromNanos);
    }

    /** The close before then. */
    Optional<Long> closeBefore(long beforeNanos) {
        return minutes.lastBefore(beforeNanos).map(Bar::close);
    }

    BarSeries series(Interval interval) {
        return interval == Interval.S1 ? seconds : minutes;
    }

    /** Average over five minutes, weighted by volume, as {@code rest-api.md}, "Current average price" announces it. */
    Optional<Bar> fiveMinutes(long nowNanos) {
        return minutes.since(nowNanos - TimeUnit.MINUTES.toNanos(5));
    }
}
