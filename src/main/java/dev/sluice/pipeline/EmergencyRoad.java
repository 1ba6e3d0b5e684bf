package dev.sluice.pipeline;

import dev.sluice.execution.OrderGateway;
import dev.sluice.operator.VenueMeters;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.venue.paper.PaperStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** A road to the venue of a mode with an exchange of somebody else's, with loops of its own. Opening blocks. */
final class EmergencyRoad implements EmergencyCancels.Road {
    private static final Logger LOG = Logger.getLogger(EmergencyRoad.class);

    private final EventLoop loop;
    private final VenueStart start;
    private final DeskVenue venue;

    /** What a road is built with. */
    record Parts(
            SluiceConfig config,
            Vertx vertx,
            InstantSource clock,
            PaperStore store,
            PaperRoutes routes,
            VenueMeters meters) {}

    private EmergencyRoad(EventLoop loop, VenueStart start, DeskVenue venue) {
        this.loop = loop;
        this.start = start;
        this.venue = venue;
    }

    static EmergencyRoad open(Parts parts) {
        EventLoop loop = EventLoop.start(
                        parts.vertx(), parts.clock(), broken -> LOG.error("the emergency road", broken))
                .await()
                .atMost(Patience.LIMIT);
        VenueStart start = new VenueStart(
                parts.config(),
                new VenueStart.Parts(
                        parts.vertx(),
                        loop,
                        loop,
                        parts.store(),
                        parts.routes(),
                        parts.meters(),
                        alert -> LOG.warnf("the emergency road: %s", alert),
                        broken -> LOG.error("the emergency road", broken)),
                cause -> {});
        try {
            return new EmergencyRoad(loop, start, start.open(new EmergencyCancels.Deaf(), id -> true));
        } catch (RuntimeException e) {
            close(start, loop);
            throw e;
        }
    }

    @Override
    public OrderGateway gateway() {
        return venue.gateway();
    }

    @Override
    public VenueLedger ledger() {
        return venue.ledger();
    }

    @Override
    public void close() {
        close(start, loop);
    }

    private static void close(VenueStart start, EventLoop loop) {
        try {
            Uni.createFrom()
                    .completionStage(start::close)
                    .chain(loop::stop)
                    .await()
                    .atMost(Patience.LIMIT);
        } catch (RuntimeException e) {
            LOG.warnf("the emergency road did not close: %s", e.getMessage());
        }
    }
}
