package dev.sluice.indicator;

import dev.sluice.feed.CandleClosed;

/**
 * The candle that has just closed.
 *
 * @param number counted from 0
 */
record Moment(long number, CandleClosed candle) {
    /** When it became known. */
    long nanos() {
        return candle.closeNanos();
    }
}
