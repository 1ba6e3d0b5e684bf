package dev.sluice.pipeline;

import dev.sluice.alert.AlertChannel;
import dev.sluice.alert.ChannelQueue;
import dev.sluice.alert.Delivery;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.health.Component;
import dev.sluice.health.Condition;
import dev.sluice.operator.AlertMeters;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One channel and what waits for it. Belongs on the alerts' loop; how it is may be asked from anywhere. */
final class AlertLane {
    private final AlertChannel channel;
    private final ChannelQueue queue;
    private final EventLoop loop;
    private final AlertMeters meters;
    private final BiConsumer<RaisedAlert, AlertChannel> delivered;
    private volatile Optional<String> dead = Optional.empty();
    private volatile boolean idle = true;

    /** @param delivered hears of every alert that the other side has */
    AlertLane(
            AlertChannel channel, EventLoop loop, AlertMeters meters, BiConsumer<RaisedAlert, AlertChannel> delivered) {
        this.channel = channel;
        this.queue = new ChannelQueue(channel.gapNanos());
        this.loop = loop;
        this.meters = meters;
        this.delivered = delivered;
    }

    AlertChannel channel() {
        return channel;
    }

    /** Whether nothing waits and nothing is on its way. */
    boolean isIdle() {
        return idle;
    }

    /** Hands it over, now or when the channel is ready for it. */
    void offer(RaisedAlert alert) {
        if (alert.alert().severity().reaches(channel.least())) {
            queue.offer(alert).ifPresent(lost -> count(lost, "dropped"));
            pump();
        }
    }

    /** A dead channel never stops the desk: people still have the others. */
    Component component() {
        String name = "alert:" + channel.name();
        return dead.map(reason -> new Component(name, Condition.DEGRADED, reason))
                .orElseGet(() -> new Component(name, Condition.OK, "delivers"));
    }

    private void pump() {
        long now = loop.nowNanos();
        queue.next(now).ifPresent(next -> send(next, now));
        idle = queue.isEmpty();
        queue.dueNanos().filter(due -> due > now).ifPresent(due -> loop.at(due, this::pump));
    }

    private void send(RaisedAlert alert, long nowNanos) {
        channel.send(alert, nowNanos)
                .whenComplete((answer, failure) -> loop.execute(() -> answered(alert, answer, failure)));
    }

    private void answered(RaisedAlert alert, @Nullable Delivery answer, @Nullable Throwable failure) {
        Delivery delivery = failure != null || answer == null ? new Delivery.Failed("broken", 0) : answer;
        ChannelQueue.End end = queue.answered(delivery, loop.nowNanos());
        count(alert, end.name().toLowerCase(Locale.ROOT));
        dead = queue.dead();
        if (end == ChannelQueue.End.DELIVERED) {
            delivered.accept(alert, channel);
        }
        pump();
    }

    private void count(RaisedAlert alert, String result) {
        meters.counted(alert.alert().severity().name(), channel.name(), result);
    }
}
