package dev.sluice.pipeline;

import dev.sluice.alert.AlertChannel;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.health.Component;
import dev.sluice.operator.AlertMeters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.time.Duration;
import java.util.List;

/** Hands alerts to all channels, each with a queue of its own, on a loop of their own: no channel slows another. */
final class AlertDelivery {
    private static final long LOOK_MILLIS = 20;

    private final EventLoop loop;
    private final List<AlertLane> lanes;
    private final LeftOverAlerts leftOver;
    private final BroadcastProcessor<RaisedAlert> delivering = BroadcastProcessor.create();

    AlertDelivery(EventLoop loop, List<AlertChannel> channels, LeftOverAlerts leftOver, AlertMeters meters) {
        this.loop = loop;
        this.leftOver = leftOver;
        this.lanes = channels.stream()
                .map(channel -> new AlertLane(channel, loop, meters, leftOver::delivered))
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
                leftOver.find(lane.channel().name(), loop::wallNanos, missed -> loop.execute(() -> lane.offer(missed)));
            }
        }
    }

    /** Waits until everything is delivered, or the limit is over; blocks. */
    void close(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            do {
                Thread.sleep(LOOK_MILLIS); // what was handed over has to reach its lane first
            } while (System.nanoTime() < end && !lanes.stream().allMatch(AlertLane::isIdle));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lanes.forEach(lane -> lane.channel().close());
    }
}
