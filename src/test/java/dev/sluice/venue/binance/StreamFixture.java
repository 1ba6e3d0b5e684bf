package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.VirtualTimers.MILLI;
import static dev.sluice.venue.binance.VirtualTimers.SECOND;

import dev.sluice.feed.MarketEvent;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Market streams against a server in virtual time, with a market that never rests. */
final class StreamFixture {
    static final Symbol BTCUSDT = new Symbol("BTCUSDT");
    static final Symbol ETHUSDT = new Symbol("ETHUSDT");

    final VirtualTimers timers = new VirtualTimers();
    final StreamServer server = new StreamServer(timers);
    final List<VenueNotice> notices = new ArrayList<>();
    final List<MarketEvent> events = new ArrayList<>();
    final Markets markets = new Markets();
    final List<Long> snapshotsAsked = new ArrayList<>();
    final MarketStreams streams;
    final Collection<Symbol> symbols;
    /** What the snapshot road does instead of answering, while it is set. */
    Consumer<Consumer<SnapshotRoad.Fetched>> snapshotTrouble = answer -> {};

    boolean snapshotsInTrouble;
    boolean keepsEvents = true;
    long updateId = 1_000;
    long tradeId = 1;

    StreamFixture(Collection<Symbol> symbols, StreamSettings settings) {
        this.symbols = symbols;
        streams = new MarketStreams(
                settings,
                new StreamPorts(
                        timers,
                        server,
                        this::snapshot,
                        SlidingLimit.ofConnections(),
                        notices::add,
                        new SplittableRandom(7)),
                this::take);
        streams.subscribe(symbols);
    }

    static StreamFixture of(Symbol... symbols) {
        return new StreamFixture(List.of(symbols), settings());
    }

    static StreamSettings settings() {
        return StreamSettings.of("wss://stream.example");
    }

    /** A message of depth and one of trades for every symbol, each so often, for so long. */
    void trade(long everyNanos, long forNanos) {
        long end = timers.nowNanos() + forNanos;
        while (timers.nowNanos() < end) {
            publish();
            timers.pass(everyNanos);
        }
    }

    void trade(long forNanos) {
        trade(100 * MILLI, forNanos);
    }

    void publish() {
        long first = updateId + 1;
        updateId += 3;
        tradeId++;
        long millis = timers.nowNanos() / MILLI;
        for (Symbol symbol : symbols) {
            String name = symbol.name().toLowerCase(Locale.ROOT);
            server.publish(name + "@depth@100ms", StreamServer.depth(symbol, millis, first, updateId));
            server.publish(name + "@trade", StreamServer.trade(symbol, millis, tradeId));
        }
    }

    SymbolMarket market(Symbol symbol) {
        return markets.of(symbol).orElseThrow();
    }

    <T extends VenueNotice> List<T> notices(Class<T> kind) {
        return notices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends MarketEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What the adapter told of that somebody should look at. */
    List<VenueNotice> faults() {
        return notices.stream()
                .filter(notice -> notice instanceof VenueNotice.Gap
                        || notice instanceof VenueNotice.Malformed
                        || notice instanceof VenueNotice.Alarm)
                .toList();
    }

    /** Holes that the desk itself saw in any symbol's streams. */
    long gapsSeenByTheDesk() {
        return markets.all().stream().mapToLong(SymbolMarket::gaps).sum();
    }

    private void take(MarketEvent event) {
        if (keepsEvents) {
            events.add(event);
        }
        markets.on(event);
    }

    private void snapshot(Symbol symbol, int levels, Consumer<SnapshotRoad.Fetched> answer) {
        snapshotsAsked.add(timers.nowNanos());
        if (snapshotsInTrouble) {
            timers.in(50 * MILLI, () -> snapshotTrouble.accept(answer));
        } else {
            timers.in(
                    50 * MILLI,
                    () -> answer.accept(new SnapshotRoad.Fetched.Arrived(
                            StreamServer.snapshot(updateId).getBytes(StandardCharsets.UTF_8))));
        }
    }

    static long seconds(long count) {
        return count * SECOND;
    }
}
