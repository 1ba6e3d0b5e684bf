package dev.sluice.cli;

import dev.sluice.backtest.BacktestSettings;
import dev.sluice.backtest.Folds;
import dev.sluice.backtest.Folds.Fold;
import dev.sluice.backtest.ParameterGrid;
import dev.sluice.backtest.Period;
import dev.sluice.backtest.RecordedEvents;
import dev.sluice.backtest.Sweep;
import dev.sluice.backtest.SweepMetric;
import dev.sluice.feed.EventFiles;
import dev.sluice.feed.ReadOptions;
import dev.sluice.pipeline.InstalledStrategies;
import dev.sluice.strategy.StrategyCatalogue;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sweep}: one backtest for each combination of parameters, on all cores. */
@Command(
        name = "sweep",
        description = {
            "Runs a backtest for every combination of parameters and ranks them.",
            "A parameter is a value, a list '20,50,100' or a range '5..50:5'. Combinations that a strategy refuses,",
            "such as fast >= slow, are counted and left out. See docs/sweep.md.",
            "Exit codes: 0 ok, 1 no usable data or a strategy failed, 2 usage, 3 a file cannot be read."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SweepCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "As of 'backtest'; read once, kept in memory.")
    private List<Path> files = List.of();

    @Mixin
    private StrategyOptions strategies = new StrategyOptions();

    @Mixin
    private BacktestOptions options = new BacktestOptions();

    @Option(names = "--symbol", paramLabel = "NAME", description = "Of files that do not say it.")
    private @Nullable String symbol;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = LengthConverter.class,
            description = "Length of a file's candles, where its name does not say it.")
    private @Nullable Duration interval;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            defaultValue = "sharpe",
            converter = SweepMetricConverter.class,
            description = "What is ranked by: sharpe, sortino, calmar, return, cagr, drawdown, win-rate, profit-factor,"
                    + " expectancy or sqn (default: ${DEFAULT-VALUE}).")
    private SweepMetric metric = SweepMetric.SHARPE;

    @Option(
            names = "--top",
            paramLabel = "NUMBER",
            defaultValue = "20",
            description = "Lines of the table (default: ${DEFAULT-VALUE}).")
    private int top = 20;

    @Option(names = "--threads", paramLabel = "NUMBER", description = "How many (default: one for each core).")
    private @Nullable Integer threads;

    @Option(
            names = "--out-of-sample",
            paramLabel = "PCT",
            converter = PercentConverter.class,
            description = "Hold the last part of the time back, such as '30%%', and show what the ranking was worth.")
    private @Nullable Double outOfSamplePct;

    @Option(
            names = "--walk-forward",
            paramLabel = "train=TIME,test=TIME",
            converter = WalkForward.Converter.class,
            description = "Choose on each training, test on the time behind it, and go on by the test's length.")
    private @Nullable WalkForward walkForward;

    @Option(names = "--resume", paramLabel = "FILE", description = "Keep results there, and go on with those.")
    private @Nullable Path resume;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all results as JSON.")
    private @Nullable Path json;

    private long defects;
    private int refused;
    private String whyRefused = "";

    @Override
    public Integer call() throws Exception {
        StrategyCatalogue catalogue = InstalledStrategies.catalogue();
        List<Map<String, String>> combinations = combinations(catalogue);
        Optional<JsonFile> result = Optional.ofNullable(json).map(JsonFile::open);
        ReadOptions reading = ReadOptions.ALL
                .withSymbol(Optional.ofNullable(symbol).map(Symbol::new))
                .withInterval(Optional.ofNullable(interval))
                .withRange(options.fromNanos(), options.toNanos())
                .withDefects(defect -> defects++);
        try (EventFiles source = EventFiles.open(files, reading)) {
            BacktestSettings settings = options.settings(BacktestCommand.isSpot(source));
            RecordedEvents events = RecordedEvents.read(source);
            if (events.size() == 0) {
                err().println("sluice: no usable event");
                return ExitCode.FAILED;
            }
            if (defects > 0) {
                err().println("sluice: " + defects + " rows were left out or are worth a word; 'backtest' names them");
            }
            List<Fold> folds = folds(events);
            Sweep.Plan plan = new Sweep.Plan(
                    events,
                    settings,
                    combination -> strategies.create(catalogue, combination),
                    combinations,
                    stretches(folds, events),
                    metric);
            Sweep sweep = new Sweep(plan);
            run(sweep, plan, reading);
            SweepReport report = new SweepReport(sweep, plan, strategies.names(), folds, refused, top);
            report.print(spec.commandLine().getOut());
            result.ifPresent(file -> file.write(report.json(files)));
            return ExitCode.OK;
        } catch (IOException e) {
            throw new EnvironmentFailure("cannot read: " + OneLine.of(e), e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), OneLine.of(e), e);
        }
    }

    private List<Map<String, String>> combinations(StrategyCatalogue catalogue) {
        try {
            if (outOfSamplePct != null && walkForward != null) {
                throw new IllegalArgumentException("choose --out-of-sample or --walk-forward");
            }
            if (top < 1 || threads != null && threads < 1) {
                throw new IllegalArgumentException("--top and --threads must be 1 or more");
            }
            options.settings(false);
            strategies.names().forEach(catalogue::require);
            List<Map<String, String>> possible = new ArrayList<>();
            for (Map<String, String> each :
                    ParameterGrid.parse(strategies.parameters()).combinations()) {
                if (isPossible(catalogue, each)) {
                    possible.add(each);
                }
            }
            if (possible.isEmpty()) {
                throw new IllegalArgumentException("no combination is possible: " + whyRefused);
            }
            return possible;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), OneLine.of(e), e);
        }
    }

    private boolean isPossible(StrategyCatalogue catalogue, Map<String, String> combination) {
        try {
            strategies.create(catalogue, combination);
            return true;
        } catch (IllegalArgumentException e) {
            whyRefused = refused++ == 0 ? OneLine.of(e) : whyRefused;
            return false;
        }
    }

    private List<Fold> folds(RecordedEvents events) {
        if (walkForward != null) {
            return Folds.walkForward(
                    events.firstNanos(),
                    events.lastNanos(),
                    walkForward.train().toNanos(),
                    walkForward.test().toNanos());
        }
        return outOfSamplePct == null
                ? List.of()
                : List.of(Folds.outOfSample(events.firstNanos(), events.lastNanos(), outOfSamplePct));
    }

    /** Training and test in turn; without folds, all of the time. */
    private static List<Period> stretches(List<Fold> folds, RecordedEvents events) {
        List<Period> stretches = new ArrayList<>();
        folds.forEach(fold -> {
            stretches.add(fold.train());
            stretches.add(fold.test());
        });
        return stretches.isEmpty() ? List.of(new Period(events.firstNanos(), events.lastNanos() + 1)) : stretches;
    }

    private void run(Sweep sweep, Sweep.Plan plan, ReadOptions reading) throws IOException, InterruptedException {
        int cores = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (resume == null) {
            try (SweepProgress progress = new SweepProgress(err(), plan.runs(), 0)) {
                sweep.run(cores, (stretch, combination, score) -> progress.step());
            }
            return;
        }
        String subject = SweepSubject.of(files, reading, plan, strategies.names());
        try (SweepFile kept = SweepFile.open(resume, subject)) {
            int done = restore(sweep, plan, kept);
            try (SweepProgress progress = new SweepProgress(err(), plan.runs(), done)) {
                sweep.run(cores, (stretch, combination, score) -> {
                    kept.append(
                            plan.stretches().get(stretch), plan.combinations().get(combination), score);
                    progress.step();
                });
            }
        }
    }

    private int restore(Sweep sweep, Sweep.Plan plan, SweepFile kept) {
        int done = 0;
        for (int stretch = 0; stretch < plan.stretches().size(); stretch++) {
            for (int i = 0; i < plan.combinations().size(); i++) {
                int place = i;
                int at = stretch;
                done += kept.find(
                                plan.stretches().get(stretch),
                                plan.combinations().get(i))
                        .map(score -> {
                            sweep.restore(at, place, score);
                            return 1;
                        })
                        .orElse(0);
            }
        }
        if (done > 0) {
            err().println("sluice: going on with " + done + " results");
        }
        return done;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
