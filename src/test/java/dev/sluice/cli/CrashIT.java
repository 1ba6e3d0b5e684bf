package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Program.Result;
import dev.sluice.feed.SyntheticRecording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} in the middle of a replay: what was committed verifies, and the next start recovers by itself. */
class CrashIT {
    private static final long WAIT_SECONDS = 60;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 90})
    void leavesAJournalThatVerifies(int journaledLines) throws Exception {
        Path recording = directory.resolve("made-up.jsonl");
        new SyntheticRecording("BTCUSDT", 11).write(recording, 3_000);
        Program program = new Program(directory).eager();
        Path err = directory.resolve("killed.err");
        Process process =
                program.start(directory.resolve("killed.out"), err, "replay", recording.toString(), "--speed", "50");
        waitForProgress(process, err, journaledLines);

        process.destroyForcibly();
        assertThat(process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();

        Result verified = program.run("journal", "verify").exited(0);
        assertThat(Long.parseLong(verified.value("entries"))).isPositive();
        program.run("replay", recording.toString()).exited(0);
    }

    /** Progress is shown about once a second; how far the run is then differs, and that is the point. */
    private static void waitForProgress(Process process, Path err, int moreMillis) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!Files.exists(err) || !Files.readString(err).contains("events/s")) {
            assertThat(process.isAlive())
                    .as("the replay ended too early: %s", Files.readString(err))
                    .isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.MILLISECONDS.sleep(moreMillis);
    }
}
