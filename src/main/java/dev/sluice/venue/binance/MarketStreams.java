package dev.sluice.venue.binance;

import dev.sluice.feed.BinanceMessageDecoder;
import dev.sluice.feed.BinanceMessageDecoder.Decoded;
import dev.sluice.feed.BookTicker;
import dev.sluice.feed.CandleClosed;
import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.MalformedMessageException;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.TradeTick;
import dev.sluice.venue.binance.SymbolSequence.Verdict;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The venue's public market data of many symbols: over as many connections as that takes, without repetitions, with
 * every hole told of once and closed by a depth snapshot.
 *
 * <p>A message that cannot be understood is told of and dropped; if it was a depth message, the hole that it leaves is
 * closed like any other. Everything happens on the adapter's loop.
 */
public final class MarketStreams implements StreamGroup.Receiver {
    private static final long TICK_NANOS = UtcNanos.PER_SECOND;

    /** How long a symbol may have a stream but no depth message, before its book is fetched all the same. */
    private static final long QUIET_NANOS = 2 * UtcNanos.PER_SECOND;

    private final StreamSettings settings;
    private final StreamPorts ports;
    private final Consumer<MarketEvent> consumer;
    private final BinanceMessageDecoder decoder = new BinanceMessageDecoder();
    private final List<StreamGroup> groups = new ArrayList<>();
    private final Map<Symbol, Followed> followed = new HashMap<>();
    private final SnapshotDesk snapshots;
    private final Suspicions suspicions = new Suspicions();
    private boolean stopped;

    private record Followed(SymbolSequence sequence, StreamGroup group) {}

    public MarketStreams(StreamSettings settings, StreamPorts ports, Consumer<MarketEvent> consumer) {
        this.settings = settings;
        this.ports = ports;
        this.consumer = consumer;
        this.snapshots = new SnapshotDesk(ports, settings.snapshotLevels(), this::deliver);
        ports.timers().at(ports.timers().nowNanos() + TICK_NANOS, this::tick);
    }

    /** Begins to follow these symbols; those followed already are left as they are. */
    public void subscribe(Collection<Symbol> symbols) {
        for (Symbol symbol : symbols) {
            if (!followed.containsKey(symbol)) {
                StreamGroup group = roomyGroup();
                group.streams().addAll(settings.streamsOf(symbol));
                followed.put(symbol, new Followed(new SymbolSequence(symbol), group));
                if (settings.hasDepth()) {
                    ports.timers().at(ports.timers().nowNanos() + QUIET_NANOS, () -> fetchQuiet(symbol));
                }
            }
        }
        groups.forEach(StreamGroup::streamsChanged);
    }

    /** Follows these symbols no longer. */
    public void unsubscribe(Collection<Symbol> symbols) {
        for (Symbol symbol : symbols) {
            Followed gone = followed.remove(symbol);
            if (gone != null) {
                settings.streamsOf(symbol).forEach(gone.group().streams()::remove);
                snapshots.forget(symbol);
            }
        }
        groups.forEach(StreamGroup::streamsChanged);
    }

    /** Fetches a snapshot for a book that lost its sequence, unless one is on its way. */
    public void requestSnapshot(Symbol symbol) {
        Followed known = followed.get(symbol);
        if (known != null && !stopped) {
            snapshots.want(symbol, known.sequence().joinedFrom());
        }
    }

    /** Ends all connections; nothing is delivered any more. */
    public void stop() {
        stopped = true;
        groups.forEach(StreamGroup::stop);
        snapshots.clear();
    }

    @Override
    public void message(StreamGroup group, StreamConnection connection, byte[] bytes, int offset, int length) {
        long now = ports.timers().nowNanos();
        try {
            switch (decoder.decode(bytes, offset, length, now)) {
                case Decoded.Event(MarketEvent event) -> {
                    if (group.isSecond(connection)) {
                        group.hold(connection, bytes, offset, length);
                    } else {
                        connection.sawData(now);
                        onEvent(event, connection);
                    }
                }
                case Decoded.Snapshot _ -> tellUnknown("snapshot");
                case Decoded.Other(String type) -> onOther(type, group, connection, bytes, offset, length);
            }
        } catch (MalformedMessageException e) {
            if (group.isSecond(connection)) {
                group.hold(connection, bytes, offset, length);
            } else {
                onMalformed(group, bytes, offset, length, String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public void excuse(StreamGroup group) {
        for (Followed each : followed.values()) {
            if (each.group() == group) {
                each.sequence().excuse();
            }
        }
    }

    private void onEvent(MarketEvent event, StreamConnection connection) {
        Followed known = followed.get(event.symbol());
        if (known == null) {
            return;
        }
        SymbolSequence sequence = known.sequence();
        switch (event) {
            case TradeTick trade -> {
                tellGap(known, "trade", sequence.missingBefore(trade), trade.tradeId());
                deliver(event, sequence.take(trade));
            }
            case BookTicker ticker -> deliver(event, sequence.take(ticker));
            case DepthDiff diff -> onDiff(diff, known, connection);
            case DepthSnapshot _ -> tellUnknown("snapshot");
            case CandleClosed _ -> tellUnknown("kline");
        }
    }

    private void onDiff(DepthDiff diff, Followed known, StreamConnection connection) {
        SymbolSequence sequence = known.sequence();
        long missing = sequence.missingBefore(diff);
        Verdict verdict = sequence.take(diff, decoder.eventNanos(), connection);
        if (verdict == Verdict.CONTRADICTORY) {
            String reason = "update ids " + diff.firstUpdateId() + " to " + diff.finalUpdateId()
                    + " have another event time than their place in the stream allows";
            ports.watch()
                    .on(new VenueNotice.Malformed(VenueChannel.MARKET_STREAM, "depth of " + diff.symbol(), reason));
            return;
        }
        tellGap(known, "depth", missing, diff.firstUpdateId());
        deliver(diff, verdict);
        if (verdict == Verdict.DELIVER_FIRST) {
            snapshots.want(diff.symbol(), sequence.joinedFrom());
        }
    }

    private void deliver(MarketEvent event, Verdict verdict) {
        if (verdict == Verdict.DELIVER || verdict == Verdict.DELIVER_FIRST) {
            deliver(event);
        }
    }

    private void deliver(MarketEvent event) {
        if (!stopped) {
            consumer.accept(event);
        }
    }

    private void tellGap(Followed known, String stream, long expected, long received) {
        Symbol symbol = known.sequence().symbol();
        if (expected >= 0 && !suspicions.explains(known.group(), symbol, stream)) {
            ports.watch().on(new VenueNotice.Gap(symbol, stream, expected, received));
        }
        suspicions.checked(known.group(), symbol, stream);
    }

    private void onOther(
            String type, StreamGroup group, StreamConnection connection, byte[] bytes, int offset, int length) {
        if (type.equals("serverShutdown")) {
            group.renewFor(connection);
        } else if (type.equals("unnamed")) {
            StreamAnswer answer = StreamAnswer.read(bytes, offset, length);
            if (connection.refusedBy(answer)) {
                String reason = "subscription refused: " + answer.error();
                ports.watch().on(new VenueNotice.Alarm("market stream " + group.name() + ": " + reason));
                group.fail(connection, reason);
            }
        } else {
            tellUnknown(type);
        }
    }

    private void onMalformed(StreamGroup group, byte[] bytes, int offset, int length, String reason) {
        String stream = StreamName.in(bytes, offset, length);
        @Nullable Followed known = group.streams().contains(stream) ? ofStream(stream) : null;
        if (known == null) {
            suspicions.note(group);
        } else if (stream.contains("@depth")) {
            known.sequence().excuseDepth();
        } else if (stream.contains("@trade")) {
            known.sequence().excuseTrades();
        }
        String source = known == null ? group.name() : stream;
        ports.watch().on(new VenueNotice.Malformed(VenueChannel.MARKET_STREAM, source, reason));
    }

    private @Nullable Followed ofStream(String stream) {
        return followed.get(StreamName.symbol(stream));
    }

    private void tellUnknown(String type) {
        ports.watch().on(new VenueNotice.Unknown(VenueChannel.MARKET_STREAM, type));
    }

    private StreamGroup roomyGroup() {
        int more = settings.kinds().size();
        for (StreamGroup group : groups) {
            if (group.streams().size() + more <= settings.streamsPerConnection()) {
                return group;
            }
        }
        StreamGroup group = new StreamGroup("market-" + (groups.size() + 1), ports, settings, this);
        groups.add(group);
        return group;
    }

    private void fetchQuiet(Symbol symbol) {
        Followed known = followed.get(symbol);
        if (known != null && known.sequence().joinedFrom() < 0 && !stopped) {
            snapshots.want(symbol, -1);
        }
    }

    private void tick() {
        if (!stopped) {
            suspicions.age();
            groups.forEach(StreamGroup::tick);
            ports.timers().at(ports.timers().nowNanos() + TICK_NANOS, this::tick);
        }
    }
}
