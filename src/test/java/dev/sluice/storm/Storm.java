package dev.sluice.storm;

import static dev.sluice.storm.StormTime.MINUTE;
import static dev.sluice.storm.StormTime.SECOND;

import dev.sluice.journal.HashChain;
import dev.sluice.pipeline.StormDesk;
import dev.sluice.vocabulary.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** One storm: quiet, then everything goes wrong at once, then quiet until all is settled, then the reckoning. */
public final class Storm {
    private static final long CALM_NANOS = 6 * SECOND;
    private static final long FOUL_NANOS = 45 * SECOND;
    private static final long LONGEST_CLEARING = 40 * MINUTE;

    final long seed;
    final StormTime time = new StormTime();
    final StormExchange exchange;
    final StormDesk desk;
    final StormUser user;
    final Tally tally = new Tally();
    final Map<Asset, BigDecimal> opening;
    final Meddler meddler;
    private final List<String> trace = new ArrayList<>();
    private final StormMarket market;
    private final Weather weather;

    /**
     * What came of a storm.
     *
     * @param violation the first invariant that did not hold, and how
     * @param digest of everything that the journal and the exchange hold at the end
     * @param story what happened, for whoever looks for the cause
     */
    public record Result(long seed, Optional<String> violation, Tally tally, String digest, List<String> story) {}

    private Storm(long seed, StormDesk.Settings settings) {
        this.seed = seed;
        SplittableRandom chance = new SplittableRandom(seed);
        this.opening = settings.balances();
        this.exchange = new StormExchange(time, settings.instruments(), opening, seed);
        Wire wire = new Wire(time, exchange.face(), chance.split());
        this.desk = new StormDesk(time, wire, chance.split(), settings);
        this.user = new StormUser(time, exchange, desk, chance.split());
        this.market = new StormMarket(time, exchange, chance.split());
        Weather.Place place = new Weather.Place(time, exchange, wire, desk);
        this.meddler = new Meddler(time, exchange, chance.split(), tally);
        this.weather = new Weather(place, chance.split(), this::note, tally);
    }

    /** Lives through the storm of a seed. */
    public static Result of(long seed, StormDesk.Settings settings) {
        Storm storm = new Storm(seed, settings);
        try {
            storm.blow();
            Optional<String> violation = Invariants.firstViolated(storm);
            Resolutions.count(storm);
            return storm.result(violation);
        } catch (RuntimeException | AssertionError e) {
            StringBuilder text = new StringBuilder("threw ").append(e);
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                StackTraceElement[] frames = cause.getStackTrace();
                for (int i = 0; i < Math.min(8, frames.length); i++) {
                    text.append("\n    at ").append(frames[i]);
                }
            }
            return storm.result(Optional.of(text.toString()));
        }
    }

    private void blow() {
        market.pace(SECOND);
        desk.start();
        time.pass(CALM_NANOS);
        user.begin();
        weather.gather(FOUL_NANOS);
        if (seed % 8 == 3) {
            meddler.plan(FOUL_NANOS);
        }
        time.pass(FOUL_NANOS);
        time.pass(CALM_NANOS);
        user.rest();
        market.pace(5 * SECOND);
        time.pass(2 * MINUTE);
        market.rest();
        long end = time.nowNanos() + LONGEST_CLEARING;
        time.pass(CALM_NANOS);
        while (time.nowNanos() < end && Agreement.missing(this).isPresent()) {
            time.pass(10 * SECOND);
        }
    }

    void note(String what) {
        trace.add(text(time.nowNanos()) + " " + what);
    }

    static String text(long nanos) {
        return String.format("%8.3f", (nanos - StormTime.BEGIN_NANOS) / 1e9);
    }

    private Result result(Optional<String> violation) {
        String books = exchange.orders().toString() + exchange.balances();
        String digest = desk.journal().head().hash() + " " + HashChain.hash(HashChain.GENESIS, books);
        List<String> story = new ArrayList<>(trace);
        if (violation.isPresent()) {
            story.addAll(Story.of(this, violation.get()));
        }
        return new Result(seed, violation, tally, digest, story);
    }
}
