package dev.sluice.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/market/{symbol}/structure}: what is certain after the last closed candle. Lists are oldest first.
 *
 * @param candles complete, closed candles that it stands on
 * @param trend direction of the last break, BULLISH or BEARISH; absent before the first
 * @param swings the newest high and low
 * @param orderBlocks that price has not gone through
 * @param fairValueGaps that price has not crossed
 * @param liquidityPools swings at one price that price has not gone beyond
 * @param sessions trading sessions that are on
 * @param previous the day, week and month before
 * @param events the newest things that became certain
 */
public record MarketStructureView(
        String symbol,
        String interval,
        long candles,
        @Nullable String trend,
        List<SwingView> swings,
        List<ZoneView> orderBlocks,
        List<ZoneView> fairValueGaps,
        List<PoolView> liquidityPools,
        List<RangeView> sessions,
        List<RangeView> previous,
        List<EventView> events) {
    /** @param kind HIGH or LOW */
    public record SwingView(String kind, String openTime, String price) {}

    /** An order block or a fair value gap. */
    public record ZoneView(String direction, String openTime, String top, String bottom) {}

    /** @param swings how many of them are at about that price */
    public record PoolView(String kind, String price, int swings) {}

    /** @param complete whether candles were seen from its beginning */
    public record RangeView(
            String name,
            String from,
            String to,
            String open,
            String high,
            String low,
            String close,
            boolean complete) {}

    /**
     * Something that became certain when a candle closed.
     *
     * @param kind such as {@code break-of-structure}
     * @param direction BULLISH or BEARISH, where it has one
     * @param top upper end of what it is about
     * @param bottom lower end, or the same
     */
    public record EventView(String kind, String knownAt, @Nullable String direction, String top, String bottom) {}
}
