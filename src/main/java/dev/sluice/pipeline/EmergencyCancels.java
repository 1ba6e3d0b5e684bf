package dev.sluice.pipeline;

import dev.sluice.execution.CancelOrder;
import dev.sluice.execution.OrderGateway;
import dev.sluice.execution.OrderReport;
import dev.sluice.execution.VenueOrder;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.venue.binance.BinanceGateway;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.UtcNanos;
import io.smallrye.mutiny.TimeoutException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Cancels every open order of the desk at the venue while the emergency brake is on: asks which are open, writes each
 * down, asks to cancel it, and looks again, because one may have been on its way. On a road of its own: the desk's may
 * be closed. Blocks.
 */
final class EmergencyCancels {
    private static final Logger LOG = Logger.getLogger(EmergencyCancels.class);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final EmergencyBrake brake;
    private final InstantSource clock;
    private long pauseMillis = FIRST_PAUSE_MILLIS;

    EmergencyCancels(EmergencyBrake brake, InstantSource clock) {
        this.brake = brake;
        this.clock = clock;
    }

    /** A way to the venue. */
    interface Road extends AutoCloseable {
        OrderGateway gateway();

        VenueLedger ledger();

        @Override
        void close();
    }

    /** Opens one; fails if the venue cannot be reached. */
    interface Roads {
        Road open();
    }

    /** Until the brake is off. */
    void run(Roads roads) {
        while (isWanted()) {
            try (Road road = roads.open()) {
                cancelAll(road);
            } catch (UncheckedIOException e) {
                LOG.errorf("cancels wait: %s", e.getMessage());
                pause();
            } catch (TimeoutException | IllegalStateException e) {
                LOG.warnf("the venue cannot be reached for emergency cancels, trying again: %s", e.getMessage());
                pause();
            }
        }
    }

    private void cancelAll(Road road) {
        while (isWanted()) {
            VenueStatement statement = Patience.await(() -> road.ledger().statement(List.of()));
            List<VenueOrder> open =
                    statement.orders().stream().filter(this::isOurs).toList();
            open.forEach(order -> cancel(order, road));
            if (!open.isEmpty()) {
                LOG.infof("asked the venue to cancel %d orders without the journal", open.size());
                pauseMillis = FIRST_PAUSE_MILLIS;
            }
            pause();
        }
    }

    private void cancel(VenueOrder order, Road road) {
        brake.file().append(new EmergencyCancel(order.symbol(), order.clientOrderId(), UtcNanos.of(clock.instant())));
        OrderId any = new OrderId(order.clientOrderId().value());
        road.gateway().cancel(new CancelOrder(any, order.symbol(), order.clientOrderId()));
    }

    /** Orders of others on the account are left alone. */
    private boolean isOurs(VenueOrder order) {
        return !order.state().isTerminal()
                && brake.deskName()
                        .filter(name -> order.clientOrderId().value().startsWith(name))
                        .isPresent();
    }

    private boolean isWanted() {
        return brake.pulled().isPresent() && !Thread.currentThread().isInterrupted();
    }

    private void pause() {
        try {
            for (long left = pauseMillis; left > 0 && isWanted(); left -= FIRST_PAUSE_MILLIS) {
                TimeUnit.MILLISECONDS.sleep(Math.min(left, FIRST_PAUSE_MILLIS));
            }
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the venue says on this road the next life learns by asking. */
    static final class Deaf implements BinanceGateway.Listener {
        @Override
        public void onReport(OrderReport report) {
            LOG.debugf("on the emergency road: %s", report);
        }

        @Override
        public void onBalance(BalanceChange balance) {
            LOG.debugf("on the emergency road: %s", balance);
        }
    }
}
