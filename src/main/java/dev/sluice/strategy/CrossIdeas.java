package dev.sluice.strategy;

import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a crossing of two averages makes a strategy want: out of what it holds, and into the new direction. */
final class CrossIdeas {
    private static final double BPS_PER_PCT = 100;

    private final String strategy;
    private final CrossParameters parameters;
    private final String above;
    private final String below;

    CrossIdeas(String strategy, CrossParameters parameters) {
        this.strategy = strategy;
        this.parameters = parameters;
        this.above = why("above");
        this.below = why("below");
    }

    /** @param side BUY when the fast average has come above the slow one */
    List<Idea> onCross(Side side, CandleClosed candle, Holding holding) {
        List<Idea> ideas = new ArrayList<>(2);
        String why = side == Side.BUY ? above : below;
        long now = candle.receivedNanos();
        if (!holding.isFlat()) {
            ideas.add(new Idea.Exit(strategy, candle.symbol(), why, now));
        }
        if (side == Side.BUY || parameters.direction() == Direction.LONG_SHORT) {
            Price close = Price.ofUnits(candle.close());
            ideas.add(new Idea.Enter(
                    strategy,
                    candle.symbol(),
                    side,
                    close.movedByBps(side.sign() * parameters.collarBps()),
                    stop(side, close),
                    1,
                    why,
                    now));
        }
        return ideas;
    }

    private String why(String where) {
        return "the average of " + parameters.fast() + " candles crossed " + where + " that of " + parameters.slow();
    }

    private Optional<Price> stop(Side side, Price close) {
        return parameters.stopPct() > 0
                ? Optional.of(close.movedByBps(-side.sign() * parameters.stopPct() * BPS_PER_PCT))
                : Optional.empty();
    }
}
