package dev.sluice.venue.paper;

import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;

/**
 * The fair price of one symbol that everybody in the simulated market feels and nobody is told.
 *
 * <p>Its logarithm drifts by a trend that itself comes and goes within seconds, shakes by chance, gives a little way to
 * those who take, and is drawn back to where the market once began, within days, so that it stays positive and near for
 * ever: with the numbers of {@link MarketPhase}, within about a fifth. Phases change by chance (a Markov chain).
 */
final class PriceProcess {
    private static final double BPS = 1e-4;
    private static final double TREND_SECONDS = 5;
    private static final double HOME_SECONDS = 3 * 86_400;
    private static final double UNIT = FixedPoint.ONE;

    private final Symbol symbol;
    private final double home;
    private final Chance chance;
    private double log;
    private double trendBps;
    private MarketPhase phase;

    /** @param home where the price is drawn to */
    PriceProcess(MarketState start, Price home, Chance chance) {
        this.symbol = start.symbol();
        this.home = log(home);
        this.chance = chance;
        this.log = log(start.fair());
        this.trendBps = start.trendBps();
        this.phase = start.phase();
    }

    void advance(double seconds) {
        if (chance.happens(seconds / phase.meanSeconds)) {
            phase = next();
        }
        double keep = StrictMath.exp(-seconds / TREND_SECONDS);
        trendBps = trendBps * keep + phase.trendBps * StrictMath.sqrt(1 - keep * keep) * chance.normal();
        double noiseBps = phase.noiseBps * StrictMath.sqrt(seconds) * chance.normal();
        log += (trendBps * seconds + noiseBps) * BPS - (log - home) * seconds / HOME_SECONDS;
    }

    /** Somebody took: a positive number lifts the price. */
    void push(double bps) {
        log += bps * BPS;
    }

    /** In 10⁻⁸. */
    double units() {
        return StrictMath.exp(log) * UNIT;
    }

    MarketPhase phase() {
        return phase;
    }

    /** From −1 (falls as fast as it may) to 1. */
    double trend() {
        return StrictMath.tanh(trendBps / MarketPhase.NORMAL.trendBps);
    }

    MarketState state() {
        return new MarketState(symbol, Price.ofUnits(Math.max(1, (long) units())), trendBps, phase);
    }

    private MarketPhase next() {
        return switch (phase) {
            case QUIET -> chance.happens(0.9) ? MarketPhase.NORMAL : MarketPhase.WILD;
            case NORMAL -> chance.happens(0.65) ? MarketPhase.QUIET : MarketPhase.WILD;
            case WILD -> chance.happens(0.9) ? MarketPhase.NORMAL : MarketPhase.QUIET;
        };
    }

    private static double log(Price price) {
        return StrictMath.log(price.units() / UNIT);
    }
}
