package dev.sluice.feed;

/** Watches the trade ids of one symbol: each is the one before plus one. */
public final class TradeSequencer {
    private long lastTradeId = -1;
    private long gaps;
    private long missing;
    private long repeated;

    /** Whether the trade is new; a repeated or older one is counted and must not be booked again. */
    public boolean accept(long tradeId) {
        if (tradeId <= lastTradeId) {
            repeated++;
            return false;
        }
        if (lastTradeId >= 0 && tradeId > lastTradeId + 1) {
            gaps++;
            missing += tradeId - lastTradeId - 1;
        }
        lastTradeId = tradeId;
        return true;
    }

    /** Holes in the ids. */
    public long gaps() {
        return gaps;
    }

    /** Trades inside those holes. */
    public long missing() {
        return missing;
    }

    public long repeated() {
        return repeated;
    }
}
