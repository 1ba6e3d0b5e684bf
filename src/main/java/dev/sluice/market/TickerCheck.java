package dev.sluice.market;

import dev.sluice.feed.BookTicker;
import dev.sluice.vocabulary.Side;
import java.util.ArrayDeque;

/**
 * Holds the order book to an independent witness: the book ticker of the same update id must show the same top.
 *
 * <p>Tickers arrive before the diff that carries their update, so they are held until the book reaches their id; a
 * ticker whose id the book jumps over cannot be checked and is dropped.
 */
public final class TickerCheck {
    private static final int HELD_LIMIT = 4_096;

    private final ArrayDeque<BookTicker> held = new ArrayDeque<>();
    private long checked;
    private long matched;
    private boolean lastMatched = true;

    TickerCheck() {}

    /** Tickers whose update id the book has stood at. */
    public long checked() {
        return checked;
    }

    /** Those that showed exactly the book's best prices and quantities. */
    public long matched() {
        return matched;
    }

    /** False from a mismatch until the next match: the book cannot be right. */
    public boolean lastMatched() {
        return lastMatched;
    }

    void onTicker(BookTicker ticker, OrderBook book) {
        if (held.size() == HELD_LIMIT) {
            held.removeFirst();
        }
        held.addLast(ticker);
        onBook(book);
    }

    void onBook(OrderBook book) {
        if (!book.synchronised()) {
            return;
        }
        while (!held.isEmpty() && held.getFirst().updateId() <= book.lastUpdateId()) {
            BookTicker ticker = held.removeFirst();
            if (ticker.updateId() == book.lastUpdateId()) {
                checked++;
                lastMatched = matches(ticker, book);
                matched += lastMatched ? 1 : 0;
            }
        }
    }

    private static boolean matches(BookTicker ticker, OrderBook book) {
        return ticker.bidPrice() == book.price(Side.BUY, 0)
                && ticker.bidQuantity() == book.quantity(Side.BUY, 0)
                && ticker.askPrice() == book.price(Side.SELL, 0)
                && ticker.askQuantity() == book.quantity(Side.SELL, 0);
    }
}
