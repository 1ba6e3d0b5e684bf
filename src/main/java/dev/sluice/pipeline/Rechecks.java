package dev.sluice.pipeline;

import dev.sluice.execution.Order;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the venue's books while the desk runs, whenever something may have been missed. One look at a time; what
 * falls due meanwhile is one more look. A look that fails is repeated.
 */
final class Rechecks {
    private static final Logger LOG = Logger.getLogger(Rechecks.class);
    private static final long RETRY_NANOS = 5 * UtcNanos.PER_SECOND;
    private static final String INTERVAL = "interval";

    private final EventLoop desk;
    private @Nullable LiveRun run;
    private @Nullable VenueLedger ledger;
    private @Nullable String due;
    private boolean looking;

    Rechecks(EventLoop desk) {
        this.desk = desk;
    }

    /** Something may have been missed; from any thread. */
    void due(String cause) {
        desk.execute(() -> {
            if (due == null || due.equals(INTERVAL)) {
                due = cause;
            }
            look();
        });
    }

    /** From here on it looks; what fell due before is looked at now. */
    void begin(LiveRun of, VenueLedger books) {
        desk.execute(() -> {
            run = of;
            ledger = books;
            look();
        });
    }

    private void look() {
        LiveRun of = run;
        VenueLedger books = ledger;
        String cause = due;
        if (looking || of == null || books == null || cause == null) {
            return;
        }
        due = null;
        List<VenueLedger.Query> queries = of.pipeline().execution().live().stream()
                .filter(order -> order.state() != OrderState.PENDING)
                .map(Rechecks::query)
                .toList();
        if (queries.isEmpty() && cause.equals(INTERVAL)) {
            return;
        }
        looking = true;
        books.statement(queries)
                .whenComplete((statement, failure) -> desk.execute(() -> looked(cause, statement, failure)));
    }

    private static VenueLedger.Query query(Order order) {
        return new VenueLedger.Query(order.terms().symbol(), order.clientOrderId());
    }

    private void looked(String cause, @Nullable VenueStatement statement, @Nullable Throwable failure) {
        looking = false;
        LiveRun of = run;
        VenueLedger books = ledger;
        if (statement != null && of != null && books != null) {
            LOG.debugf("looked at the venue's books (%s)", cause);
            of.turn(out -> of.pipeline().recheck(statement, out, desk.nowNanos()));
            look();
        } else {
            LOG.warnf("the venue's books could not be read (%s): %s", cause, failure);
            desk.at(desk.nowNanos() + RETRY_NANOS, () -> due(cause));
        }
    }
}
