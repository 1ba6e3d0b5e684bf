package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.StreamFixture.BTCUSDT;
import static dev.sluice.venue.binance.VirtualTimers.MILLI;
import static dev.sluice.venue.binance.VirtualTimers.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.DepthSnapshot;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faulty messages on a stream that runs well otherwise: one report each, and no book with a hole in it. */
class FaultyMessagesTest {
    private static final String DEPTH = "btcusdt@depth@100ms";

    private final StreamFixture live = StreamFixture.of(BTCUSDT);
    private long snapshots;

    @BeforeEach
    void begin() {
        live.trade(5 * SECOND);
        live.timers.pass(SECOND);
        snapshots = live.events(DepthSnapshot.class).size();
    }

    @Test
    void tellsOfADepthMessageThatCannotBeUnderstoodAndHealsTheBook() {
        live.server.publish(DEPTH, StreamServer.depth(BTCUSDT, 0, live.updateId + 1, live.updateId + 3));
        live.updateId += 3;
        live.trade(5 * SECOND);

        expectOneReportAndAHealedBook(1);
        assertThat(live.notices(VenueNotice.Malformed.class).getFirst().source())
                .isEqualTo(DEPTH);
    }

    @Test
    void tellsOfATradeThatCannotBeUnderstoodAndOfNoGapAfterIt() {
        live.tradeId++;
        live.server.publish("btcusdt@trade", "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":\"x\"}");
        live.trade(5 * SECOND);

        expectOneReportAndAHealedBook(0);
    }

    @Test
    void blamesGarbageThatShowsNoStreamForTheNextHole() {
        live.server.connected().getFirst().send("{\"stre\u0000m\":#!");
        live.updateId += 3;
        live.trade(5 * SECOND);

        expectOneReportAndAHealedBook(1);
        assertThat(live.notices(VenueNotice.Malformed.class).getFirst().source())
                .isEqualTo("market-1");
    }

    @Test
    void blamesGarbageForOneHoleOnlyAndForNoneLater() {
        live.server.connected().getFirst().send("[]");
        live.trade(5 * SECOND);
        live.updateId += 3;
        live.trade(5 * SECOND);

        assertThat(live.notices(VenueNotice.Malformed.class)).hasSize(1);
        assertThat(live.notices(VenueNotice.Gap.class)).hasSize(1);
    }

    @Test
    void givesUpAMessageWhoseTimeContradictsAnotherOfTheSameUpdate() {
        long millis = live.timers.nowNanos() / MILLI;
        live.server.publish(DEPTH, StreamServer.depth(BTCUSDT, millis, live.updateId + 1, live.updateId + 3));
        live.server.publish(DEPTH, StreamServer.depth(BTCUSDT, millis - 1, live.updateId + 1, live.updateId + 3));
        live.updateId += 3;
        live.trade(5 * SECOND);

        expectOneReportAndAHealedBook(1);
    }

    @Test
    void givesUpAMessageThatIsNewByIdButOldByTime() {
        long millis = live.timers.nowNanos() / MILLI - 60_000;
        live.server.publish(DEPTH, StreamServer.depth(BTCUSDT, millis, live.updateId + 1, live.updateId + 3));
        live.updateId += 3;
        live.trade(5 * SECOND);

        expectOneReportAndAHealedBook(1);
    }

    @Test
    void keepsQuietAboutMessagesThatComeTwiceOrLate() {
        long millis = live.timers.nowNanos() / MILLI;
        String first = StreamServer.depth(BTCUSDT, millis, live.updateId + 1, live.updateId + 3);
        String second = StreamServer.depth(BTCUSDT, millis + 1, live.updateId + 4, live.updateId + 6);
        List.of(first, second, second, first).forEach(each -> live.server.publish(DEPTH, each));
        live.updateId += 6;
        live.timers.pass(SECOND);
        live.trade(5 * SECOND);

        assertThat(live.faults()).isEmpty();
        assertThat(live.events(DepthSnapshot.class)).hasSize((int) snapshots);
    }

    @Test
    void ignoresAndCountsWhatItDoesNotKnow() {
        live.server.connected().getFirst().send("{\"stream\":\"x@y\",\"data\":{\"e\":\"somethingNew\",\"E\":1}}");
        live.trade(SECOND);

        assertThat(live.notices(VenueNotice.Unknown.class))
                .containsExactly(new VenueNotice.Unknown(VenueChannel.MARKET_STREAM, "somethingNew"));
        assertThat(live.faults()).isEmpty();
        assertThat(live.server.attempts).hasSize(1);
    }

    @Test
    void leavesAConnectionOnWhichASubscriptionIsRefused() {
        live.server.connected().getFirst().send("{\"code\":2,\"msg\":\"Invalid request: too many\",\"id\":1}");
        live.trade(5 * SECOND);

        assertThat(live.notices(VenueNotice.Alarm.class))
                .containsExactly(new VenueNotice.Alarm(
                        "market stream market-1: subscription refused: Invalid request: too many"));
        assertThat(live.server.attempts).hasSize(2);
        assertThat(live.market(BTCUSDT).book().synchronised()).isTrue();
    }

    private void expectOneReportAndAHealedBook(int moreSnapshots) {
        assertThat(live.faults()).hasSize(1).allMatch(VenueNotice.Malformed.class::isInstance);
        assertThat(live.events(DepthSnapshot.class)).hasSize((int) snapshots + moreSnapshots);
        assertThat(live.market(BTCUSDT).book().synchronised()).isTrue();
        assertThat(live.market(BTCUSDT).book().lastUpdateId()).isEqualTo(live.updateId);
    }
}
