package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.StreamFixture.BTCUSDT;
import static dev.sluice.venue.binance.StreamFixture.ETHUSDT;
import static dev.sluice.venue.binance.VirtualTimers.HOUR;
import static dev.sluice.venue.binance.VirtualTimers.MILLI;
import static dev.sluice.venue.binance.VirtualTimers.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.DepthDiff;
import dev.sluice.feed.DepthSnapshot;
import dev.sluice.feed.TradeTick;
import dev.sluice.venue.binance.VenueNotice.Cause;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MarketStreamsTest {
    @Test
    void deliversBooksAndTradesOfAllSymbols() {
        StreamFixture live = StreamFixture.of(BTCUSDT, ETHUSDT);

        live.trade(10 * SECOND);

        assertThat(live.market(BTCUSDT).book().synchronised()).isTrue();
        assertThat(live.market(ETHUSDT).book().synchronised()).isTrue();
        assertThat(live.market(BTCUSDT).book().lastUpdateId()).isEqualTo(live.updateId);
        assertThat(live.snapshotsAsked).hasSize(2);
        assertThat(live.faults()).isEmpty();
        assertThat(live.server.connected()).hasSize(1);
    }

    @Test
    void renewsBeforeADayIsOverWithoutGapOrRepetition() {
        StreamFixture live = StreamFixture.of(BTCUSDT);

        live.trade(SECOND, 72 * HOUR);

        assertThat(live.server.attempts).hasSize(4);
        assertThat(live.notices(VenueNotice.Closed.class)).hasSize(3).allMatch(VenueNotice.Closed::planned);
        assertThat(live.notices(VenueNotice.Reconnected.class))
                .hasSize(3)
                .allMatch(again -> again.cause() == Cause.RENEWAL && again.success());
        assertThat(live.faults()).isEmpty();
        assertThat(live.gapsSeenByTheDesk()).isZero();
        assertThat(live.snapshotsAsked).hasSize(1);
        List<TradeTick> trades = live.events(TradeTick.class);
        assertThat(trades)
                .extracting(TradeTick::tradeId)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(trades.getFirst().tradeId(), live.tradeId)
                                .boxed()
                                .toList());
    }

    @Test
    void triesAgainUntilTheRenewalSucceedsWhileTheOldConnectionSpeaks() {
        StreamFixture live = StreamFixture.of(BTCUSDT);
        live.trade(SECOND, 22 * HOUR);
        live.server.accepts = client -> client.number > 5;

        live.trade(SECOND, 2 * HOUR);

        assertThat(live.notices(VenueNotice.Reconnected.class))
                .extracting(VenueNotice.Reconnected::success)
                .containsExactly(false, false, false, false, true);
        assertThat(live.faults()).isEmpty();
        assertThat(live.gapsSeenByTheDesk()).isZero();
    }

    @Test
    void leavesAServerThatShutsDownAtOnceAndWithoutAGap() {
        StreamFixture live = StreamFixture.of(BTCUSDT);
        live.trade(10 * SECOND);

        live.server.connected().getFirst().shutDown();
        live.trade(5 * SECOND);

        assertThat(live.server.attempts).hasSize(2);
        assertThat(live.server.connected()).hasSize(1);
        assertThat(live.notices(VenueNotice.Reconnected.class))
                .extracting(VenueNotice.Reconnected::cause)
                .containsExactly(Cause.SHUTDOWN);
        assertThat(live.gapsSeenByTheDesk()).isZero();
        assertThat(live.faults()).isEmpty();
    }

    @Test
    void comesBackAfterALossAndTellsOfNoGapThatTheLossExplains() {
        StreamFixture live = StreamFixture.of(BTCUSDT);
        live.trade(10 * SECOND);

        live.server.connected().getFirst().drop("cable cut");
        live.trade(10 * SECOND);

        assertThat(live.notices(VenueNotice.Closed.class))
                .extracting(VenueNotice.Closed::reason)
                .containsExactly("cable cut");
        assertThat(live.notices(VenueNotice.Reconnected.class))
                .extracting(VenueNotice.Reconnected::success)
                .containsExactly(true);
        assertThat(live.faults()).isEmpty();
        assertThat(live.snapshotsAsked).hasSize(2);
        assertThat(live.market(BTCUSDT).book().synchronised()).isTrue();
    }

    @Test
    void boundsTheRateOfAReconnectStorm() {
        List<Symbol> symbols =
                IntStream.range(0, 3_000).mapToObj(i -> new Symbol("S" + i)).toList();
        StreamFixture live = new StreamFixture(symbols, StreamFixture.settings().withKinds(List.of("trade")));
        live.timers.pass(8 * SECOND);
        assertThat(live.server.connected()).hasSize(3);
        live.server.accepts = client -> {
            live.timers.in(30 * MILLI, () -> client.drop("overloaded"));
            return true;
        };
        live.server.connected().forEach(client -> client.drop("overloaded"));

        live.timers.pass(HOUR);

        List<Long> attempts = live.server.attempts;
        for (int i = 300; i < attempts.size(); i++) {
            assertThat(attempts.get(i) - attempts.get(i - 300)).isGreaterThan(300 * SECOND);
        }
        assertThat(attempts.size()).isBetween(3 * 120, 3 * 260);
        live.server.accepts = ignored -> true;
        live.timers.pass(60 * SECOND);
        assertThat(live.server.connected().stream().flatMap(client -> client.streams.stream()))
                .containsAll(symbols.stream()
                        .map(symbol -> symbol.name().toLowerCase(Locale.ROOT) + "@trade")
                        .toList());
    }

    @Test
    void replacesAConnectionThatLivesButSaysNothing() {
        StreamFixture live = StreamFixture.of(BTCUSDT);
        live.trade(10 * SECOND);

        live.server.connected().getFirst().silent = true;
        live.trade(13 * SECOND);

        assertThat(live.notices(VenueNotice.Stale.class)).hasSize(1);
        assertThat(live.notices(VenueNotice.Stale.class).getFirst().silentNanos())
                .isBetween(10 * SECOND, 12 * SECOND);
        assertThat(live.server.connected()).hasSize(1).allMatch(client -> client.number == 2);
        assertThat(live.market(BTCUSDT).book().lastUpdateId()).isEqualTo(live.updateId);
        assertThat(live.faults()).isEmpty();
    }

    @Test
    void asksASilentMarketLessAndLessOften() {
        StreamFixture live = StreamFixture.of(BTCUSDT);
        live.trade(10 * SECOND);

        live.timers.pass(HOUR);

        assertThat(live.notices(VenueNotice.Stale.class).size()).isBetween(10, 20);
        live.trade(10 * SECOND);
        assertThat(live.market(BTCUSDT).book().synchronised()).isTrue();
        assertThat(live.gapsSeenByTheDesk()).isZero();
    }

    @Test
    void takesASecondConnectionForMoreThan1024StreamsAndKeepsThePace() {
        List<Symbol> symbols = IntStream.range(0, 1_025)
                .mapToObj(i -> new Symbol("SYMBOL" + i))
                .toList();
        StreamFixture live = new StreamFixture(symbols, StreamFixture.settings().withKinds(List.of("trade")));

        live.timers.pass(8 * SECOND);

        assertThat(live.server.connected()).hasSize(2);
        assertThat(live.server.connected())
                .extracting(client -> client.streams.size())
                .containsExactly(1_024, 1);
        assertThat(live.server.violations).isEmpty();
        assertThat(live.server.connected().getFirst().requests.size()).isGreaterThan(5);
        assertThat(live.server.clients).allMatch(client -> client.url.length() <= StreamConnection.URL_LIMIT);
    }

    @Test
    void followsMoreSymbolsAndFewerOnTheSameConnection() {
        StreamFixture live = StreamFixture.of(BTCUSDT);
        live.trade(SECOND);

        for (int i = 0; i < 20; i++) {
            live.streams.subscribe(List.of(ETHUSDT));
            live.streams.unsubscribe(List.of(ETHUSDT));
        }
        live.streams.subscribe(List.of(ETHUSDT));
        live.streams.unsubscribe(List.of(BTCUSDT));
        live.trade(10 * SECOND);

        assertThat(live.server.attempts).hasSize(1);
        assertThat(live.server.connected().getFirst().streams)
                .containsExactlyInAnyOrder("ethusdt@depth@100ms", "ethusdt@trade", "ethusdt@bookTicker");
        assertThat(live.server.violations).isEmpty();
    }

    @Test
    void replacesAConnectionOnWhichASubscriptionIsNotAnswered() {
        StreamFixture live = StreamFixture.of(BTCUSDT);
        live.trade(SECOND);
        live.server.answersRequests = false;

        live.streams.subscribe(List.of(ETHUSDT));
        live.timers.pass(12 * SECOND);

        assertThat(live.notices(VenueNotice.Closed.class))
                .extracting(VenueNotice.Closed::reason)
                .containsExactly("a subscription was not answered in time");
        assertThat(live.server.connected()).hasSize(1);
        assertThat(live.server.connected().getFirst().streams).contains("ethusdt@trade");
    }

    @Test
    void dropsWhatWasSaidBeforeAndTellsOfEveryHoleOnce() {
        StreamFixture live = StreamFixture.of(BTCUSDT);
        live.trade(5 * SECOND);
        int snapshots = live.events(DepthSnapshot.class).size();

        String depth = "btcusdt@depth@100ms";
        long millis = live.timers.nowNanos() / MILLI;
        live.server.publish(depth, StreamServer.depth(BTCUSDT, millis, live.updateId + 1, live.updateId + 3));
        live.server.publish(depth, StreamServer.depth(BTCUSDT, millis, live.updateId + 1, live.updateId + 3));
        live.server.publish(depth, StreamServer.depth(BTCUSDT, millis, live.updateId + 7, live.updateId + 9));
        live.updateId += 9;
        live.tradeId += 5;
        live.trade(5 * SECOND);

        assertThat(live.notices(VenueNotice.Gap.class))
                .extracting(VenueNotice.Gap::stream)
                .containsExactly("depth", "trade");
        assertThat(live.events(DepthSnapshot.class)).hasSize(snapshots + 1);
        assertThat(live.market(BTCUSDT).book().synchronised()).isTrue();
        assertThat(live.events(DepthDiff.class))
                .extracting(DepthDiff::finalUpdateId)
                .doesNotHaveDuplicates();
    }

    @Test
    void triesForASnapshotUntilOneIsNewEnough() {
        StreamFixture live = StreamFixture.of(BTCUSDT);
        List<SnapshotRoad.Fetched> answers = new ArrayList<>(List.of(
                new SnapshotRoad.Fetched.Failed("HTTP 503", 0),
                new SnapshotRoad.Fetched.Arrived("{\"lastUpdateId\":\"x\"".getBytes()),
                new SnapshotRoad.Fetched.Arrived(StreamServer.snapshot(1).getBytes()),
                new SnapshotRoad.Fetched.Failed("budget", live.timers.nowNanos() + 20 * SECOND)));
        live.snapshotsInTrouble = true;
        live.snapshotTrouble = answer -> {
            answer.accept(answers.removeFirst());
            live.snapshotsInTrouble = !answers.isEmpty();
        };

        live.trade(25 * SECOND);

        assertThat(live.notices(VenueNotice.SnapshotRefused.class)).hasSize(4);
        assertThat(live.snapshotsAsked).hasSize(5);
        assertThat(live.snapshotsAsked.getLast() - live.snapshotsAsked.getFirst())
                .isBetween(19 * SECOND, 21 * SECOND);
        assertThat(live.market(BTCUSDT).book().synchronised()).isTrue();
    }

    @Test
    void saysNothingMoreOnceStopped() {
        StreamFixture live = StreamFixture.of(BTCUSDT);
        live.trade(5 * SECOND);

        live.streams.stop();
        int before = live.events.size();
        live.trade(HOUR / 60);

        assertThat(live.events).hasSize(before);
        assertThat(live.server.connected()).isEmpty();
        assertThat(live.server.attempts).hasSize(1);
    }
}
