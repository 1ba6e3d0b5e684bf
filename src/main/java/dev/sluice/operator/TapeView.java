package dev.sluice.operator;

import java.util.List;

/**
 * {@code GET /api/market/{symbol}/tape}.
 *
 * @param items the newest trades of the window, oldest first
 * @param window what traded within the last minute, at most 4,096 trades
 * @param total since the desk began to watch
 */
public record TapeView(String symbol, List<TradeView> items, FlowView window, FlowView total) {
    /**
     * A public trade.
     *
     * @param aggressor who took: BUY, SELL or UNKNOWN
     * @param at when the venue matched it, ISO-8601
     */
    public record TradeView(String id, String price, String quantity, String aggressor, String at) {}

    /** Base quantity by who took. */
    public record FlowView(long trades, String buyVolume, String sellVolume, String unknownVolume) {}
}
