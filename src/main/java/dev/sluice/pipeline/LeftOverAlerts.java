package dev.sluice.pipeline;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertChannel;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.alert.Severity;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.postgres.DeliveryMarks;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The outbox of remote channels: marks in the database say what each has delivered, so that a critical alert which a
 * process could not deliver is delivered by the next. A mark that is missing makes a second delivery, never none.
 */
final class LeftOverAlerts implements AlertDelivery.Outbox {
    private static final Logger LOG = Logger.getLogger(LeftOverAlerts.class);

    /** Older ones are history. */
    private static final long AGE_NANOS = 86_400 * UtcNanos.PER_SECOND;

    private static final int LIMIT = 20;

    private final DeliveryMarks marks;

    LeftOverAlerts(DeliveryMarks marks) {
        this.marks = marks;
    }

    /** Without the database it has no mark, and may be delivered again. */
    @Override
    public void delivered(RaisedAlert raised, AlertChannel channel) {
        if (channel.isRemote() && raised.alert().severity() == Severity.CRITICAL) {
            marks.delivered(
                            raised.id(),
                            channel.name(),
                            UtcNanos.format(raised.alert().atNanos()))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("no mark for alert %s", raised.id()));
        }
    }

    @Override
    public void find(String channel, LongSupplier nowNanos, Consumer<RaisedAlert> missed) {
        String since = UtcNanos.format(nowNanos.getAsLong() - AGE_NANOS);
        marks.forgetBefore(since)
                .chain(() -> marks.missing(channel, since, LIMIT))
                .subscribe()
                .with(
                        rows -> rows.forEach(row -> raised(row).ifPresent(missed)),
                        failure -> LOG.warnf("could not look for undelivered alerts: %s", failure.getMessage()));
    }

    /** A kind that this version does not know was delivered by no version that it knows of. */
    private static Optional<RaisedAlert> raised(ProjectedRow row) {
        return Arrays.stream(AlertKind.values())
                .filter(kind -> kind.name().equals(row.text("code").toUpperCase(Locale.ROOT)))
                .findFirst()
                .map(kind -> new RaisedAlert(row.text("alertId"), alert(kind, row)));
    }

    private static Alert alert(AlertKind kind, ProjectedRow row) {
        Alert alert = kind.at(UtcNanos.parse(row.text("at")), row.text("message"))
                .as(Severity.valueOf(row.text("severity")))
                .from(row.text("module"))
                .about(row.value("orderId").map(OrderId::new));
        return row.value("symbol").map(Symbol::new).map(alert::about).orElse(alert);
    }
}
