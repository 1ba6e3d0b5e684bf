package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.util.Optional;

/**
 * Those who take, in one symbol: most at random, a little more often with the trend than against it; some because they
 * saw the price move, which makes it move on.
 */
final class Takers {
    static final AccountId ACCOUNT = new AccountId("takers");

    /** How far back the followers look: this many steps. */
    private static final int LOOKBACK_STEPS = 60;

    private static final double FOLLOW_BPS = 0.7;
    private static final double FOLLOW_PER_SECOND = 2.5;
    private static final double FOLLOW_USUAL = 0.5;
    private static final double WITH_TREND = 0.3;
    private static final double USUAL = 0.15;
    private static final double SIZE_SIGMA = 1.1;
    private static final double LARGEST_USUAL = 4;
    private static final double MARKET_SHARE = 0.6;
    private static final double COLLAR_BPS = 1.5;

    private final Symbol symbol;
    private final OrderSizes sizes;
    private final OrderEntry entry;
    private final Chance chance;
    private final double[] middles = new double[LOOKBACK_STEPS];
    private long steps;
    private long lastId;

    Takers(Instrument instrument, OrderEntry entry, Chance chance) {
        this.symbol = instrument.symbol();
        this.sizes = new OrderSizes(instrument);
        this.entry = entry;
        this.chance = chance;
    }

    void step(PriceProcess price, double seconds) {
        double movedBps = movedBps();
        if (chance.happens(price.phase().takersPerSecond * seconds)) {
            boolean buys = chance.happens(0.5 + WITH_TREND * price.trend());
            take(buys ? Side.BUY : Side.SELL, USUAL * chance.spread(SIZE_SIGMA));
        }
        boolean follow = StrictMath.abs(movedBps) >= FOLLOW_BPS;
        if (follow && chance.happens(FOLLOW_PER_SECOND * seconds)) {
            take(movedBps > 0 ? Side.BUY : Side.SELL, FOLLOW_USUAL * chance.spread(0.5));
        }
    }

    private void take(Side side, double usual) {
        Optional<Price> best = entry.best(symbol, side.opposite());
        double size = StrictMath.min(usual, LARGEST_USUAL);
        Optional<OrderTerms> terms = best.flatMap(price -> chance.happens(MARKET_SHARE)
                ? sizes.market(side, price, size)
                : sizes.limit(side, collar(side, price), size, TimeInForce.IOC));
        terms.ifPresent(order -> entry.place(ACCOUNT, new ClientOrderId("t" + ++lastId), order));
    }

    private long collar(Side side, Price best) {
        return sizes.onTick(best.movedByBps(side.sign() * COLLAR_BPS), side);
    }

    /** By how much the middle of the book moved over the lookback; 0 while that is not known. */
    private double movedBps() {
        Optional<Price> bid = entry.best(symbol, Side.BUY);
        Optional<Price> ask = entry.best(symbol, Side.SELL);
        int slot = (int) (steps++ % LOOKBACK_STEPS);
        double before = middles[slot];
        double now = bid.isPresent() && ask.isPresent()
                ? (bid.get().units() + (double) ask.get().units()) / 2
                : 0;
        middles[slot] = now;
        return before == 0 || now == 0 ? 0 : (now / before - 1) * 10_000;
    }
}
