package dev.sluice.journal.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server process of a cluster, found by {@code postmaster.pid}. After a {@code kill -9} of the JVM it lives on, and
 * a new server cannot start beside it; after a crash of the machine the file names a process that may be anyone's.
 */
final class Postmaster {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private Postmaster() {}

    /** The running server of this cluster. Call only with the data directory locked. */
    static Optional<ProcessHandle> find(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2 || !lines.get(0).matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        boolean ours = lines.get(1).equals(cluster.toString());
        return ProcessHandle.of(Long.parseLong(lines.get(0))).filter(process -> ours && serves(process, cluster));
    }

    /** Stops what an earlier run left behind, and removes the pid file of a server that is gone. */
    static void stopOrphan(Path cluster) throws IOException, InterruptedException {
        Optional<ProcessHandle> orphan = find(cluster);
        if (orphan.isPresent()) {
            signal(orphan.get(), "INT");
            awaitEnd(orphan.get(), cluster);
        }
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    /**
     * Waits until the process has ended. A fast shutdown writes a checkpoint, which a full disk does not take; then an
     * immediate one follows, which writes nothing: what is committed is recovered at the next start.
     */
    static void awaitEnd(ProcessHandle process, Path cluster) throws IOException, InterruptedException {
        if (ends(process)) {
            return;
        }
        signal(process, "QUIT");
        if (!ends(process)) {
            throw new EmbeddedDatabaseException(
                    "PostgreSQL (process " + process.pid() + ") on " + cluster + " does not stop; stop it by hand",
                    null);
        }
    }

    private static boolean ends(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** An unknown process is left alone: PostgreSQL itself then refuses to start beside it. */
    private static boolean serves(ProcessHandle process, Path cluster) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command()
                .map(Path::of)
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
        return postgres && info.commandLine().orElse("").contains(cluster.toString());
    }

    /** PostgreSQL stops fast on SIGINT and at once on SIGQUIT. Java can send neither; every POSIX shell can. */
    private static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .start()
                .waitFor();
    }
}
