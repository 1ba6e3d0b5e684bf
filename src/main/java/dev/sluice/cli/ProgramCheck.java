package dev.sluice.cli;

import dev.sluice.journal.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.util.List;

/** Which program this is, for whoever reads a report. */
final class ProgramCheck {
    private ProgramCheck() {}

    static List<Finding> run() throws IOException {
        String kind =
                EmbeddedDatabase.isAvailable() ? "JVM, " + System.getProperty("java.vendor") : "native executable";
        return List.of(Finding.ok(
                "program",
                new Version().getVersion()[0] + " (" + kind + "), " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch")));
    }
}
