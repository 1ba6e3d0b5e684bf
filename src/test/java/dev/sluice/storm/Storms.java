package dev.sluice.storm;

import dev.sluice.pipeline.StormDesk;
import dev.sluice.pipeline.StormDesk.CrashPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Many storms, each on one thread, and what came of them. */
public final class Storms {
    /** Two symbols, money enough, and horizons that are short and still longer than the exchange lags. */
    private static final Map<String, String> CONFIGURATION = Map.ofEntries(
            Map.entry("sluice.symbols", "SOLUSDT,BTCUSDT"),
            Map.entry("sluice.paper.balances", "USDT:100000,BTC:0.5,SOL:50"),
            Map.entry("sluice.strategy.micro-price-momentum.enabled", "false"),
            Map.entry("sluice.risk.max-exposure-symbol", "20000"),
            Map.entry("sluice.risk.max-exposure-total", "50000"),
            Map.entry("sluice.risk.max-risk-per-trade-pct", "100"),
            Map.entry("sluice.execution.not-found-horizon", "90s"),
            Map.entry("sluice.execution.unknown-timeout", "4m"));

    /**
     * The other ways to deal with doubt: place again what is proven not to be there; ask a person soon. And a desk with
     * room for one submit at a time, where larger orders wait for a person who is often late.
     */
    private static final List<Map<String, String>> VARIANTS = List.of(
            Map.of(),
            Map.of("sluice.execution.resubmit", "after-evidence"),
            Map.of("sluice.execution.unknown-timeout", "30s"),
            Map.of(
                    "sluice.execution.max-in-flight",
                    "1",
                    "sluice.execution.max-attempts",
                    "2",
                    "sluice.approval.threshold",
                    "250",
                    "sluice.approval.ttl",
                    "8s"));

    private final List<StormDesk.Settings> settings = new ArrayList<>();

    /** @param sabotage what is wrong with every desk on purpose */
    public Storms(Sabotage sabotage) {
        for (Map<String, String> variant : VARIANTS) {
            Map<String, String> configuration = new HashMap<>(CONFIGURATION);
            configuration.putAll(variant);
            settings.add(new StormDesk.Settings(configuration, sabotage));
        }
    }

    private StormDesk.Settings settings(long seed) {
        return settings.get(Math.floorMod(seed, VARIANTS.size()));
    }

    /** Lives through the storm of one seed. */
    public Storm.Result of(long seed) {
        return Storm.of(seed, settings(seed));
    }

    /** A quiet day with one death: the process dies when it comes by that point for that time. */
    Storm.Result death(long seed, CrashPoint point, int passes) {
        return Storm.of(seed, settings(seed), new Storm.Death(point, passes));
    }

    /**
     * Lives through many.
     *
     * @param told hears each result, in the order of the seeds
     * @return what happened in all of them together
     */
    public Tally run(long from, int count, int threads, Consumer<Storm.Result> told) {
        Tally tally = new Tally();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Storm.Result>> running = new ArrayList<>();
            for (long seed = from; seed < from + count; seed++) {
                long own = seed;
                running.add(pool.submit(() -> of(own)));
            }
            for (Future<Storm.Result> each : running) {
                Storm.Result result = each.get();
                tally.add(result.tally());
                told.accept(result);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return tally;
    }
}
