package dev.sluice.cli;

import dev.sluice.feed.EventFiles;
import dev.sluice.feed.ReadOptions;
import dev.sluice.feed.UnreadableFileException;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a command reads files of market data. */
final class FileOptions {
    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,4})(s|m|h|d|w)");

    @Option(
            names = "--symbol",
            paramLabel = "NAME",
            description = "Of files that do not say it, neither in their rows nor by a name of Binance's form"
                    + " (default: the name's first word).")
    private @Nullable String symbol;

    @Option(
            names = "--interval",
            paramLabel = "LENGTH",
            description = "Of candles in files that do not say it, such as 1m, 4h or 1d (default: the shortest step).")
    private @Nullable String interval;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Leaves out what was before, such as 2024-01-31 or 2024-01-31T12:00:00Z.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Leaves out what is at or after this time.")
    private @Nullable String to;

    /** What the options say; nobody hears of defects yet. */
    ReadOptions options(CommandSpec spec) {
        try {
            return ReadOptions.ALL
                    .withSymbol(Optional.ofNullable(symbol).map(Symbol::new))
                    .withInterval(Optional.ofNullable(interval).map(FileOptions::length))
                    .withRange(
                            from == null ? Long.MIN_VALUE : nanos(from), to == null ? Long.MAX_VALUE : nanos(to));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Opens files; one of which it cannot be said what is in it ends the command. */
    static EventFiles open(List<Path> files, ReadOptions options) {
        try {
            return EventFiles.open(files, options);
        } catch (UnreadableFileException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new EnvironmentFailure("cannot read the files: " + OneLine.of(e), e);
        }
    }

    /** A pipe is as good as a file. */
    static void requireReadable(List<Path> files) {
        for (Path file : files) {
            if (Files.isDirectory(file) || !Files.isReadable(file)) {
                String why = Files.exists(file) ? "is not a readable file" : "does not exist";
                throw new EnvironmentFailure("recording " + file + " " + why, null);
            }
        }
    }

    private static Duration length(String text) {
        Matcher parts = INTERVAL.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
            throw new IllegalArgumentException("--interval must be such as 1m, 4h, 1d or 1w but is '" + text + "'");
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }

    private static long nanos(String text) {
        try {
            return UtcNanos.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "a time must be such as 2024-01-31 or 2024-01-31T12:00:00Z but is '" + text + "'", e);
        }
    }
}
