package dev.sluice.strategy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import java.util.Optional;

/** A position with a stop, a target and a longest time, left at the close of a candle; prices are in 10⁻⁸. */
final class BracketTrade {
    private final Side side;
    private final long stop;
    private final long target;
    private int candles;

    /** How an entry is made: its distances, and how much worse than the close it may trade. */
    record Terms(double stopBps, double targetRatio, double collarBps) {}

    private BracketTrade(Side side, long stop, long target) {
        this.side = side;
        this.stop = stop;
        this.target = target;
    }

    /** One that an earlier process, or somebody else, opened: it has no levels of its own. */
    static BracketTrade found(Side side) {
        return new BracketTrade(side, side == Side.BUY ? Long.MIN_VALUE : Long.MAX_VALUE, targetless(side));
    }

    private static long targetless(Side side) {
        return side == Side.BUY ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /** The one that an entry opens. */
    static BracketTrade of(Idea.Enter enter) {
        return new BracketTrade(
                enter.side(),
                enter.stop().orElseThrow().units(),
                enter.target().map(Price::units).orElse(targetless(enter.side())));
    }

    /**
     * An entry at a candle's close.
     *
     * @param wrong the price beyond which it is proven wrong, before the distance of the terms
     */
    static Idea.Enter enter(String strategy, Side side, CandleClosed candle, long wrong, Terms terms, String why) {
        Price close = Price.ofUnits(candle.close());
        Price stop = Price.ofUnits(wrong).movedByBps(-side.sign() * terms.stopBps());
        double distance = (double) (close.units() - stop.units()) * terms.targetRatio();
        return new Idea.Enter(
                strategy,
                candle.symbol(),
                side,
                close.movedByBps(side.sign() * terms.collarBps()),
                Optional.of(stop),
                Optional.of(Price.ofUnits(Math.max(1, close.units() + Math.round(distance)))),
                1,
                why,
                candle.receivedNanos());
    }

    Side side() {
        return side;
    }

    /** Another candle closed; why the position is left, if it is. */
    Optional<String> over(long close, int longest) {
        candles++;
        if (side == Side.BUY ? close >= target : close <= target) {
            return Optional.of("target reached");
        }
        if (side == Side.BUY ? close <= stop : close >= stop) {
            return Optional.of("stop reached");
        }
        return candles >= longest ? Optional.of("holding time is over") : Optional.empty();
    }
}
