package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.ReadOptions;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

class FileOptionsTest {
    @Command(name = "read")
    private static final class Reading implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private FileOptions options = new FileOptions();

        private ReadOptions read = ReadOptions.ALL;

        @Override
        public Integer call() {
            read = options.options(spec);
            return ExitCode.OK;
        }
    }

    @Test
    void readsSymbolLengthAndRange() {
        Reading reading = new Reading();

        int code = new CommandLine(reading)
                .execute(
                        "--symbol",
                        "GOOG",
                        "--interval",
                        "15m",
                        "--from",
                        "2024-01-31",
                        "--to",
                        "2024-02-01T12:00:00Z");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(reading.read.symbol()).contains(new Symbol("GOOG"));
        assertThat(reading.read.interval()).contains(Duration.ofMinutes(15));
        assertThat(reading.read.fromNanos()).isEqualTo(UtcNanos.parse("2024-01-31T00:00:00Z"));
        assertThat(reading.read.toNanos()).isEqualTo(UtcNanos.parse("2024-02-01T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "--symbol, goog, symbol must match",
        "--interval, 0m, must be such as 1m",
        "--interval, 15 minutes, must be such as 1m",
        "--from, yesterday, a time must be such as 2024-01-31",
        "--to, 9999-01-01, a time must be such as 2024-01-31"
    })
    void refusesAsWrongUsageWhatItDoesNotUnderstand(String option, String value, String reason) {
        StringWriter err = new StringWriter();

        int code = new CommandLine(new Reading()).setErr(new PrintWriter(err)).execute(option, value);

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(reason);
    }
}
