package dev.sluice.venue.binance;

import dev.sluice.feed.BookTicker;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * What of one symbol's streams is new, what was said before, and what is missing.
 *
 * <p>A hole is told of once: not when a lost connection or a message that could not be understood explains it. In any
 * case it makes the desk's book lose its sequence, so a snapshot is needed
 * ({@code web-socket-streams.md}, "How to manage a local order book correctly").
 *
 * <p>Ids decide what is new. Event times never decide, but of one connection they must agree with the ids: an event
 * that contradicts another cannot be told from it, so both are given up. Since one of them is delivered already, the
 * next diff is held back: a hole that every reader sees is safer than a book with half an update in it.
 */
final class SymbolSequence {
    private final Symbol symbol;
    private long lastUpdateId = -1;
    private long lastTradeId = -1;
    private long lastTickerId = -1;
    private long lastEventNanos;
    private @Nullable StreamConnection lastFrom;
    private boolean depthExcused;
    private boolean tradesExcused;
    private boolean holdBackNext;
    private long joinedFrom = -1;

    /** What to do with a message. */
    enum Verdict {
        DELIVER,
        /** New and in order, but the first after a hole or the very first. */
        DELIVER_FIRST,
        /** Said before. */
        REPEATED,
        /** Held back to make a hole visible. */
        HELD_BACK,
        /** In contradiction to what was said before. */
        CONTRADICTORY
    }

    SymbolSequence(Symbol symbol) {
        this.symbol = symbol;
    }

    Symbol symbol() {
        return symbol;
    }

    /**
     * The first update id from which on the delivered diffs have no hole; a book can only stand on a snapshot that is
     * not older. -1 while there is no diff.
     */
    long joinedFrom() {
        return joinedFrom;
    }

    /** Whatever is missing from here on has been told of. */
    void excuse() {
        depthExcused = true;
        tradesExcused = true;
    }

    /**
     * A depth message was dropped because it could not be understood. The next is held back: it may be the other half
     * of the same update.
     */
    void excuseDepth() {
        depthExcused = true;
        holdBackNext = true;
    }

    /** A trade was dropped because it could not be understood. */
    void excuseTrades() {
        tradesExcused = true;
    }

    /** The id that should have come instead, or -1 if nothing is missing; to be asked before the message is taken. */
    long missingBefore(DepthDiff diff) {
        boolean hole = lastUpdateId >= 0 && diff.firstUpdateId() > lastUpdateId + 1;
        return hole && !depthExcused ? lastUpdateId + 1 : -1;
    }

    /** The id that should have come instead, or -1 if nothing is missing; to be asked before the message is taken. */
    long missingBefore(TradeTick trade) {
        boolean hole = lastTradeId >= 0 && trade.tradeId() > lastTradeId + 1;
        return hole && !tradesExcused ? lastTradeId + 1 : -1;
    }

    Verdict take(DepthDiff diff, long eventNanos, StreamConnection from) {
        boolean sameConnection = from == lastFrom;
        if (diff.finalUpdateId() <= lastUpdateId) {
            boolean contradicts =
                    sameConnection && diff.finalUpdateId() == lastUpdateId && eventNanos != lastEventNanos;
            holdBackNext |= contradicts;
            return contradicts ? Verdict.CONTRADICTORY : Verdict.REPEATED;
        }
        if (sameConnection && eventNanos < lastEventNanos) {
            depthExcused = true;
            return Verdict.CONTRADICTORY;
        }
        boolean joins = joinedFrom >= 0 && diff.firstUpdateId() <= lastUpdateId + 1;
        lastUpdateId = diff.finalUpdateId();
        lastEventNanos = eventNanos;
        lastFrom = from;
        if (holdBackNext) {
            holdBackNext = false;
            joinedFrom = -1;
            return Verdict.HELD_BACK;
        }
        depthExcused = false;
        if (!joins) {
            joinedFrom = diff.firstUpdateId();
        }
        return joins ? Verdict.DELIVER : Verdict.DELIVER_FIRST;
    }

    Verdict take(TradeTick trade) {
        if (trade.tradeId() <= lastTradeId) {
            return Verdict.REPEATED;
        }
        lastTradeId = trade.tradeId();
        tradesExcused = false;
        return Verdict.DELIVER;
    }

    Verdict take(BookTicker ticker) {
        if (ticker.updateId() <= lastTickerId) {
            return Verdict.REPEATED;
        }
        lastTickerId = ticker.updateId();
        return Verdict.DELIVER;
    }
}
