package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a market over the newest closed candles that are kept; prices as strings, times ISO-8601. Lists are
 * oldest first. The definitions are in docs/structure.md.
 *
 * @param candles that it is made of
 * @param trend {@code BULLISH} or {@code BEARISH}; absent before the first break
 * @param events the newest, in the order in which they became certain
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarketStructureView(
        String symbol,
        String interval,
        int candles,
        @Nullable String trend,
        List<SwingView> swings,
        List<ZoneView> orderBlocks,
        List<ZoneView> fairValueGaps,
        List<PoolView> liquidityPools,
        List<RangeView> sessions,
        List<RangeView> previous,
        List<EventView> events) {

    /** @param kind {@code HIGH} or {@code LOW} */
    public record SwingView(String kind, String time, String price) {}

    /** @param time when its candle opened */
    public record ZoneView(String direction, String time, String top, String bottom) {}

    /** @param kind {@code HIGH} or {@code LOW} */
    public record PoolView(String kind, String price, int swings) {}

    /** @param name a trading session, or {@code day}, {@code week}, {@code month} */
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
     * @param knownAt when it became certain: the close of the last candle that it needed
     * @param since when the candle, or the stretch of time, that it is about began
     * @param top upper end of what it is about; the price itself, if it is one
     * @param bottom lower end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventView(
            String kind, String knownAt, @Nullable String since, String top, String bottom) {}
}
