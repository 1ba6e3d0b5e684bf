package dev.sluice.journal.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts the server with zonky's binaries, and turns what can go wrong into one line. */
final class ServerStart {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 100;

    /** Zonky's word for any free one. */
    static final int ANY_PORT = 0;

    private final DataDirectory files;
    private final Path binaries;
    private final String password;

    ServerStart(DataDirectory files, Path binaries, String password) {
        this.files = files;
        this.binaries = binaries;
        this.password = password;
    }

    /**
     * Zonky waits its full time for a server that has long given up, so the log is watched meanwhile; an interrupt ends
     * its waiting.
     *
     * @param port where it shall listen, or {@link #ANY_PORT}
     */
    EmbeddedPostgres run(int port) throws IOException, InterruptedException {
        FutureTask<EmbeddedPostgres> task =
                new FutureTask<>(() -> builder().setPort(port).start());
        Thread starter = new Thread(task, "postgres-start");
        starter.setDaemon(true);
        starter.start();
        while (true) {
            try {
                return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (logged("could not start server")) {
                    starter.interrupt();
                    throw failed(e);
                }
            } catch (ExecutionException e) {
                throw failed(e.getCause() == null ? e : e.getCause());
            }
        }
    }

    private EmbeddedPostgres.Builder builder() {
        Redirect log = Redirect.appendTo(files.log().toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files.cluster())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_TIMEOUT)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setConnectConfig("password", password);
        return tune(initialise(builder));
    }

    /** Passed to initdb: zonky trusts every local user unless told otherwise; our options come after its own. */
    private EmbeddedPostgres.Builder initialise(EmbeddedPostgres.Builder builder) {
        return builder.setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", files.passwordFile().toString());
    }

    /** Zonky passes -F (no fsync); this comes after it and wins. Memory is for a small server. */
    private static EmbeddedPostgres.Builder tune(EmbeddedPostgres.Builder builder) {
        return builder.setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", EmbeddedDatabase.HOST)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_connections", "50");
    }

    private EmbeddedDatabaseException failed(Throwable cause) throws IOException {
        return new EmbeddedDatabaseException(
                "PostgreSQL does not start on " + files.cluster() + ": " + reason(cause) + " (log: " + files.log()
                        + ")",
                cause);
    }

    /** The log's last complaint if it has one; it names full disks, taken ports and foreign versions best. */
    private String reason(Throwable cause) throws IOException {
        List<String> complaints = log().stream()
                .filter(line -> line.contains("FATAL:") || line.contains("error:") || line.contains("PANIC:"))
                .toList();
        if (!complaints.isEmpty()) {
            return complaints.getLast();
        }
        String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return why.contains("Postgres binary") ? why + "; use an external PostgreSQL" : why;
    }

    private boolean logged(String text) throws IOException {
        return log().stream().anyMatch(line -> line.contains(text));
    }

    private List<String> log() throws IOException {
        return Files.exists(files.log())
                ? Files.readString(files.log(), StandardCharsets.ISO_8859_1)
                        .lines()
                        .toList()
                : List.of();
    }
}
