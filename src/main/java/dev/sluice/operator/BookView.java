package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * {@code GET /api/market/{symbol}/book}.
 *
 * @param synchronised whether the book can be believed; {@code synchronized} on the wire, which is no Java name
 * @param bids best first, each {@code [price, quantity]}
 * @param at when its last message came, ISO-8601; empty before the first
 */
public record BookView(
        String symbol,
        @JsonProperty("synchronized") boolean synchronised,
        long lastUpdateId,
        List<List<String>> bids,
        List<List<String>> asks,
        String at) {}
