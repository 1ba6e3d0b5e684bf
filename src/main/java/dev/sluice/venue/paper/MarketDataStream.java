package dev.sluice.venue.paper;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.PriceLevels;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One symbol's public market data, as a client of Binance's combined streams sees it: trades and a changed top of book
 * at once, changed levels from time to time, all under ids that grow by one with each change of the book.
 */
final class MarketDataStream {
    private final Symbol symbol;
    private final PaperExchange exchange;
    private final Consumer<MarketEvent> consumer;
    private Map<Long, Long> bids = Map.of();
    private Map<Long, Long> asks = Map.of();
    private @Nullable BookTicker top;
    private long updateId;
    private long publishedId;

    /** @param firstUpdateId more than any that was used before for this symbol */
    MarketDataStream(Symbol symbol, PaperExchange exchange, long firstUpdateId, Consumer<MarketEvent> consumer) {
        this.symbol = symbol;
        this.exchange = exchange;
        this.consumer = consumer;
        this.updateId = firstUpdateId;
        this.publishedId = firstUpdateId;
    }

    /**
     * A trade, as one of its sides was told of it.
     *
     * @param takerSide which side took
     */
    void onTrade(Fill fill, Side takerSide) {
        consumer.accept(new TradeTick(
                symbol,
                fill.atNanos(),
                Long.parseLong(fill.tradeId()),
                fill.price().units(),
                fill.quantity().units(),
                takerSide,
                fill.atNanos()));
    }

    /** A trade of others than accounts of this exchange. */
    void onTrade(TradeTick tick) {
        consumer.accept(tick);
    }

    /** The book may have changed. */
    void onChange(long nowNanos) {
        updateId++;
        BookTicker now = ticker(nowNanos);
        if (top == null || !sameTop(top, now)) {
            top = now;
            consumer.accept(now);
        }
    }

    /**
     * The whole book. Its update id lies within the next diff, so that whoever buffered diffs before asking can join
     * them, as {@code web-socket-streams.md}, "How to manage a local order book correctly", says.
     */
    DepthSnapshot snapshot(long nowNanos) {
        if (updateId == publishedId) {
            updateId++;
        }
        Depth depth = exchange.depth(symbol, Integer.MAX_VALUE);
        return new DepthSnapshot(
                symbol, nowNanos, updateId, levels(byPrice(depth.bids())), levels(byPrice(depth.asks())));
    }

    /** Publishes the levels that changed since the last time, if any. */
    void flush(long nowNanos) {
        if (updateId == publishedId) {
            return;
        }
        Depth depth = exchange.depth(symbol, Integer.MAX_VALUE);
        Map<Long, Long> newBids = byPrice(depth.bids());
        Map<Long, Long> newAsks = byPrice(depth.asks());
        PriceLevels changedBids = changed(bids, newBids);
        PriceLevels changedAsks = changed(asks, newAsks);
        if (changedBids.size() + changedAsks.size() == 0) {
            return;
        }
        long first = publishedId + 1;
        bids = newBids;
        asks = newAsks;
        publishedId = updateId;
        consumer.accept(new DepthDiff(symbol, nowNanos, first, updateId, changedBids, changedAsks));
    }

    private BookTicker ticker(long nowNanos) {
        Depth best = exchange.depth(symbol, 1);
        return new BookTicker(
                symbol,
                nowNanos,
                updateId,
                price(best.bids()),
                quantity(best.bids()),
                price(best.asks()),
                quantity(best.asks()));
    }

    private static boolean sameTop(BookTicker one, BookTicker other) {
        return one.bidPrice() == other.bidPrice()
                && one.bidQuantity() == other.bidQuantity()
                && one.askPrice() == other.askPrice()
                && one.askQuantity() == other.askQuantity();
    }

    private static long price(List<Depth.Level> best) {
        return best.isEmpty() ? 0 : best.getFirst().price().units();
    }

    private static long quantity(List<Depth.Level> best) {
        return best.isEmpty() ? 0 : best.getFirst().quantity().units();
    }

    private static Map<Long, Long> byPrice(List<Depth.Level> levels) {
        Map<Long, Long> byPrice = LinkedHashMap.newLinkedHashMap(levels.size());
        levels.forEach(
                level -> byPrice.put(level.price().units(), level.quantity().units()));
        return byPrice;
    }

    private static PriceLevels levels(Map<Long, Long> side) {
        PriceLevels.Builder levels = new PriceLevels.Builder();
        side.forEach(levels::add);
        return levels.build();
    }

    private static PriceLevels changed(Map<Long, Long> before, Map<Long, Long> now) {
        PriceLevels.Builder changed = new PriceLevels.Builder();
        now.forEach((price, quantity) -> {
            if (!quantity.equals(before.get(price))) {
                changed.add(price, quantity);
            }
        });
        List<Long> gone = new ArrayList<>(before.keySet());
        gone.removeIf(now::containsKey);
        gone.forEach(price -> changed.add(price, 0));
        return changed.build();
    }
}
