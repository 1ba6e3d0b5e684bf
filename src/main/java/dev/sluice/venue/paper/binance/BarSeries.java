package dev.sluice.venue.paper.binance;

import dev.sluice.feed.TradeTick;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A symbol's bars of one length, those in which something traded, as far back as memory is given for. */
final class BarSeries {
    private final Interval interval;
    private final int most;
    private final Deque<Bar> bars = new ArrayDeque<>();

    BarSeries(Interval interval, int most) {
        this.interval = interval;
        this.most = most;
    }

    void add(TradeTick trade) {
        long start = interval.start(trade.tradedNanos(), 0);
        Bar last = bars.peekLast();
        if (last != null && last.startNanos() >= start) {
            bars.removeLast();
            bars.addLast(last.and(Bar.of(last.startNanos(), trade)));
        } else {
            bars.addLast(Bar.of(start, trade));
        }
        if (bars.size() > most) {
            bars.removeFirst();
        }
    }

    /** Everything that traded from then on, as one bar; empty if nothing did. */
    Optional<Bar> since(long fromNanos) {
        Optional<Bar> sum = Optional.empty();
        Iterator<Bar> backwards = bars.descendingIterator();
        while (backwards.hasNext()) {
            Bar bar = backwards.next();
            if (bar.startNanos() < fromNanos) {
                break;
            }
            sum = Optional.of(sum.map(later -> bar.and(later)).orElse(bar));
        }
        return sum;
    }

    /** The last bar before then, if something traded. */
    Optional<Bar> lastBefore(long beforeNanos) {
        Iterator<Bar> backwards = bars.descendingIterator();
        while (backwards.hasNext()) {
            Bar bar = backwards.next();
            if (bar.startNanos() < beforeNanos) {
                return Optional.of(bar);
            }
        }
        return Optional.empty();
    }

    /** The one that contains a moment; empty if nothing traded yet. */
    Optional<Bar> at(Interval length, long offsetNanos, long atNanos) {
        List<Bar> one = list(length, offsetNanos, atNanos, atNanos);
        return one.isEmpty() ? Optional.empty() : Optional.of(one.getFirst());
    }

    /**
     * All klines that open between two moments, both included, those without trades too, from the first trade known.
     *
     * @param length a multiple of this series' own
     */
    List<Bar> list(Interval length, long offsetNanos, long fromNanos, long toNanos) {
        List<Bar> klines = new ArrayList<>();
        Bar first = bars.peekFirst();
        if (first == null) {
            return klines;
        }
        long start = length.start(Math.max(fromNanos, first.startNanos()), offsetNanos);
        Bar current = Bar.empty(start, lastBefore(start).map(Bar::close).orElse(first.open()));
        long end = length.end(start, offsetNanos);
        for (Bar bar : bars) {
            if (bar.startNanos() < start) {
                continue;
            }
            while (bar.startNanos() >= end && end <= toNanos) {
                klines.add(current);
                current = Bar.empty(end, current.close());
                end = length.end(end, offsetNanos);
            }
            if (bar.startNanos() >= end) {
                break;
            }
            current = current.and(bar);
        }
        while (end <= toNanos) {
            klines.add(current);
            current = Bar.empty(end, current.close());
            end = length.end(end, offsetNanos);
        }
        if (current.startNanos() <= toNanos) {
            klines.add(current);
        }
        return klines;
    }
}
