package dev.sluice.cli;

import dev.sluice.feed.EventFiles;
import dev.sluice.feed.ReadOptions;
import dev.sluice.feed.RecordingDefect;
import dev.sluice.journal.postgres.EmbeddedDatabase;
import dev.sluice.journal.postgres.JournalWriter;
import dev.sluice.pipeline.Configuration;
import dev.sluice.pipeline.DeskFactory;
import dev.sluice.pipeline.ReplayProgress;
import dev.sluice.pipeline.ReplayRun;
import dev.sluice.pipeline.ReplaySetup;
import dev.sluice.pipeline.ReplaySummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: recorded market data through the whole service. */
@Command(
        name = "replay",
        description = {
            "Runs recorded market data through the whole desk: book, strategy, gates, paper exchange, journal.",
            "The journal goes to a throw-away database: 'replay' of the embedded PostgreSQL, or the one that",
            "QUARKUS_DATASOURCE_REACTIVE_URL names."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final int DEFECTS_SHOWN = 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Recordings, trades or candles, merged in the order of time; see docs/recordings.md.")
    private List<Path> files = List.of();

    @Option(
            names = "--speed",
            paramLabel = "FACTOR|max",
            defaultValue = "max",
            converter = Speed.Converter.class,
            description = "Times real time, such as 2.0; 'max' does not wait (default: ${DEFAULT-VALUE}).")
    private Speed speed = Speed.MAX;

    @Mixin
    private FileOptions reading = new FileOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the summary as JSON.")
    private @Nullable Path json;

    @Option(names = "--strict", description = "Exit 1 if a line was malformed.")
    private boolean strict;

    private long defects;
    private long told;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = Settings.load(spec);
        FileOptions.requireReadable(files);
        ReadOptions options = reading.options(spec).withDefects(this::report);
        Optional<JsonFile> result = Optional.ofNullable(json).map(JsonFile::open);
        try (StopSignal stop = new StopSignal();
                EventFiles recording = FileOptions.open(files, options)) {
            if (!hasEvent(recording)) {
                err().println("sluice: no usable event in "
                        + files.stream().map(Path::toString).collect(Collectors.joining(", ")));
                return ExitCode.FAILED;
            }
            tellBookless(recording);
            return runUnlessStopped(configuration, recording, result, stop);
        }
    }

    /** Asked before anything is started: a recording without events must not cost the last replay its journal. */
    private static boolean hasEvent(EventFiles recording) {
        try {
            return recording.hasNext();
        } catch (IOException e) {
            throw new EnvironmentFailure("cannot read the recording: " + OneLine.of(e), e);
        }
    }

    private void tellBookless(EventFiles recording) {
        if (!recording.haveBooks()) {
            err().println("sluice: no file has order books, without which the gates refuse every order (book_unsynced);"
                    + " trades and candles alone are for 'backtest'");
        }
    }

    /** A signal closes everything under the run at any moment; what then fails is the stop, not an error. */
    private int runUnlessStopped(
            Configuration configuration, EventFiles recording, Optional<JsonFile> result, StopSignal stop)
            throws Exception {
        Path dataDirectory = Path.of(configuration.desk().dataDir());
        try (Databases databases = Databases.open(System.getenv(), dataDirectory, EmbeddedDatabase.REPLAY)) {
            return DeskApplication.execute(
                    databases.address(), database -> replay(configuration, database, recording, result, stop));
        } catch (EnvironmentFailure e) {
            if (stop.isRequested()) {
                err().println("sluice: stopped before the end; the journal holds what this run had committed");
                return ExitCode.FAILED;
            }
            throw e;
        }
    }

    private int replay(
            Configuration configuration,
            OpenDatabase database,
            EventFiles recording,
            Optional<JsonFile> result,
            StopSignal stop) {
        database.attempt("make a new journal", () -> {
            database.journal().recreateForReplay();
            return true;
        });
        JournalWriter writer = database.writer();
        ReplaySetup setup = new DeskFactory(configuration.desk()).replay(configuration.effective(), speed.factor());
        ReplaySummary summary = database.attempt(
                "replay", () -> new ReplayRun(setup, writer).run(recording, this::show, stop::isRequested));
        database.attempt("finish the journal", () -> writer.close().await().indefinitely());
        if (summary.pace().events() > 0) {
            new SummaryText(summary).print(spec.commandLine().getOut());
            tellUntraded(configuration, summary);
            tellUnsynchronised(summary);
        }
        if (result.isPresent()) {
            result.get().write(SummaryJson.of(files, summary));
        }
        return exitCode(summary, stop);
    }

    private void tellUntraded(Configuration configuration, ReplaySummary summary) {
        Set<String> untraded = new TreeSet<>(summary.books().keySet());
        untraded.removeAll(configuration.desk().symbols());
        if (!untraded.isEmpty()) {
            err().println("sluice: not traded, because sluice.symbols lacks them: " + String.join(", ", untraded));
        }
    }

    private void tellUnsynchronised(ReplaySummary summary) {
        summary.books().forEach((symbol, isSynchronised) -> {
            if (!isSynchronised) {
                err().println("sluice: the book of " + symbol + " ended unsynchronised, for want of a snapshot that"
                        + " joins it; meanwhile nothing is decided for it, exits included");
            }
        });
    }

    private int exitCode(ReplaySummary summary, StopSignal stop) {
        if (stop.isRequested()) {
            err().println("sluice: stopped before the end of the recording");
            return ExitCode.FAILED;
        }
        return strict && defects > 0 ? ExitCode.FAILED : ExitCode.OK;
    }

    private void report(RecordingDefect defect) {
        told++;
        defects += defect.kind().isSkipped() ? 1 : 0;
        if (told <= DEFECTS_SHOWN) {
            err().println((defect.kind().isSkipped() ? "skipped " : "noted ") + defect);
        } else if (told == DEFECTS_SHOWN + 1) {
            err().println("further malformed lines are only counted");
        }
    }

    private void show(ReplayProgress progress) {
        err().println(SummaryText.progress(progress));
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
