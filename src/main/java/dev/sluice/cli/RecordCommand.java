package dev.sluice.cli;

import dev.sluice.feed.EventRecorder;
import dev.sluice.pipeline.Configuration;
import dev.sluice.pipeline.MarketRecording;
import dev.sluice.pipeline.MarketRecording.Progress;
import dev.sluice.pipeline.SluiceConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code record}: a venue's live market to files. */
@Command(
        name = "record",
        description = {
            "Records the live market of the symbols of sluice.symbols: trades, tickers and order books, without loss,",
            "until it is stopped (Ctrl-C). What it writes can be replayed and backtested. Needs no database.",
            "An existing file is gone on with."
        },
        mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
    private static final long TELL_SECONDS = 10;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to; .jsonl or .csv, and compressed if it ends in .gz or .zst.")
    private Path out = Path.of("");

    @Option(
            names = "--mode",
            paramLabel = "paper|testnet|demo|live",
            description = "Whose market (default: sluice.mode, where sim means paper: Binance's, without an account).")
    private @Nullable String mode;

    @Option(
            names = "--rotate-mb",
            paramLabel = "SIZE",
            defaultValue = "256",
            description = "Size on disk at which the next file begins (default: ${DEFAULT-VALUE}).")
    private long rotateMegabytes = 256;

    @Option(
            names = "--rotate-minutes",
            paramLabel = "TIME",
            defaultValue = "360",
            description = "Age at which the next file begins (default: ${DEFAULT-VALUE}).")
    private long rotateMinutes = 360;

    @Option(names = "--for-seconds", paramLabel = "TIME", description = "Stop by itself after this time.")
    private @Nullable Long seconds;

    @Override
    public Integer call() throws Exception {
        if (rotateMegabytes < 1 || rotateMinutes < 1 || seconds != null && seconds < 1) {
            throw new ParameterException(spec.commandLine(), "sizes and times must be 1 or more");
        }
        if (mode != null) {
            System.setProperty("sluice.mode", mode);
        }
        Configuration configuration = Settings.load(spec);
        CountDownLatch end = new CountDownLatch(1);
        try (StopSignal stop = new StopSignal()) {
            stop.onRequest(end::countDown);
            int code = record(configuration.desk(), end);
            stop.endWith(code);
            return code;
        }
    }

    private int record(SluiceConfig config, CountDownLatch end) throws InterruptedException {
        EventRecorder.Settings settings = new EventRecorder.Settings(
                out,
                rotateMegabytes * 1_000_000,
                Duration.ofMinutes(rotateMinutes).toNanos());
        try (MarketRecording recording = MarketRecording.begin(config, settings)) {
            if (recording.repairedBytes() > 0) {
                err().println("sluice: " + recording.repairedBytes() + " bytes at the end of " + out
                        + " were left broken by a crash and are cut off");
            }
            err().println("sluice: recording " + String.join(", ", config.symbols()) + " to " + out);
            recording.failed().thenRun(end::countDown);
            watch(recording, end);
            Throwable cause = recording.failed().getNow(null);
            if (cause != null) {
                throw new EnvironmentFailure("the recording had to end: " + OneLine.of(cause), cause);
            }
            return ExitCode.OK;
        } catch (IOException e) {
            throw new EnvironmentFailure("cannot write " + out + ": " + OneLine.of(e), e);
        } catch (IllegalStateException e) {
            throw new EnvironmentFailure(OneLine.of(e), e);
        }
    }

    private void watch(MarketRecording recording, CountDownLatch end) throws InterruptedException {
        long left = seconds == null ? Long.MAX_VALUE : seconds;
        boolean ended = false;
        while (!ended && left > 0) {
            long wait = Math.min(left, TELL_SECONDS);
            ended = end.await(wait, TimeUnit.SECONDS);
            left -= wait;
            tell(recording.progress());
        }
    }

    private void tell(Progress progress) {
        err().println(String.format(
                Locale.ROOT,
                "%,d events, %,.1f MB, %,d lost",
                progress.events(),
                progress.bytes() / 1e6,
                progress.lost()));
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
