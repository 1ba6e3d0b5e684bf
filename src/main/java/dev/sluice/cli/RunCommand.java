package dev.sluice.cli;

import dev.sluice.journal.postgres.EmbeddedDatabase;
import dev.sluice.pipeline.Configuration;
import dev.sluice.pipeline.DeskService;
import dev.sluice.pipeline.SluiceConfig.Mode;
import io.quarkus.runtime.Quarkus;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the service. */
@Command(
        name = "run",
        description = {
            "Runs the service until it is stopped (Ctrl-C).",
            "In mode sim it brings everything along: PostgreSQL, the paper exchange and a living market. What is open",
            "when it stops is there again at the next start. In mode paper the market is Binance's, live."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--mode",
            paramLabel = "sim|paper|testnet|demo|live",
            description = "Overrides sluice.mode (default: sim). live is refused yet.")
    private @Nullable String mode;

    @Override
    public Integer call() throws Exception {
        if (mode != null) {
            System.setProperty("sluice.mode", mode);
        }
        Configuration configuration = Settings.load(spec);
        configuration.requireServiceable();
        Mode served = configuration.desk().mode();
        if (!served.isPlay()) {
            Databases.requireExternal(System.getenv(), served);
        }
        Path dataDirectory = Path.of(configuration.desk().dataDir());
        try (StopSignal stop = new StopSignal();
                HttpAccess access = HttpAccess.of(configuration.desk(), dataDirectory)) {
            access.requireFreePort();
            int code = serve(configuration, access, dataDirectory);
            stop.endWith(code);
            return code;
        }
    }

    private int serve(Configuration configuration, HttpAccess access, Path dataDirectory) throws Exception {
        try (Databases databases = Databases.open(System.getenv(), dataDirectory, EmbeddedDatabase.DESK)) {
            access.apply();
            return DeskApplication.serve(
                    databases.address(),
                    (database, service) ->
                            serve(new Start(configuration, access, databases::keepRunning), database, service));
        }
    }

    /** @param server makes sure that the database's server runs, where it is ours */
    private record Start(Configuration configuration, HttpAccess access, Runnable server) {}

    private int serve(Start start, OpenDatabase database, DeskService service) {
        database.attempt("bring the schema up to date", () -> {
            database.journal().migrate();
            return true;
        });
        try {
            database.attempt("start the desk", () -> {
                service.start(start.configuration(), start.server());
                return true;
            });
            start.access().announce(spec.commandLine().getOut(), port());
            service.failed().thenAccept(cause -> Quarkus.asyncExit(ExitCode.ENVIRONMENT));
            Quarkus.waitForExit();
        } finally {
            service.stop();
        }
        Throwable cause = service.failed().getNow(null);
        if (cause != null) {
            throw new EnvironmentFailure("the desk stopped by itself: " + OneLine.of(cause), cause);
        }
        return ExitCode.OK;
    }

    /** The one that was bound, which is another than the configured one if that was 0. */
    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }
}
