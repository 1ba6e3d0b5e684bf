package dev.sluice.indicator;

/** A turning point upwards or downwards. */
public enum SwingKind {
    HIGH,
    LOW;

    /** Where price comes from when it breaks this level: a break of a high is bullish. */
    public Direction brokenBy() {
        return this == HIGH ? Direction.BULLISH : Direction.BEARISH;
    }
}
