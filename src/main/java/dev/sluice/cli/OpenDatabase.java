package dev.sluice.cli;

import dev.sluice.journal.postgres.DatabaseAddress;
import dev.sluice.journal.postgres.JournalDatabase;
import dev.sluice.journal.postgres.JournalInUseException;
import dev.sluice.journal.postgres.JournalLockedException;
import dev.sluice.journal.postgres.JournalWriter;
import dev.sluice.pipeline.VenueStartException;
import java.io.IOException;
import java.time.Duration;

/** A command's database, with failures told as what they are: the environment's. */
record OpenDatabase(JournalDatabase journal, DatabaseAddress address) {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** Work that may fail because of the database. */
    interface Step<T> {
        T run() throws Exception;
    }

    JournalWriter writer() {
        return attempt("open the journal", () -> journal.writer().await().atMost(LIMIT));
    }

    /** Runs a step; a failure of the database becomes one line that names it and what was tried. */
    <T> T attempt(String what, Step<T> step) {
        try {
            return step.run();
        } catch (JournalInUseException | JournalLockedException e) {
            throw new EnvironmentFailure(address.reactiveUrl() + ": " + e.getMessage(), e);
        } catch (VenueStartException e) {
            throw new EnvironmentFailure(OneLine.of(e), e);
        } catch (EnvironmentFailure | IllegalStateException | IllegalArgumentException e) {
            throw e;
        } catch (Exception e) {
            throw failure(what, e);
        }
    }

    private EnvironmentFailure failure(String what, Exception e) {
        return new EnvironmentFailure(
                "cannot " + what + " in the database " + address.reactiveUrl() + ": " + OneLine.of(root(e)), e);
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
