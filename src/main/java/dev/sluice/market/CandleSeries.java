package dev.sluice.market;

import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.FixedPoint;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;

/**
 * The newest candles of one interval, from trades. Intervals without trades have none: a hole stays a hole.
 *
 * <p>A trade that comes late still enters its own candle, as long as that is kept; its open and close are then those of
 * the order in which trades came.
 */
final class CandleSeries {
    private final long intervalNanos;
    private final int limit;
    private final ArrayDeque<Growing> candles = new ArrayDeque<>();
    private long late;

    CandleSeries(long intervalNanos, int limit) {
        this.intervalNanos = intervalNanos;
        this.limit = limit;
    }

    void add(TradeTick trade) {
        long start = Math.floorDiv(trade.tradedNanos(), intervalNanos) * intervalNanos;
        Growing last = candles.peekLast();
        if (last == null || start > last.openNanos) {
            last = new Growing(start, trade.price());
            candles.addLast(last);
            if (candles.size() > limit) {
                candles.removeFirst();
            }
        } else if (start < last.openNanos) {
            late++;
            last = candles.stream()
                    .filter(candle -> candle.openNanos == start)
                    .findFirst()
                    .orElse(null);
            if (last == null) {
                return;
            }
        }
        last.add(trade.price(), trade.quantity());
    }

    /** Trades that came after a later interval had begun. */
    long late() {
        return late;
    }

    /** Oldest first. */
    Iterable<Candle> all() {
        return () -> candles.stream().map(Growing::candle).iterator();
    }

    /** The sum of price × quantity is kept in 128 bits, because it overflows 64 and a decimal per trade is slow. */
    private static final class Growing {
        private final long openNanos;
        private final long open;
        private long high;
        private long low;
        private long close;
        private long volume;
        private long quoteHigh;
        private long quoteLow;
        private long trades;

        Growing(long openNanos, long open) {
            this.openNanos = openNanos;
            this.open = open;
            this.high = open;
            this.low = open;
        }

        void add(long price, long quantity) {
            high = Math.max(high, price);
            low = Math.min(low, price);
            close = price;
            volume = Math.addExact(volume, quantity);
            long product = price * quantity;
            long sum = quoteLow + product;
            long carry = Long.compareUnsigned(sum, product) < 0 ? 1 : 0;
            quoteHigh = Math.addExact(quoteHigh, Math.multiplyHigh(price, quantity) + carry);
            quoteLow = sum;
            trades++;
        }

        Candle candle() {
            BigInteger quote = BigInteger.valueOf(quoteHigh).shiftLeft(64).add(unsigned(quoteLow));
            BigDecimal quoteVolume = new BigDecimal(quote, 2 * FixedPoint.SCALE);
            return new Candle(openNanos, open, high, low, close, volume, quoteVolume, trades);
        }

        private static BigInteger unsigned(long value) {
            return new BigInteger(Long.toUnsignedString(value));
        }
    }
}
