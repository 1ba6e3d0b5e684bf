package dev.sluice.cli;

import dev.sluice.backtest.Backtest;
import dev.sluice.backtest.BacktestResult;
import dev.sluice.backtest.BacktestSettings;
import dev.sluice.backtest.Gating;
import dev.sluice.backtest.RunCounts;
import dev.sluice.backtest.report.PriceTrack;
import dev.sluice.feed.EventFiles;
import dev.sluice.feed.FileKind;
import dev.sluice.feed.ReadOptions;
import dev.sluice.feed.RecordingDefect;
import dev.sluice.feed.UnreadableFileException;
import dev.sluice.pipeline.Configuration;
import dev.sluice.pipeline.DeskFactory;
import dev.sluice.pipeline.DeskSetup;
import dev.sluice.pipeline.InstalledStrategies;
import dev.sluice.strategy.Inputs;
import dev.sluice.strategy.Strategy;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backtest}: strategies over recorded files, at full speed, without server or database. */
@Command(
        name = "backtest",
        description = {
            "Runs strategies over recorded candles, trades or books, and says what came of it.",
            "See docs/backtest.md for the fill models, the definitions and recipes.",
            "Exit codes: 0 ok, 1 no usable data or a strategy failed, 2 usage, 3 a file cannot be read."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BacktestCommand implements Callable<Integer> {
    private static final int DEFECTS_SHOWN = 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Files of one or several symbols, merged in the order of time; docs/recordings.md has the kinds.")
    private List<Path> files = List.of();

    @Mixin
    private StrategyOptions strategies = new StrategyOptions();

    @Mixin
    private BacktestOptions options = new BacktestOptions();

    @Option(
            names = "--symbol",
            paramLabel = "NAME",
            description = "Of files that do not say it (default: the file's name).")
    private @Nullable String symbol;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = LengthConverter.class,
            description = "Length of a file's candles, where its name does not say it.")
    private @Nullable Duration interval;

    @Option(
            names = "--gates",
            description = "Ask the desk's gates before every entry, with the limits that are configured (sluice.risk.*,"
                    + " sluice.rate.*), and let the desk size it.")
    private boolean gates;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write one page of HTML with charts and tables; it needs no network.")
    private @Nullable Path report;

    private long defects;

    @Override
    public Integer call() {
        Plan plan = plan();
        Optional<JsonFile> result = Optional.ofNullable(json).map(JsonFile::open);
        Optional<ReportFile> page = Optional.ofNullable(report).map(ReportFile::open);
        try (EventFiles source = EventFiles.open(files, plan.reading())) {
            BacktestSettings settings = options.settings(isSpot(source));
            if (gates) {
                settings = settings.with(gating(source.haveBooks()));
            }
            if (!source.hasNext()) {
                err().println("sluice: no usable event in "
                        + files.stream().map(Path::toString).collect(Collectors.joining(", ")));
                tellDefects();
                return ExitCode.FAILED;
            }
            long startNanos = System.nanoTime();
            PriceTrack prices = new PriceTrack(source);
            BacktestResult done = Backtest.run(settings, plan.strategies(), page.isPresent() ? prices : source);
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            tellDefects();
            tellIdle(plan.strategies(), done);
            new BacktestText(done).print(spec.commandLine().getOut());
            result.ifPresent(file -> file.write(BacktestJson.of(files, source.counts(), done, seconds)));
            page.ifPresent(
                    file -> file.write(done, BacktestJson.of(done), source.files(), strategies.parameters(), prices));
            return ExitCode.OK;
        } catch (UnreadableFileException e) {
            err().println("sluice: " + OneLine.of(e));
            return ExitCode.FAILED;
        } catch (IOException e) {
            throw new EnvironmentFailure("cannot read the files: " + OneLine.of(e), e);
        }
    }

    /** The desk's limits and venue rules, as they are configured. */
    private Gating gating(boolean booked) {
        Configuration configuration = Settings.load(spec);
        DeskSetup desk = new DeskFactory(configuration.desk())
                .replay(configuration.effective(), Double.POSITIVE_INFINITY)
                .desk();
        return new Gating(desk.limits(), desk.policies().gates(), desk.instruments(), desk.dedupNanos(), booked);
    }

    /** What can be known before any file is opened. */
    private record Plan(ReadOptions reading, List<Strategy> strategies) {}

    private Plan plan() {
        try {
            options.settings(false);
            ReadOptions reading = ReadOptions.ALL
                    .withSymbol(Optional.ofNullable(symbol).map(Symbol::new))
                    .withInterval(Optional.ofNullable(interval))
                    .withRange(options.fromNanos(), options.toNanos())
                    .withDefects(this::report);
            FileOptions.requireReadable(files);
            return new Plan(reading, strategies.create(InstalledStrategies.catalogue()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), OneLine.of(e));
        }
    }

    /** A table of candles may be of anything; all other kinds are a spot exchange's. */
    static boolean isSpot(EventFiles source) {
        return source.files().stream().anyMatch(file -> file.kind() != FileKind.CANDLE_TABLE);
    }

    private void report(RecordingDefect defect) {
        defects++;
        if (defects <= DEFECTS_SHOWN) {
            err().println("sluice: " + defect);
        }
    }

    /** What did nothing for want of what it decides on must not look like a strategy without ideas. */
    private void tellIdle(List<Strategy> strategies, BacktestResult done) {
        RunCounts counts = done.counts();
        boolean ticks = counts.events() > counts.candles();
        for (Strategy strategy : strategies) {
            Inputs inputs = strategy.inputs();
            if (!inputs.events()
                    && counts.candles() == 0
                    && done.settings().candles().isEmpty()) {
                err().println("sluice: " + strategy.name()
                        + " decides on candles, and there was none; --candles 1m makes some of trades");
            } else if (!inputs.candles() && !ticks) {
                err().println("sluice: " + strategy.name() + " decides on trades and books, and there was none");
            }
        }
        if (counts.refusals().containsKey("book_unsynchronised")) {
            err().println("sluice: a book ended unsynchronised, for want of a snapshot that joins it");
        }
    }

    private void tellDefects() {
        if (defects > DEFECTS_SHOWN) {
            err().println("sluice: and " + (defects - DEFECTS_SHOWN) + " more such lines");
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
