package dev.sluice.operator;

/**
 * Who took in one bar of trades; volumes in base asset.
 *
 * @param closeTime end of the interval, exclusive
 * @param delta bought less sold by takers; trades whose taker is unknown are in no delta
 * @param cumulativeDelta of this bar and all before it
 * @param pointOfControl lower edge of the level, {@code step} high, with the most volume
 * @param closed whether the interval is over
 */
public record DeltaView(
        String openTime,
        String closeTime,
        String open,
        String high,
        String low,
        String last,
        String buyVolume,
        String sellVolume,
        String unknownVolume,
        String delta,
        String minDelta,
        String maxDelta,
        String cumulativeDelta,
        String pointOfControl,
        String step,
        long trades,
        boolean closed) {}
