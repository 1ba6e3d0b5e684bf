package dev.sluice.cli;

import dev.sluice.cli.PublicDownload.Outcome;
import dev.sluice.cli.PublicDownload.WrongSumException;
import dev.sluice.cli.PublicFile.Kind;
import dev.sluice.cli.PublicFile.Series;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code data}: market data that others publish. */
@Command(name = "data", description = "Fetches market data that Binance publishes.", mixinStandardHelpOptions = true)
final class DataCommand implements Runnable {
    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{1,20}");
    private static final Pattern INTERVAL = Pattern.compile("1s|1m|3m|5m|15m|30m|1h|2h|4h|6h|8h|12h|1d|3d|1w|1mo");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            description = {
                "Fetches Binance's public files of Spot trades or candles, each held against its published SHA-256.",
                "Whole months come as one file, single days as their own; what is here already is not fetched again."
            },
            mixinStandardHelpOptions = true)
    int download(
            @Parameters(paramLabel = "SYMBOL", description = "Such as BTCUSDT.") String symbol,
            @Option(
                            names = "--kind",
                            paramLabel = "klines|trades|aggTrades",
                            defaultValue = "klines",
                            description = "Default: ${DEFAULT-VALUE}.")
                    Kind kind,
            @Option(
                            names = "--interval",
                            paramLabel = "LENGTH",
                            defaultValue = "1m",
                            description = "Of klines, such as 1m, 1h or 1d (default: ${DEFAULT-VALUE}).")
                    String interval,
            @Option(
                            names = "--from",
                            paramLabel = "DATE",
                            required = true,
                            description = "First day or month, such as 2024-01-31 or 2024-01.")
                    String from,
            @Option(names = "--to", paramLabel = "DATE", description = "Last day or month (default: that of --from).")
                    @Nullable String to,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            defaultValue = ".",
                            description = "Folder for the files (default: this one).")
                    Path out,
            @Option(
                            names = "--base-url",
                            paramLabel = "URL",
                            defaultValue = "https://data.binance.vision",
                            description = "Where from (default: ${DEFAULT-VALUE}).")
                    URI base)
            throws InterruptedException {
        return download(new Wanted(symbol, kind, interval, from, to == null ? from : to, out, base));
    }

    private record Wanted(String symbol, Kind kind, String interval, String from, String to, Path out, URI base) {}

    private int download(Wanted wanted) throws InterruptedException {
        String symbol = wanted.symbol();
        String interval = wanted.interval();
        URI base = wanted.base();
        require(SYMBOL.matcher(symbol).matches(), "SYMBOL must be such as BTCUSDT but is " + symbol);
        require(INTERVAL.matcher(interval).matches(), "--interval must be one of " + INTERVAL + " but is " + interval);
        require(base.isAbsolute() && base.getHost() != null, "--base-url must be a URL but is " + base);
        LocalDate first = day(wanted.from(), false);
        LocalDate last = day(wanted.to(), true);
        require(!last.isBefore(first), "--to " + last + " is before --from " + first);
        Series series = new Series(symbol, wanted.kind(), interval);
        try (PublicDownload download = new PublicDownload(base, wanted.out())) {
            return fetch(download, series, series.covering(first, last));
        } catch (WrongSumException e) {
            err().println("sluice: " + e.getMessage());
            return ExitCode.FAILED;
        } catch (IOException e) {
            throw new EnvironmentFailure(
                    base + " cannot be read: " + why(e) + "; is there a network? Call again to go on", e);
        }
    }

    private int fetch(PublicDownload download, Series series, List<PublicFile> files)
            throws IOException, InterruptedException {
        Tally tally = new Tally();
        for (PublicFile file : files) {
            fetch(download, series, file, tally);
        }
        return tally.tell();
    }

    /** The JDK's client gives no message where nobody listens. */
    private static String why(IOException e) {
        return e.getMessage() == null ? "no connection" : OneLine.of(e);
    }

    /** The public data has a month's file only some days after its end. */
    private void fetch(PublicDownload download, Series series, PublicFile file, Tally tally)
            throws IOException, InterruptedException {
        Outcome outcome = download.fetch(file);
        if (outcome == Outcome.NOT_THERE && file.monthly()) {
            for (PublicFile day : series.days(file)) {
                tally.add(day, download.fetch(day));
            }
        } else {
            tally.add(file, outcome);
        }
    }

    private final class Tally {
        private int fetched;
        private int here;
        private int missing;

        void add(PublicFile file, Outcome outcome) {
            switch (outcome) {
                case FETCHED -> fetched++;
                case ALREADY_HERE -> here++;
                case NOT_THERE -> missing++;
            }
            String word = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            (outcome == Outcome.NOT_THERE ? err() : out()).println(file.name() + ": " + word);
        }

        int tell() {
            out().println(fetched + " fetched, " + here + " already here, " + missing + " not there");
            return missing > 0 ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    private LocalDate day(String text, boolean last) {
        try {
            if (text.length() == "2024-01".length()) {
                YearMonth month = YearMonth.parse(text);
                return last ? month.atEndOfMonth() : month.atDay(1);
            }
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "a date must be such as 2024-01-31 or 2024-01 but is '" + text + "'", e);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
