package dev.sluice.market;

import java.math.BigDecimal;

/**
 * Who took in one bar of trades. Prices are in 10⁻⁸, volumes exact base quantities.
 *
 * @param startNanos of a bar of time, its interval's start; of any other, when its first trade was traded
 * @param endNanos of a bar of time, its interval's end, exclusive; of any other, when its last trade was traded
 * @param last price of the last trade
 * @param buy of takers who bought
 * @param sell of takers who sold
 * @param unknown of trades whose taker is unknown; in no delta
 * @param delta {@code buy − sell}
 * @param minDelta the least that delta was while the bar grew; 0 or less, for it begins at 0
 * @param maxDelta the most that it was; 0 or more
 * @param cumulativeDelta delta of this bar and all before it, those no longer kept included
 * @param step height of the footprint's levels
 * @param pointOfControl lower edge of the level with the most volume; of equal ones, the lowest
 * @param closed whether it has ended
 */
public record DeltaBar(
        long startNanos,
        long endNanos,
        long open,
        long high,
        long low,
        long last,
        BigDecimal buy,
        BigDecimal sell,
        BigDecimal unknown,
        BigDecimal delta,
        BigDecimal minDelta,
        BigDecimal maxDelta,
        BigDecimal cumulativeDelta,
        long step,
        long pointOfControl,
        long trades,
        boolean closed) {}
