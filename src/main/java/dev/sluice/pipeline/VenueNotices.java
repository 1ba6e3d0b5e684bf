package dev.sluice.pipeline;

import dev.sluice.operator.VenueMeters;
import dev.sluice.venue.binance.VenueChannel;
import dev.sluice.venue.binance.VenueNotice;
import dev.sluice.venue.binance.VenueWatch;
import dev.sluice.vocabulary.UtcNanos;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * Turns what the adapter tells of itself into meters, log lines and the state that the status shows. Called on the
 * adapter's loop; read from any thread.
 */
final class VenueNotices implements VenueWatch {
    private static final Logger LOG = Logger.getLogger(VenueNotices.class);

    private final VenueMeters meters;
    private final Consumer<String> alignmentDue;
    private final Map<VenueChannel, Set<String>> open = new HashMap<>();
    private final AtomicReference<Connections> connections = new AtomicReference<>(new Connections(0, 0, false));
    private volatile OptionalLong clockOffsetNanos = OptionalLong.empty();
    private volatile LongConsumer answered = nanos -> {};

    private final AtomicReference<Optional<VenueNotice.WeightUsed>> used = new AtomicReference<>(Optional.empty());

    /**
     * What is connected.
     *
     * @param market connections of the market streams
     * @param user connections of the WebSocket API, which carries the user stream
     * @param banned whether the venue wants no requests now
     */
    record Connections(int market, int user, boolean banned) {}

    /** @param alignmentDue hears why the desk should compare with the venue's books */
    VenueNotices(VenueMeters meters, Consumer<String> alignmentDue) {
        this.meters = meters;
        this.alignmentDue = alignmentDue;
    }

    /** What the venue said of the weight used since this was asked last. */
    Optional<VenueNotice.WeightUsed> takeWeight() {
        return used.getAndSet(Optional.empty());
    }

    Connections connections() {
        return connections.get();
    }

    /** The venue's clock minus this machine's; empty before it was measured. */
    OptionalLong clockOffsetNanos() {
        return clockOffsetNanos;
    }

    /** @param listener hears how long the venue took to answer, on the adapter's loop */
    void onAnswer(LongConsumer listener) {
        answered = listener;
    }

    @Override
    public void on(VenueNotice notice) {
        switch (notice) {
            case VenueNotice.Opened opened -> opened(opened.channel(), opened.connection());
            case VenueNotice.Closed closed -> closed(closed);
            case VenueNotice.Reconnected reconnected -> reconnected(reconnected);
            case VenueNotice.Stale stale -> {
                meters.wentStale(stream(stale.channel()));
                LOG.warnf(
                        "%s delivered nothing for %d ms and is being replaced",
                        stale.connection(), stale.silentNanos() / UtcNanos.PER_MILLI);
            }
            case VenueNotice.Gap gap ->
                LOG.warnf(
                        "%s %s: expected %d, received %d", gap.symbol(), gap.stream(), gap.expected(), gap.received());
            case VenueNotice.Malformed malformed -> {
                meters.malformed(malformed.channel().label());
                LOG.warnf("message of %s was dropped: %s", malformed.source(), malformed.reason());
            }
            case VenueNotice.Unknown unknown -> LOG.debugf("ignored a message of kind %s", unknown.type());
            case VenueNotice.SnapshotRequested requested -> LOG.debugf("snapshot of %s asked for", requested.symbol());
            case VenueNotice.SnapshotRefused refused ->
                LOG.infof("no snapshot of %s: %s", refused.symbol(), refused.reason());
            case VenueNotice.BanStarted ban -> ban(ban);
            case VenueNotice.BanEnded ended -> banned(false);
            case VenueNotice.WeightUsed weight -> {
                meters.weight(weight.used(), weight.limit());
                used.set(Optional.of(weight));
            }
            case VenueNotice.ClockOffset offset -> {
                meters.clockOffset(offset.offsetNanos());
                clockOffsetNanos = OptionalLong.of(offset.offsetNanos());
            }
            case VenueNotice.Answered(long roundTripNanos) -> answered.accept(roundTripNanos);
            case VenueNotice.Alarm alarm -> {
                meters.alarm();
                LOG.error(alarm.text());
            }
            case VenueNotice.ForeignOrder foreign -> {
                meters.foreignOrder();
                LOG.warnf(
                        "order %s of %s is not the desk's: %s",
                        foreign.clientOrderId(), foreign.symbol(), foreign.status());
            }
            case VenueNotice.AlignmentDue due -> alignmentDue.accept(due.cause());
            case VenueNotice.Exchanged exchanged -> exchanged(exchanged);
        }
    }

    private void exchanged(VenueNotice.Exchanged exchanged) {
        meters.requested(exchanged.outcome());
        LOG.debugf(
                "%s: %s, request %s, answer %s",
                exchanged.endpoint(), exchanged.outcome(), exchanged.requestHash(), exchanged.answerHash());
    }

    private void opened(VenueChannel channel, String connection) {
        open.computeIfAbsent(channel, _ -> new HashSet<>()).add(connection);
        publish(connections.get().banned());
    }

    private void closed(VenueNotice.Closed closed) {
        open.computeIfAbsent(closed.channel(), _ -> new HashSet<>()).remove(closed.connection());
        publish(connections.get().banned());
        if (!closed.planned()) {
            LOG.warnf("%s closed: %s", closed.connection(), closed.reason());
        }
    }

    private void reconnected(VenueNotice.Reconnected reconnected) {
        meters.reconnected(stream(reconnected.channel()), reconnected.success());
        if (reconnected.success()) {
            opened(reconnected.channel(), reconnected.connection());
            LOG.infof("%s is open again (%s)", reconnected.connection(), reconnected.cause());
        }
    }

    private void ban(VenueNotice.BanStarted ban) {
        banned(true);
        LOG.errorf(
                "the venue %s until %s",
                ban.banned() ? "has banned this address" : "wants no requests", UtcNanos.format(ban.untilNanos()));
    }

    private void banned(boolean now) {
        meters.banned(now);
        publish(now);
    }

    private void publish(boolean banned) {
        connections.set(new Connections(
                open.getOrDefault(VenueChannel.MARKET_STREAM, Set.of()).size(),
                open.getOrDefault(VenueChannel.WEBSOCKET_API, Set.of()).size(),
                banned));
    }

    private static String stream(VenueChannel channel) {
        return channel == VenueChannel.MARKET_STREAM ? "market" : "user";
    }
}
