package dev.sluice.cli;

import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.JournalDatabase;
import dev.sluice.pipeline.DeskService;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs one task inside Quarkus, which brings the database pool and the migrations. The command that starts it
 * hands the task over in a static field, because Quarkus makes the application object itself.
 */
public final class DeskApplication implements QuarkusApplication {
    private static final AtomicReference<@Nullable Outcome> NEXT = new AtomicReference<>();

    private final JournalDatabase journal;
    private final DeskService service;

    /** Work that needs the whole service. */
    interface Service {
        int run(OpenDatabase database, DeskService service) throws Exception;
    }

    /** Work that needs the database. */
    interface Task {
        int run(OpenDatabase database) throws Exception;
    }

    @Inject
    DeskApplication(JournalDatabase journal, DeskService service) {
        this.journal = journal;
        this.service = service;
    }

    /** Starts Quarkus on that database, runs the task, stops Quarkus, and gives back the task's exit code. */
    static int execute(DatabaseAddress address, Task task) throws Exception {
        return serve(address, (database, service) -> task.run(database));
    }

    /** The same for work that needs the service. */
    static int serve(DatabaseAddress address, Service task) throws Exception {
        System.setProperty("quarkus.datasource.reactive.url", address.reactiveUrl());
        System.setProperty("quarkus.datasource.username", address.username());
        System.setProperty("quarkus.datasource.password", address.password());
        Outcome outcome = new Outcome(task, address);
        NEXT.set(outcome);
        Quarkus.run(DeskApplication.class, outcome::stopped);
        return outcome.result();
    }

    @Override
    public int run(String... arguments) throws Exception {
        Outcome task = NEXT.getAndSet(null);
        return task == null ? ExitCode.USAGE : task.run(new OpenDatabase(journal, task.address()), service);
    }

    /** Keeps the exception that Quarkus would only log. */
    private static final class Outcome implements Service {
        private final Service task;
        private final DatabaseAddress address;
        private volatile @Nullable Exception failure;
        private volatile @Nullable Throwable startFailure;
        private volatile int code = ExitCode.FAILED;

        Outcome(Service task, DatabaseAddress address) {
            this.task = task;
            this.address = address;
        }

        DatabaseAddress address() {
            return address;
        }

        @Override
        public int run(OpenDatabase database, DeskService service) {
            try {
                code = task.run(database, service);
            } catch (Exception e) {
                failure = e;
            }
            return code;
        }

        void stopped(Integer exitCode, @Nullable Throwable cause) {
            startFailure = cause;
        }

        int result() throws Exception {
            Exception failed = failure;
            if (failed != null) {
                throw failed;
            }
            Throwable notStarted = startFailure;
            if (notStarted != null) {
                throw new EnvironmentFailure(
                        "the service could not start on " + address.reactiveUrl() + ": " + OneLine.of(notStarted),
                        notStarted);
            }
            return code;
        }
    }
}
