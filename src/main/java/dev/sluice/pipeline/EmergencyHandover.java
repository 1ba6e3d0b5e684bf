package dev.sluice.pipeline;

import dev.sluice.journal.JournaledEntry;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/** Brings what the emergency brake wrote down into the journal of a life of the desk. */
final class EmergencyHandover {
    private static final Logger LOG = Logger.getLogger(EmergencyHandover.class);

    private final EmergencyBrake brake;
    private final LiveRun run;
    private final EventLoop desk;
    private boolean underway;

    EmergencyHandover(EmergencyBrake brake, LiveRun run, EventLoop desk) {
        this.brake = brake;
        this.run = run;
        this.desk = desk;
    }

    /** Before the desk does anything; blocks. */
    void first() {
        List<JournaledEntry> pending = brake.pending();
        if (!pending.isEmpty()) {
            run.request(now -> new PersonInput.TakenOver(pending, now)).await().atMost(Patience.LIMIT);
            brake.journaled(pending.size());
        }
    }

    /** Somebody may have pulled it since; on the desk's loop. */
    void look(Vertx vertx) {
        if (underway || brake.pulled().isEmpty()) {
            return;
        }
        underway = true;
        Callable<Boolean> journaling = () -> {
            first();
            return true;
        };
        vertx.executeBlocking(journaling, false)
                .onComplete(done -> desk.execute(() -> {
                    underway = false;
                    if (done.failed()) {
                        LOG.warnf(
                                "emergency.jsonl is not journaled yet: %s",
                                done.cause().getMessage());
                    } else {
                        run.turn(new PersonInput.AllCancelsAsked(desk.nowNanos()));
                    }
                }));
    }
}
