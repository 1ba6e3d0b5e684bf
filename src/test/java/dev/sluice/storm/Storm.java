package dev.sluice.storm;

import static dev.sluice.storm.StormTime.MINUTE;
import static dev.sluice.storm.StormTime.SECOND;

import dev.sluice.journal.HashChain;
import dev.sluice.pipeline.StormDesk;
import dev.sluice.pipeline.StormDesk.CrashPoint;
import dev.sluice.vocabulary.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One storm: quiet, then everything goes wrong at once, then quiet until all is settled, then the reckoning. */
public final class Storm {
    private static final long CALM_NANOS = 6 * SECOND;
    private static final long LONGEST_CLEARING = 40 * MINUTE;

    final long seed;
    final StormTime time = new StormTime();
    final StormExchange exchange;
    final StormDesk desk;
    final StormUser user;
    final Tally tally = new Tally();
    final Map<Asset, BigDecimal> opening;
    final Meddler meddler;
    final Witness witness;
    private final List<String> trace = new ArrayList<>();
    private final StormMarket market;
    private final Weather weather;
    private final Foul foul;

    /**
     * What came of a storm.
     *
     * @param violations the invariants that did not hold, each with how; a failure of the storm itself is one, too
     * @param digest of everything that the journal and the exchange hold at the end
     * @param story what happened, for whoever looks for the cause
     */
    public record Result(long seed, List<String> violations, Tally tally, String digest, List<String> story) {}

    /** What makes it a storm. */
    interface Foul {
        /** Called when everything has begun. */
        void begin(Storm storm);

        /** How long it lasts. */
        long nanos();
    }

    /** Everything at once, drawn from the seed. */
    private enum Everything implements Foul {
        INSTANCE;

        @Override
        public void begin(Storm storm) {
            storm.weather.gather(nanos());
            if (storm.seed % 8 == 3) {
                storm.meddler.plan(nanos());
            } else if (storm.seed % 8 == 6) {
                storm.user.panicIn(nanos() / 2);
                storm.tally.count("panic");
            }
        }

        @Override
        public long nanos() {
            return 45 * SECOND;
        }
    }

    /** Nothing but one death. */
    record Death(CrashPoint point, int passes) implements Foul {
        @Override
        public void begin(Storm storm) {
            storm.desk.dieAt(point, passes);
        }

        @Override
        public long nanos() {
            return 15 * SECOND;
        }
    }

    private Storm(long seed, StormDesk.Settings settings, Foul foul) {
        this.seed = seed;
        this.foul = foul;
        SplittableRandom chance = new SplittableRandom(seed);
        this.opening = settings.balances();
        this.exchange = new StormExchange(time, settings.instruments(), opening, seed);
        Wire wire = new Wire(time, exchange.face(), chance.split());
        this.desk = new StormDesk(time, wire, chance.split(), settings);
        this.user = new StormUser(time, exchange, desk, chance.split());
        this.market = new StormMarket(time, exchange, chance.split());
        Weather.Place place = new Weather.Place(time, exchange, wire, desk);
        this.meddler = new Meddler(time, exchange, chance.split(), tally);
        this.witness = new Witness(exchange);
        desk.journal().listen(witness::hear);
        this.weather = new Weather(place, chance.split(), this::note, tally);
    }

    /** Lives through the storm of a seed. */
    public static Result of(long seed, StormDesk.Settings settings) {
        return of(seed, settings, Everything.INSTANCE);
    }

    static Result of(long seed, StormDesk.Settings settings, Foul foul) {
        Storm storm = new Storm(seed, settings, foul);
        try {
            storm.blow();
            List<String> violations = Invariants.violated(storm);
            Resolutions.count(storm);
            return storm.result(violations);
        } catch (RuntimeException | AssertionError e) {
            StringBuilder text = new StringBuilder("threw ").append(e);
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                StackTraceElement[] frames = cause.getStackTrace();
                for (int i = 0; i < Math.min(8, frames.length); i++) {
                    text.append("\n    at ").append(frames[i]);
                }
            }
            return storm.result(List.of(text.toString()));
        }
    }

    private void blow() {
        market.pace(SECOND);
        desk.start();
        time.pass(CALM_NANOS);
        user.begin();
        desk.countPasses();
        foul.begin(this);
        time.pass(foul.nanos());
        desk.spare();
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

    private Result result(List<String> violations) {
        String books = exchange.orders().toString() + exchange.balances();
        String digest = desk.journal().head().hash() + " " + HashChain.hash(HashChain.GENESIS, books);
        List<String> story = new ArrayList<>(trace);
        if (!violations.isEmpty()) {
            story.addAll(Story.of(this, violations.getFirst()));
        }
        return new Result(seed, violations, tally, digest, story);
    }
}
