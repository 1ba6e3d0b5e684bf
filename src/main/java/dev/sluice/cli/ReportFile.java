package dev.sluice.cli;

import dev.sluice.backtest.BacktestResult;
import dev.sluice.backtest.report.PriceTrack;
import dev.sluice.backtest.report.ReportPage;
import dev.sluice.feed.EventFiles;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report's file: checked to be writable before the work starts, and replaced whole when it is done. */
final class ReportFile {
    private final Path file;
    private final Path part;

    private ReportFile(Path file) {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
    }

    static ReportFile open(Path file) {
        ReportFile report = new ReportFile(file);
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("it is a directory");
            }
            Files.deleteIfExists(report.part);
            Files.delete(Files.createFile(report.part));
            return report;
        } catch (IOException e) {
            throw report.failure(e);
        }
    }

    void write(
            BacktestResult result,
            Map<String, Object> json,
            EventFiles read,
            Map<String, String> parameters,
            PriceTrack prices) {
        List<ReportPage.Source> sources =
                read.files().stream().map(ReportFile::source).toList();
        try {
            Files.writeString(part, new ReportPage(result, json, sources, parameters).html(prices));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static ReportPage.Source source(EventFiles.Summary file) {
        String kind = file.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new ReportPage.Source(
                file.path().getFileName().toString(),
                file.symbol().map(Symbol::name).map(name -> name + ", " + kind).orElse(kind),
                file.counts().events(),
                file.counts().skipped());
    }

    private EnvironmentFailure failure(IOException cause) {
        return new EnvironmentFailure("cannot write " + file + ": " + OneLine.of(cause), cause);
    }
}
