package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/market/{symbol}/book}.
 *
 * @param synchronised whether the book can be believed; {@code synchronized} on the wire, which is no Java name
 * @param bids best first, each {@code [price, quantity]}
 * @param at when its last message came, ISO-8601; empty before the first
 * @param top absent unless both sides have a price
 */
public record BookView(
        String symbol,
        @JsonProperty("synchronized") boolean synchronised,
        long lastUpdateId,
        List<List<String>> bids,
        List<List<String>> asks,
        String at,
        @Nullable Top top) {
    /**
     * Measures of the best prices.
     *
     * @param middle of best bid and best ask, with at most 8 decimals like the next
     * @param microPrice the middle weighted by the opposite quantities
     * @param spreadBps best ask less best bid, in basis points of the middle
     * @param imbalance (bids − asks) / (bids + asks) over the levels shown, from −1 to 1
     */
    public record Top(String middle, String microPrice, String spreadBps, String imbalance) {}
}
