package dev.sluice.strategy;

/**
 * Parameters of {@link SmaCross} and {@link EmaCross}.
 *
 * @param fast candles of the faster average; less than {@code slow}
 * @param slow candles of the slower average
 * @param direction which positions it opens
 * @param stopPct distance at which an entry counts as wrong, by which it is sized; 0 none, and then nothing can be
 *     sized by risk. It leaves at the next cross and not there
 * @param collarBps how much worse than the candle's close an entry may trade
 */
public record CrossParameters(
        @Range(from = "1", to = "4999") int fast,
        @Range(from = "2", to = "5000") int slow,
        Direction direction,
        @Range(from = "0", to = "90") double stopPct,
        @Range(from = "0", to = "1000") double collarBps) {
    static final CrossParameters DEFAULT = new CrossParameters(10, 30, Direction.LONG_SHORT, 5, 20);

    public CrossParameters {
        if (fast >= slow) {
            throw new IllegalArgumentException("fast: must be less than slow, " + slow + ", but is " + fast);
        }
    }
}
