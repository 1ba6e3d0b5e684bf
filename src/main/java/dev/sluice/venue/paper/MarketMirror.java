package dev.sluice.venue.paper;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSequencer;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.PriceLevels;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries one symbol's market, recorded or live, into the exchange. */
final class MarketMirror implements DepthSequencer.Book {
    private final RecordedLiquidity liquidity;
    private final Consumer<List<ExchangeEvent>> listener;
    private final DepthSequencer sequencer = new DepthSequencer();
    private long nowNanos;
    private long filledUnits;

    /** @param listener hears what came of it, call by call */
    MarketMirror(RecordedLiquidity liquidity, Consumer<List<ExchangeEvent>> listener) {
        this.liquidity = liquidity;
        this.listener = listener;
    }

    void on(MarketEvent event) {
        nowNanos = event.receivedNanos();
        switch (event) {
            case DepthDiff diff -> sequencer.onDiff(diff, this);
            case DepthSnapshot snapshot -> sequencer.onSnapshot(snapshot, this);
            case TradeTick trade -> onTrade(trade);
            case BookTicker top -> onTop(top);
            case CandleClosed _ -> {
                // made of trades that came before
            }
        }
    }

    /** How much of the trade given last was not traded with accounts of the exchange, if anything. */
    Optional<Quantity> untold(TradeTick trade) {
        long units = trade.quantity() - filledUnits;
        return units > 0 ? Optional.of(Quantity.ofUnits(units)) : Optional.empty();
    }

    /** Of a trade whose taker is unknown and cannot be inferred, nothing is known that an order could be filled by. */
    private void onTrade(TradeTick trade) {
        Price price = Price.ofUnits(trade.price());
        Optional<Side> taker = trade.aggressor().side().or(() -> liquidity.takerAt(price));
        filledUnits = 0;
        if (taker.isEmpty()) {
            return;
        }
        List<ExchangeEvent> events =
                liquidity.onTrade(taker.orElseThrow(), price, Quantity.ofUnits(trade.quantity()), nowNanos);
        for (ExchangeEvent event : events) {
            if (event instanceof ExchangeEvent.OrderFilled filled) {
                filledUnits += filled.fill().quantity().units();
            }
        }
        listener.accept(events);
    }

    /** A top with an empty side says nothing about better prices there; the next depth message does. */
    private void onTop(BookTicker top) {
        if (top.hasBothSides()) {
            listener.accept(
                    liquidity.onTop(top.bidPrice(), top.bidQuantity(), top.askPrice(), top.askQuantity(), nowNanos));
        }
    }

    @Override
    public void reset(DepthSnapshot snapshot) {
        liquidity.clear();
        set(Side.BUY, snapshot.bids());
        set(Side.SELL, snapshot.asks());
        listener.accept(liquidity.endOfUpdate(nowNanos));
    }

    @Override
    public void apply(DepthDiff diff) {
        set(Side.BUY, diff.bids());
        set(Side.SELL, diff.asks());
        listener.accept(liquidity.endOfUpdate(nowNanos));
    }

    @Override
    public void discard() {
        liquidity.clear();
    }

    private void set(Side side, PriceLevels levels) {
        for (int i = 0; i < levels.size(); i++) {
            listener.accept(liquidity.setLevel(side, levels.price(i), levels.quantity(i), nowNanos));
        }
    }
}
