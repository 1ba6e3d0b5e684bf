package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.VirtualTimers.MILLI;
import static dev.sluice.venue.binance.VirtualTimers.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceRestTest {
    private static final Pattern TIMESTAMP = Pattern.compile("timestamp=(\\d+)");
    private static final VenueRequest ACCOUNT =
            VenueRequest.of(Endpoint.ACCOUNT).build();
    private static final VenueRequest DEPTH =
            VenueRequest.of(Endpoint.DEPTH).with("symbol", "BTCUSDT").build();

    private final VirtualTimers timers = new VirtualTimers();
    private final RestServer server = new RestServer(timers);
    private final List<VenueNotice> notices = new ArrayList<>();
    private final RestFixture fixture = new RestFixture(timers, server, notices::add);
    private final List<VenueAnswer> answers = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {-3 * SECOND, 3 * SECOND})
    void signsTheVeryFirstRequestWithTheVenuesTime(long skew) {
        server.skewNanos = skew;

        fixture.rest.send(ACCOUNT, answers::add);
        fixture.clock.start(fixture.rest);
        timers.pass(SECOND);

        assertThat(answers).hasSize(1).first().isInstanceOf(VenueAnswer.Ok.class);
        String signed = server.targets().stream()
                .filter(target -> target.contains("/account"))
                .findFirst()
                .orElseThrow();
        Matcher timestamp = TIMESTAMP.matcher(signed);
        assertThat(timestamp.find()).isTrue();
        long start = timers.nowNanos() - SECOND;
        assertThat(Long.parseLong(timestamp.group(1)) * MILLI).isBetween(start + skew, start + skew + 20 * MILLI);
    }

    @Test
    void sendsNothingSignedWhileTheVenuesTimeIsUnknown() {
        server.answerAll(new VenueHttp.Result.NotSent("not_connected"));
        fixture.clock.start(fixture.rest);

        fixture.rest.send(ACCOUNT, answers::add);
        timers.pass(10 * SECOND);

        assertThat(answers).containsExactly(new VenueAnswer.NotSent("clock_unknown"));
        assertThat(server.targets()).noneMatch(target -> target.contains("/account"));
    }

    @Test
    void leavesPublicRequestsUnsigned() {
        fixture.rest.send(DEPTH, answers::add);
        timers.pass(SECOND);

        assertThat(server.calls)
                .containsExactly(
                        new VenueHttp.Call(Endpoint.Method.GET, "/api/v3/depth?symbol=BTCUSDT", "", 10 * SECOND));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 418})
    void sendsNothingAtAllUntilAPauseOrBanIsOver(int status) {
        fixture.clock.start(fixture.rest);
        timers.pass(SECOND);
        server.answerAll(RestServer.answered(
                status, "{\"code\":-1003,\"msg\":\"Too much.\"}", new VenueHttp.Header("Retry-After", "90")));
        fixture.rest.send(ACCOUNT, answers::add);
        timers.pass(SECOND);
        server.answers = ignored -> Optional.empty();
        int before = server.calls.size();

        for (int i = 0; i < 80; i++) {
            fixture.rest.send(ACCOUNT, answers::add);
            fixture.rest.send(DEPTH, answers::add);
            fixture.rest.send(VenueRequest.of(Endpoint.ORDER_CANCEL).build(), answers::add);
            timers.pass(SECOND);
        }
        assertThat(server.calls).hasSize(before);
        assertThat(answers).hasSize(241);

        timers.pass(60 * SECOND);
        assertThat(server.calls).hasSizeGreaterThan(before);
        assertThat(notices).filteredOn(VenueNotice.BanStarted.class::isInstance).hasSize(1);
        assertThat(notices).filteredOn(VenueNotice.BanEnded.class::isInstance).hasSize(1);
        assertThat(notices).filteredOn(VenueNotice.Alarm.class::isInstance).hasSize(status == 418 ? 1 : 0);
    }

    @Test
    void tellsTheBudgetWhatTheVenueSaysIsUsed() {
        server.answerAll(RestServer.ok("{}", new VenueHttp.Header("x-mbx-used-weight-1m", "5990")));

        fixture.rest.send(DEPTH, answers::add);
        timers.pass(SECOND);
        fixture.rest.send(DEPTH, answers::add);
        timers.pass(SECOND);

        assertThat(notices).contains(new VenueNotice.WeightUsed(5_990, 6_000));
        assertThat(server.calls).hasSize(1);
        assertThat(answers.getLast()).isEqualTo(new VenueAnswer.NotSent("venue_weight"));
    }

    @Test
    void measuresTheClockAgainWhenATimestampIsRefused() {
        fixture.clock.start(fixture.rest);
        timers.pass(10 * SECOND);
        server.skewNanos = 10 * SECOND;
        server.answers = call -> Optional.of(call)
                .filter(each -> each.target().contains("/account"))
                .map(each -> RestServer.answered(400, "{\"code\":-1021,\"msg\":\"Timestamp outside of recvWindow.\"}"));

        fixture.rest.send(ACCOUNT, answers::add);
        timers.pass(SECOND);

        assertThat(fixture.clock.offsetNanos()).isBetween(10 * SECOND - MILLI, 10 * SECOND + MILLI);
    }

    @Test
    void tellsWhatMayHaveArrivedFromWhatCannotHave() {
        fixture.clock.start(fixture.rest);
        timers.pass(SECOND);

        server.answerAll(new VenueHttp.Result.Lost("timeout"));
        fixture.rest.send(ACCOUNT, answers::add);
        timers.pass(SECOND);
        server.answerAll(new VenueHttp.Result.NotSent("not_connected"));
        fixture.rest.send(ACCOUNT, answers::add);
        timers.pass(SECOND);

        assertThat(answers).containsExactly(new VenueAnswer.Lost("timeout"), new VenueAnswer.NotSent("not_connected"));
    }

    @Test
    void asksForSnapshotsOnlyAsOftenAsTheBudgetAllowsMarketData() {
        RestSnapshots snapshots = new RestSnapshots(fixture.rest, fixture.context);
        List<SnapshotRoad.Fetched> fetched = new ArrayList<>();

        for (int i = 0; i < 120; i++) {
            snapshots.fetch(StreamFixture.BTCUSDT, 1_000, fetched::add);
        }
        timers.pass(SECOND);

        // 60 % of 6,000 are for market data, and each weighs 50.
        assertThat(server.calls).hasSize(72);
        assertThat(fetched).hasSize(120);
        assertThat(fetched).contains(new SnapshotRoad.Fetched.Failed("venue_weight", 0));
    }
}
