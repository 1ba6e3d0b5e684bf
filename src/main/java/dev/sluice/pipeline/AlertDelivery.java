package dev.sluice.pipeline;

import dev.sluice.alert.AlertChannel;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.health.Component;
import dev.sluice.operator.AlertMeters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Hands alerts to all channels, each with a queue of its own, on a loop of their own: no channel slows another. */
final class AlertDelivery {
    private static final Logger LOG = Logger.getLogger(AlertDelivery.class);
    private static final long LOOK_MILLIS = 20;

    private final EventLoop loop;
    private final List<AlertLane> lanes;
    private final Outbox outbox;
    private final BroadcastProcessor<RaisedAlert> delivering = BroadcastProcessor.create();

    /** What is known of deliveries beyond this process. */
    interface Outbox {
        /** The channel's other side has it. */
        void delivered(RaisedAlert raised, AlertChannel channel);

        /** Looks for what the channel does not have and should. */
        void find(String channel, LongSupplier nowNanos, Consumer<RaisedAlert> missed);
    }

    AlertDelivery(EventLoop loop, List<AlertChannel> channels, Outbox outbox, AlertMeters meters) {
        this.loop = loop;
        this.outbox = outbox;
        this.lanes = channels.stream()
                .map(channel -> new AlertLane(channel, loop, meters, outbox::delivered))
                .toList();
    }

    /** From any thread. */
    void deliver(RaisedAlert raised) {
        loop.execute(() -> {
            delivering.onNext(raised);
            lanes.forEach(lane -> lane.offer(raised));
        });
    }

    Multi<RaisedAlert> delivering() {
        return delivering;
    }

    List<Component> components() {
        return lanes.stream().map(AlertLane::component).toList();
    }

    void deliverLeftOver() {
        for (AlertLane lane : lanes) {
            if (lane.channel().isRemote()) {
                outbox.find(lane.channel().name(), loop::wallNanos, missed -> loop.execute(() -> lane.offer(missed)));
            }
        }
    }

    /** Waits until everything is delivered, or the limit is over; blocks. */
    void close(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!isIdle(limit) && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("alerts may be undelivered: their loop does not answer (%s)", e);
        }
        lanes.forEach(lane -> lane.channel().close());
    }

    /** Asked on the loop, behind whatever was handed over before; blocks. */
    private boolean isIdle(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
        return CompletableFuture.supplyAsync(() -> lanes.stream().allMatch(AlertLane::isIdle), loop)
                .get(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
