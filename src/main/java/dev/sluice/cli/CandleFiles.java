package dev.sluice.cli;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.EventFiles;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.ReadOptions;
import dev.sluice.feed.RecordingDefect;
import dev.sluice.feed.UnreadableFileException;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** The candles of one symbol, from files of which they are all or a part. */
final class CandleFiles {
    private static final int DEFECTS_SHOWN = 20;
    private static final Pattern WORD = Pattern.compile("[A-Z0-9]{1,20}");

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Files with candles of one symbol, merged in the order of time.")
    private List<Path> files = List.of();

    @Option(
            names = "--symbol",
            paramLabel = "NAME",
            description = "Of several symbols, the one that is wanted; of a file that says none, its name.")
    private @Nullable String symbol;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = Length.class,
            description = "Length of a file's candles such as 15m, 1h or 1d, where nothing in it says it.")
    private @Nullable Duration interval;

    private long defects;

    /** Whether any file was named. */
    boolean isEmpty() {
        return files.isEmpty();
    }

    List<String> names() {
        return files.stream().map(Path::toString).toList();
    }

    /**
     * All candles, oldest first; 1 or more.
     *
     * @throws EnvironmentFailure if a file cannot be read
     */
    Optional<List<CandleClosed>> read() {
        if (files.isEmpty()) {
            throw new ParameterException(command.commandLine(), "Missing required parameter: 'FILE'");
        }
        requireReadable();
        try (EventFiles source = EventFiles.open(files, options())) {
            List<CandleClosed> candles = candles(source);
            if (defects > DEFECTS_SHOWN) {
                err().println("sluice: and " + (defects - DEFECTS_SHOWN) + " more such lines");
            }
            if (candles.isEmpty()) {
                err().println("sluice: no candle in " + String.join(", ", names()));
                return Optional.empty();
            }
            return Optional.of(candles);
        } catch (IOException e) {
            throw new EnvironmentFailure(
                    e instanceof UnreadableFileException ? OneLine.of(e) : "cannot read: " + OneLine.of(e), e);
        }
    }

    private List<CandleClosed> candles(EventFiles source) throws IOException {
        List<CandleClosed> candles = new ArrayList<>();
        for (MarketEvent event = source.next(); event != null; event = source.next()) {
            if (event instanceof CandleClosed candle && isWanted(candle)) {
                if (!candles.isEmpty() && !candles.getFirst().symbol().equals(candle.symbol())) {
                    throw new ParameterException(
                            command.commandLine(),
                            "candles of " + candles.getFirst().symbol() + " and of " + candle.symbol()
                                    + "; name one with --symbol");
                }
                candles.add(candle);
            }
        }
        return candles;
    }

    private boolean isWanted(CandleClosed candle) {
        return symbol == null || candle.symbol().equals(new Symbol(symbol));
    }

    private void requireReadable() {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                String why = Files.exists(file) ? "is no readable file" : "does not exist";
                throw new EnvironmentFailure(file + " " + why, null);
            }
        }
    }

    /** Here the symbol is but a name, so that a file that says none is called after itself. */
    private Symbol fallback() {
        String name = String.valueOf(files.getFirst().getFileName()).toUpperCase(Locale.ROOT);
        Matcher word = WORD.matcher(name);
        return new Symbol(word.find() ? word.group() : "UNNAMED");
    }

    private ReadOptions options() {
        try {
            return ReadOptions.ALL
                    .withSymbol(Optional.of(symbol == null ? fallback() : new Symbol(symbol)))
                    .withInterval(Optional.ofNullable(interval))
                    .withDefects(this::report);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), OneLine.of(e), e);
        }
    }

    private void report(RecordingDefect defect) {
        defects++;
        if (defects <= DEFECTS_SHOWN) {
            err().println("sluice: " + defect);
        }
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Reads {@code 15m}, {@code 1h}, {@code 1d}. */
    static final class Length implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return text.endsWith("d")
                        ? Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)))
                        : Duration.parse("PT" + text);
            } catch (RuntimeException e) {
                throw new TypeConversionException("'" + text + "' is no length of candles such as 15m, 1h or 1d");
            }
        }
    }
}
