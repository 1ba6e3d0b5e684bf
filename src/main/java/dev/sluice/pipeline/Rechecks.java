package dev.sluice.pipeline;

import dev.sluice.operator.DeskTimings;
import dev.sluice.operator.DeskUnavailableException;
import dev.sluice.reconciliation.ReconciliationDesk;
import dev.sluice.reconciliation.ReconciliationFinished;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has the desk compared with the venue's books while it runs, whenever something may have been missed. One run at a
 * time; what falls due meanwhile is one more. A run that cannot read the books is repeated.
 */
final class Rechecks {
    private static final Logger LOG = Logger.getLogger(Rechecks.class);
    private static final long FIRST_RETRY_NANOS = 5 * UtcNanos.PER_SECOND;
    private static final long LONGEST_RETRY_NANOS = 60 * UtcNanos.PER_SECOND;
    private static final String DEMAND = "demand";

    private final EventLoop desk;
    private final DeskTimings timings;
    private final List<CompletableFuture<ReconciliationFinished>> wanted = new ArrayList<>();
    private List<CompletableFuture<ReconciliationFinished>> served = List.of();
    private @Nullable LiveRun run;
    private @Nullable VenueLedger ledger;
    private @Nullable String due;
    private boolean busy;
    private boolean retryPending;
    private long retryNanos = FIRST_RETRY_NANOS;

    Rechecks(EventLoop desk, DeskTimings timings) {
        this.desk = desk;
        this.timings = timings;
    }

    /** Something may have been missed; from any thread. */
    void due(String cause) {
        desk.execute(() -> note(cause));
    }

    /** Somebody wants to know; from any thread. The answer is of a run that begins after this. */
    CompletionStage<ReconciliationFinished> demand() {
        CompletableFuture<ReconciliationFinished> answer = new CompletableFuture<>();
        desk.execute(() -> {
            wanted.add(answer);
            note(DEMAND);
        });
        return answer;
    }

    /** From here on it looks; what fell due before is looked at now. */
    void begin(LiveRun of, VenueLedger books) {
        desk.execute(() -> {
            run = of;
            ledger = books;
            look();
        });
    }

    /** While a failed run waits to be repeated, the clock's turn is that repetition: runs must not multiply. */
    private void note(String cause) {
        if (retryPending && cause.equals(ReconciliationDesk.INTERVAL)) {
            return;
        }
        if (due == null || due.equals(ReconciliationDesk.INTERVAL)) {
            due = cause;
        }
        look();
    }

    private void look() {
        LiveRun of = run;
        VenueLedger books = ledger;
        String cause = due;
        if (busy || of == null || books == null || cause == null) {
            return;
        }
        due = null;
        busy = true;
        served = List.copyOf(wanted);
        wanted.clear();
        of.turn(new DeskInput.ComparisonBegun(served.isEmpty() ? cause : DEMAND, desk.nowNanos()));
        ask(of, books, cause);
    }

    private void ask(LiveRun of, VenueLedger books, String cause) {
        CompletableFuture<VenueLedger.Question> question = new CompletableFuture<>();
        of.turn(out -> question.complete(of.reach(new DeskInput.ComparisonAsked(desk.nowNanos()), out)));
        if (!question.isDone()) {
            failed(of, cause, new DeskUnavailableException("the desk has stopped"));
            return;
        }
        books.statement(question.join())
                .whenComplete((statement, failure) -> desk.execute(() -> {
                    if (statement == null) {
                        failed(of, cause, failure);
                    } else {
                        looked(of, books, cause, statement);
                    }
                }));
    }

    private void looked(LiveRun of, VenueLedger books, String cause, VenueStatement statement) {
        CompletableFuture<Optional<ReconciliationFinished>> read = new CompletableFuture<>();
        of.turn(out -> read.complete(
                of.reach(new DeskInput.ComparisonRead(statement, books.notFoundHorizonNanos(), desk.nowNanos()), out)));
        if (!read.isDone()) {
            failed(of, cause, new DeskUnavailableException("the desk has stopped"));
            return;
        }
        read.join()
                .ifPresentOrElse(
                        finished -> finished(of, finished),
                        () -> desk.at(desk.nowNanos() + ReconciliationDesk.PAUSE_NANOS, () -> ask(of, books, cause)));
    }

    /** Who asked is answered once what was found is durable. */
    private void finished(LiveRun of, ReconciliationFinished finished) {
        retryNanos = FIRST_RETRY_NANOS;
        tell(finished, timings);
        List<CompletableFuture<ReconciliationFinished>> told = served;
        served = List.of();
        of.ask(out -> finished)
                .subscribe()
                .with(
                        done -> told.forEach(answer -> answer.complete(done)),
                        broken -> told.forEach(answer -> answer.completeExceptionally(broken)));
        busy = false;
        look();
    }

    private void failed(LiveRun of, String cause, @Nullable Throwable failure) {
        LOG.warnf(
                "the venue's books could not be read (%s): %s",
                cause, failure == null ? "no answer" : failure.getMessage());
        of.turn(new DeskInput.ComparisonAbandoned(desk.nowNanos()));
        DeskUnavailableException unread = new DeskUnavailableException("the venue's books could not be read");
        served.forEach(answer -> answer.completeExceptionally(unread));
        served = List.of();
        busy = false;
        timings.reconciled(cause, "failed");
        retry(cause);
        look();
    }

    private void retry(String cause) {
        if (retryPending) {
            return;
        }
        retryPending = true;
        desk.at(desk.nowNanos() + retryNanos, () -> {
            retryPending = false;
            note(cause);
        });
        retryNanos = Math.min(2 * retryNanos, LONGEST_RETRY_NANOS);
    }

    /** What a run found, for log and metrics. */
    static void tell(ReconciliationFinished finished, DeskTimings timings) {
        timings.reconciled(finished.cause(), finished.result());
        finished.divergences().forEach(divergence -> LOG.errorf("diverged from the venue: %s", divergence));
        LOG.debugf(
                "compared with the venue (%s): %s, %d orders repaired",
                finished.cause(), finished.result(), finished.repaired());
    }
}
