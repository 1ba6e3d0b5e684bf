package dev.sluice.cli;

import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.EventFiles;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.ReadOptions;
import dev.sluice.feed.RecordingDefect;
import dev.sluice.feed.UnreadableFileException;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The candles of one symbol, from files of which they are all or a part. */
final class CandleFiles {
    private static final int DEFECTS_SHOWN = 20;
    private static final Pattern WORD = Pattern.compile("[A-Z0-9]{1,20}");

    private final CommandSpec command;
    private final List<Path> files;
    private final FileOptions options;
    private long defects;

    CandleFiles(CommandSpec command, List<Path> files, FileOptions options) {
        this.command = command;
        this.files = files;
        this.options = options;
    }

    List<String> names() {
        return files.stream().map(Path::toString).toList();
    }

    /**
     * All candles, oldest first; empty, and said so, if there is none.
     *
     * @throws EnvironmentFailure if a file cannot be read
     * @throws ParameterException if there is no file, or candles of several symbols
     */
    Optional<List<CandleClosed>> read() {
        if (files.isEmpty()) {
            throw new ParameterException(command.commandLine(), "Missing required parameter: 'FILE'");
        }
        FileOptions.requireReadable(files);
        requireOneName();
        ReadOptions asked = options.options(command).withDefects(this::report);
        Optional<Symbol> wanted = asked.symbol();
        try (EventFiles source = EventFiles.open(files, asked.withSymbol(wanted.or(this::named)))) {
            List<CandleClosed> candles = candles(source, wanted);
            if (defects > DEFECTS_SHOWN) {
                tell("and " + (defects - DEFECTS_SHOWN) + " more such lines");
            }
            if (candles.isEmpty()) {
                tell("no candle in " + String.join(", ", names()));
                return Optional.empty();
            }
            return Optional.of(candles);
        } catch (IOException e) {
            throw new EnvironmentFailure(
                    e instanceof UnreadableFileException ? OneLine.of(e) : "cannot read: " + OneLine.of(e), e);
        }
    }

    private List<CandleClosed> candles(EventFiles source, Optional<Symbol> wanted) throws IOException {
        List<CandleClosed> candles = new ArrayList<>();
        for (MarketEvent event = source.next(); event != null; event = source.next()) {
            if (event instanceof CandleClosed candle
                    && (wanted.isEmpty() || wanted.get().equals(candle.symbol()))) {
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

    /** A file that says no symbol is called after itself, so that two such files must not be of two symbols. */
    private void requireOneName() {
        for (Path file : files) {
            if (!named(file).equals(named())) {
                throw new ParameterException(
                        command.commandLine(),
                        "the names of " + files.getFirst() + " and " + file
                                + " begin with different symbols; give files of one");
            }
        }
    }

    /** Here the symbol is but a name, so that a file that says none is called after itself. */
    private Optional<Symbol> named() {
        return named(files.getFirst());
    }

    private static Optional<Symbol> named(Path file) {
        String name = String.valueOf(file.getFileName()).toUpperCase(Locale.ROOT);
        Matcher word = WORD.matcher(name);
        return Optional.of(new Symbol(word.find() ? word.group() : "UNNAMED"));
    }

    private void report(RecordingDefect defect) {
        defects++;
        if (defects <= DEFECTS_SHOWN) {
            tell(defect.toString());
        }
    }

    private void tell(String text) {
        command.commandLine().getErr().println("sluice: " + text);
    }
}
