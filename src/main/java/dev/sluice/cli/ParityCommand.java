package dev.sluice.cli;

import dev.sluice.journal.JournalRecord;
import dev.sluice.pipeline.Configuration;
import dev.sluice.pipeline.Parity;
import dev.sluice.pipeline.ParityReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parity}: the desk decides again. */
@Command(
        name = "parity",
        description = {
            "Replays what reached the running desk, and shows that every decision in the journal comes out the same,",
            "or the first that does not. Exit 1 if one differs, or if it could not be shown.",
            "The inputs come from 'inputs' in the data directory, the journal from the database that was used last",
            "under it, or from --journal."
        },
        mixinStandardHelpOptions = true)
final class ParityCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FROM",
            converter = Moment.Converter.class,
            description = "UTC, such as 2026-01-31 or 2026-01-31T12:00:00Z.")
    @SuppressWarnings("NullAway.Init")
    private Moment from;

    @Parameters(
            index = "1",
            paramLabel = "TO",
            converter = Moment.Converter.class,
            description = "The same, exclusive; 'now' for everything so far.")
    @SuppressWarnings("NullAway.Init")
    private Moment to;

    @Option(names = "--journal", paramLabel = "FILE", description = "A journal that 'journal export' wrote.")
    private @Nullable Path journal;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DatabaseOption database;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = Settings.load(spec);
        Path dataDirectory = Path.of(configuration.desk().dataDir());
        if (journal != null) {
            ExportedJournal exported = ExportedJournal.read(journal);
            return show(new Parity(dataDirectory, List.of()), exported::after);
        }
        try (Databases databases = Databases.openLastUsed(System.getenv(), dataDirectory, database.name())) {
            return DeskApplication.serve(databases.address(), (open, service) -> {
                if (!open.attempt("look for a journal", () -> open.journal().hasJournal())) {
                    throw new EnvironmentFailure(open.address().reactiveUrl() + " holds no journal", null);
                }
                return open.attempt(
                        "read the journal",
                        () -> show(service.parity(dataDirectory), sequence -> rows(open, sequence)));
            });
        }
    }

    private static Iterator<JournalRecord> rows(OpenDatabase open, long sequence) {
        return open.journal().after(sequence).subscribe().asIterable().iterator();
    }

    private int show(Parity parity, LongFunction<Iterator<JournalRecord>> rows) throws IOException {
        ParityReport report = parity.run(from.nanos(), to.nanos(), rows);
        PrintWriter out = spec.commandLine().getOut();
        out.println("lives     " + report.lives());
        out.println("inputs    " + report.inputs());
        out.println("same      " + report.sameDecisions());
        report.same().forEach((kind, count) -> out.println("          %-28s %d".formatted(kind, count)));
        if (report.uncommitted() > 0) {
            out.println("lost      " + report.uncommitted() + " decided but never committed, for the process ended");
        }
        report.gaps().forEach(gap -> out.println("NOT SHOWN " + gap));
        report.difference().ifPresent(difference -> {
            out.println("DIFFERS   at journal sequence " + difference.sequence() + ", input " + difference.input());
            out.println("journal   " + difference.journaled().orElse("has nothing more"));
            out.println("replay    " + difference.replayed().orElse("decides nothing"));
        });
        if (report.lives() == 0) {
            out.println("NOT SHOWN no input was recorded in that span");
        }
        out.println(report.holds() ? "the same: every decision came out again" : "NOT the same");
        out.flush();
        return report.holds() ? ExitCode.OK : ExitCode.FAILED;
    }
}
