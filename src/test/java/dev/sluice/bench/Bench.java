package dev.sluice.bench;

import dev.sluice.cli.CrashRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * {@code ./sluice bench [NAME]... [--json FILE]}: measures and prints. Exit code 0 unless a benchmark did not run. With
 * {@code --storm} it is {@link StormRun}, with {@code --crash} {@link CrashRun}: exit code 0 unless an invariant was
 * violated.
 */
public final class Bench {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Bench() {}

    public static void main(String... arguments) throws Exception {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Logger.getLogger("").setLevel(Level.SEVERE);
        if (List.of(arguments).contains("--storm")) {
            storm(List.of(arguments));
            return;
        }
        if (List.of(arguments).contains("--crash")) {
            System.exit(CrashRun.run(System.out) ? 0 : FAILED);
        }
        List<String> names = new ArrayList<>();
        Optional<Path> json = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--json") && i + 1 < arguments.length) {
                json = Optional.of(Path.of(arguments[++i]));
            } else {
                names.add(arguments[i]);
            }
        }
        boolean failed;
        MarketData data = MarketData.find();
        try (BenchDatabase database = new BenchDatabase()) {
            Map<String, Benchmark> all = all(data, database);
            if (!all.keySet().containsAll(names)) {
                System.err.println("usage: sluice bench [--json FILE] [" + String.join("|", all.keySet()) + "]...");
                System.exit(USAGE);
            }
            Report report = new Report(System.out);
            report.head(data.description());
            all.values().stream()
                    .filter(one -> names.isEmpty() || names.contains(one.name()))
                    .forEach(one -> run(one, report));
            if (json.isPresent()) {
                report.write(json.get(), data.description());
            }
            failed = report.hasFailures();
        }
        // Mutiny's scheduler thread would keep the JVM alive.
        System.exit(failed ? FAILED : 0);
    }

    private static void storm(List<String> arguments) {
        Optional<StormRun.Seeds> seeds = StormRun.wanted(arguments);
        if (seeds.isEmpty()) {
            System.err.println("usage: sluice bench --storm SEEDS [--from N]");
            System.exit(USAGE);
        }
        System.exit(new StormRun(System.out).run(seeds.orElseThrow()) ? 0 : FAILED);
    }

    /** The core first: what runs before leaves its traces in the compiler's profiles. */
    private static Map<String, Benchmark> all(MarketData data, BenchDatabase database) {
        return List.of(
                        new DecisionBenchmark(data),
                        new TradesBenchmark(),
                        new DepthBenchmark(data),
                        new FilesBenchmark(),
                        new RecordedBookBenchmark(data),
                        new DecodeBenchmark(data),
                        new StreamBenchmark(data),
                        new OrderBenchmark(),
                        new ReadBenchmark(data),
                        new MatchingBenchmark(),
                        new JournalBenchmark(database),
                        new SagaBenchmark(database),
                        new BacktestBenchmark(data),
                        new ReplayBenchmark(data, database))
                .stream()
                .collect(Collectors.toMap(Benchmark::name, one -> one, (a, b) -> a, LinkedHashMap::new));
    }

    private static void run(Benchmark benchmark, Report report) {
        try {
            report.show(benchmark, benchmark.run());
        } catch (Exception e) {
            report.fail(benchmark.name(), e);
        }
    }
}
