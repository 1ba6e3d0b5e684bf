package dev.sluice.indicator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The structure as it is known after a candle. Lists are oldest first.
 *
 * @param candles that were seen
 * @param trend direction of the last break; null before the first
 * @param swings the newest high and low; fewer at the beginning
 * @param blocks order blocks that price has not gone through
 * @param gaps fair value gaps that price has not crossed
 * @param pools swings at one price that price has not gone beyond
 * @param sessions trading sessions that are on
 * @param previous the day, week and month before
 */
public record StructureView(
        long candles,
        @Nullable Direction trend,
        List<Swing> swings,
        List<OrderBlock> blocks,
        List<FairValueGap> gaps,
        List<LiquidityPool> pools,
        List<PriceRange> sessions,
        List<PriceRange> previous) {}
