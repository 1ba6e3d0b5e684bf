package dev.sluice.feed;

import dev.sluice.vocabulary.Symbol;

/** Something that the venue told everybody about one symbol. */
public sealed interface MarketEvent permits BookTicker, CandleClosed, DepthDiff, DepthSnapshot, TradeTick {
    Symbol symbol();

    /** When it reached this machine (or the recorder), UTC nanoseconds since the epoch; the desk's clock. */
    long receivedNanos();
}
