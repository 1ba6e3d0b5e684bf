package dev.sluice.alert.log;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertChannel;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.Delivery;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.alert.Severity;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Writes into the service's log: as a warning, from HIGH on as an error. The end of a desk is said by whoever ends the
 * process, in a line of its own.
 */
public final class LogChannel implements AlertChannel {
    private static final Logger LOG = Logger.getLogger("dev.sluice.alert.LogChannel");

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Severity least() {
        return Severity.MEDIUM;
    }

    @Override
    public CompletionStage<Delivery> send(RaisedAlert raised, long nowNanos) {
        Alert alert = raised.alert();
        if (alert.kind() == AlertKind.DESK_FAILED) {
            return CompletableFuture.completedFuture(Delivery.DELIVERED);
        }
        alert.symbol().ifPresent(symbol -> MDC.put("symbol", symbol.name()));
        alert.order().ifPresent(order -> MDC.put("order_id", order.value()));
        try {
            LOG.log(alert.severity().reaches(Severity.HIGH) ? Logger.Level.ERROR : Logger.Level.WARN, raised.line());
        } finally {
            MDC.remove("symbol");
            MDC.remove("order_id");
        }
        return CompletableFuture.completedFuture(Delivery.DELIVERED);
    }

    @Override
    public void close() {
        // the log outlives everybody
    }
}
