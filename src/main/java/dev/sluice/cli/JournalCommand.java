package dev.sluice.cli;

import dev.sluice.journal.JournalHead;
import dev.sluice.journal.postgres.VerificationReport;
import dev.sluice.pipeline.Configuration;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code journal}: proves and exports what was journaled. */
@Command(name = "journal", description = "Verifies or exports the journal.", mixinStandardHelpOptions = true)
final class JournalCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            description = {
                "Walks the hash chain, rebuilds the projections and compares. Exit 1 names the first bad sequence.",
                "Without --database it is the database that was used last under the data directory."
            },
            mixinStandardHelpOptions = true)
    int verify(
            @Option(
                            names = "--head",
                            paramLabel = "SEQ:HASH",
                            converter = HeadConverter.class,
                            description = "A head written down earlier: finds a tail that was cut off.")
                    @Nullable JournalHead head,
            @Mixin DatabaseOption database)
            throws Exception {
        return withJournal(
                database,
                open -> report(
                        open,
                        open.journal().verify(Optional.ofNullable(head)).await().indefinitely()));
    }

    @Command(
            description = "Writes the journal as JSON lines, verifiable with nothing but SHA-256.",
            mixinStandardHelpOptions = true)
    int export(
            @Option(names = "--out", paramLabel = "FILE", description = "Where to; standard output if absent.")
                    @Nullable Path out,
            @Mixin DatabaseOption database)
            throws Exception {
        return withJournal(database, open -> {
            try (OutputStream to =
                    new BufferedOutputStream(out == null ? new FileOutputStream(FileDescriptor.out) : create(out))) {
                JournalHead head = open.journal().export(to).await().indefinitely();
                to.flush();
                err().println("exported " + head.sequence() + " entries, head " + head);
                return ExitCode.OK;
            }
        });
    }

    private int report(OpenDatabase open, VerificationReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("journal   " + open.address().reactiveUrl());
        out.println("entries   " + report.entries());
        out.println("head      " + report.head());
        report.problem().ifPresent(problem -> out.println("BROKEN at " + problem));
        report.differences().forEach(difference -> out.println("DIFFERS   " + difference));
        if (report.differencesTotal() > report.differences().size()) {
            out.println("          and "
                    + (report.differencesTotal() - report.differences().size()) + " more");
        }
        out.println(report.intact() ? "intact: the chain holds and the projections equal it" : "NOT intact");
        out.flush();
        return report.intact() ? ExitCode.OK : ExitCode.FAILED;
    }

    private int withJournal(DatabaseOption database, DeskApplication.Task task) throws Exception {
        Configuration configuration = Settings.load(spec);
        Path dataDirectory = Path.of(configuration.desk().dataDir());
        try (Databases databases = Databases.openLastUsed(System.getenv(), dataDirectory, database.name())) {
            return DeskApplication.execute(databases.address(), open -> {
                boolean there =
                        open.attempt("look for a journal", () -> open.journal().hasJournal());
                if (!there) {
                    throw new EnvironmentFailure(open.address().reactiveUrl() + " holds no journal", null);
                }
                return open.attempt("read the journal", () -> task.run(open));
            });
        }
    }

    private static OutputStream create(Path file) {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw new EnvironmentFailure("cannot write " + file + ": " + OneLine.of(e), e);
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Reads {@code SEQ:HASH}. */
    static final class HeadConverter implements ITypeConverter<JournalHead> {
        @Override
        public JournalHead convert(String text) {
            try {
                return JournalHead.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
