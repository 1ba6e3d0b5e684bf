package dev.sluice.venue.paper.binance;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeTick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The market streams: who listens to which, and what they say. Streams of names that mean nothing can be subscribed to,
 * as on Binance, and stay silent.
 */
final class StreamHub {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int[] PARTIAL_LEVELS = {5, 10, 20};

    private final TradingFloor floor;
    private final MarketBoard market;
    private final Map<String, Set<StreamSession>> listeners = new HashMap<>();
    private final Map<String, PacedStream> paced = new HashMap<>();
    private final Set<SymbolBoard> unfinished = new HashSet<>();

    StreamHub(TradingFloor floor, MarketBoard market) {
        this.floor = floor;
        this.market = market;
        market.listen(this::on);
        floor.at(floor.nowNanos() + SECOND_NANOS, this::tick);
    }

    void subscribe(String stream, StreamSession session) {
        listeners
                .computeIfAbsent(stream, name -> {
                    PacedStream.of(name, market).ifPresent(found -> paced.put(name, found));
                    return new LinkedHashSet<>();
                })
                .add(session);
    }

    void unsubscribe(String stream, StreamSession session) {
        Set<StreamSession> all = listeners.get(stream);
        if (all != null && all.remove(session) && all.isEmpty()) {
            listeners.remove(stream);
            paced.remove(stream);
        }
    }

    private void on(SymbolBoard symbol, MarketEvent event) {
        String name = symbol.streamName;
        switch (event) {
            case TradeTick trade -> {
                say(name + "@trade", () -> StreamTexts.trade(trade));
                finishAggregate(symbol);
            }
            case BookTicker top -> {
                say(name + "@bookTicker", () -> StreamTexts.bookTicker(top));
                say("!bookTicker", () -> StreamTexts.bookTicker(top));
            }
            case DepthDiff diff -> onDiff(symbol, diff);
            case DepthSnapshot snapshot -> {}
            case CandleClosed candle -> {}
        }
    }

    private void onDiff(SymbolBoard symbol, DepthDiff diff) {
        say(symbol.streamName + "@depth@100ms", () -> StreamTexts.depth(diff));
        for (int levels : PARTIAL_LEVELS) {
            say(symbol.streamName + "@depth" + levels + "@100ms", () -> symbol.book.json(levels));
        }
        paced.values().forEach(each -> each.on(symbol, diff));
    }

    /** The taker's next trade may belong to it; the exchange's turn must be over before it can be told. */
    private void finishAggregate(SymbolBoard symbol) {
        if (listeners.containsKey(symbol.streamName + "@aggTrade") && unfinished.add(symbol)) {
            long firstId = symbol.lastAggregate().map(AggregateTrade::id).orElse(0L);
            floor.at(floor.nowNanos(), () -> {
                unfinished.remove(symbol);
                symbol.aggregatesFrom(firstId)
                        .forEach(trade -> say(
                                symbol.streamName + "@aggTrade",
                                () -> StreamTexts.aggregate(symbol.instrument.symbol(), trade)));
            });
        }
    }

    private void tick() {
        long now = floor.nowNanos();
        new ArrayList<>(paced.entrySet())
                .forEach(each -> each.getValue().tick(now, payload -> say(each.getKey(), () -> payload)));
        floor.at(now - Math.floorMod(now, SECOND_NANOS) + SECOND_NANOS, this::tick);
    }

    private void say(String stream, Supplier<Object> payload) {
        Set<StreamSession> all = listeners.get(stream);
        if (all == null) {
            return;
        }
        Frame frame = new Frame(stream, payload.get());
        List.copyOf(all).forEach(session -> session.send(frame));
    }
}
