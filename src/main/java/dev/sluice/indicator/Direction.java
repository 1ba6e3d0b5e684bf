package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;

/** Which way the market leans. */
public enum Direction {
    BULLISH(1),
    BEARISH(-1);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    /** 1 or −1, as tables of market structure have it. */
    public int sign() {
        return sign;
    }

    public Direction opposite() {
        return this == BULLISH ? BEARISH : BULLISH;
    }

    /** A price as it looks when the market of this direction rises: a bearish one is turned upside down. */
    long facing(long price) {
        return sign * price;
    }

    /** The candle's high, {@link #facing}. */
    long high(CandleClosed candle) {
        return this == BULLISH ? candle.high() : -candle.low();
    }

    /** The candle's low, {@link #facing}. */
    long low(CandleClosed candle) {
        return this == BULLISH ? candle.low() : -candle.high();
    }

    /** The candle's close, {@link #facing}. */
    long close(CandleClosed candle) {
        return sign * candle.close();
    }
}
