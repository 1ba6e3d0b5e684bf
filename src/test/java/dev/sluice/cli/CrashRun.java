package dev.sluice.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./sluice bench --crash}: every moment of the {@link CrashPoint}s, one after the other. */
public final class CrashRun {
    private final PrintStream out;
    private final ArrayDeque<CrashPoint> left = new ArrayDeque<>(CrashPoint.all());
    private int failures;

    private CrashRun(PrintStream out) {
        this.out = out;
    }

    /** @return whether nothing was lost or doubled, whatever the moment */
    public static boolean run(PrintStream out) throws Exception {
        CrashRun run = new CrashRun(out);
        while (!run.left.isEmpty()) {
            run.untilItFails();
        }
        List<CrashPoint> all = CrashPoint.all();
        out.printf("%d moments, %d with something lost, doubled or unexplained%n", all.size(), run.failures);
        return run.failures == 0;
    }

    /** What failed leaves traces, so the next moment begins with a desk, a database and an exchange of its own. */
    private void untilItFails() throws Exception {
        Path directory = Files.createTempDirectory("sluice-crash");
        try (CrashMatrix matrix = new CrashMatrix(directory)) {
            while (!left.isEmpty()) {
                CrashPoint point = left.remove();
                matrix.run(point);
                out.println("ok    " + point);
            }
            matrix.verify();
            out.println("ok    the whole journal, with its tables");
        } catch (AssertionError e) {
            failures++;
            out.println("FAIL  " + e.getMessage());
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
