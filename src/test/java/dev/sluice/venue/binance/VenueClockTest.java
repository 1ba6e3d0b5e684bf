package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.VirtualTimers.HOUR;
import static dev.sluice.venue.binance.VirtualTimers.MILLI;
import static dev.sluice.venue.binance.VirtualTimers.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VenueClockTest {
    private final VirtualTimers timers = new VirtualTimers();
    private final RestServer server = new RestServer(timers);
    private final List<VenueNotice> notices = new ArrayList<>();
    private final RestFixture fixture = new RestFixture(timers, server, notices::add);
    private final VenueClock clock = fixture.clock;

    @ParameterizedTest
    @ValueSource(longs = {-3 * SECOND, -SECOND / 2, 0, 3 * SECOND})
    void knowsTheVenuesTimeWhateverTheOwnClockShows(long skew) {
        server.skewNanos = skew;

        clock.start(fixture.rest);
        timers.pass(SECOND);

        assertThat(clock.offsetNanos()).isCloseTo(skew, within(MILLI));
        assertThat(clock.venueNanos()).isCloseTo(timers.nowNanos() + skew, within(MILLI));
        assertThat(alarms()).hasSize(Math.abs(skew) > SECOND ? 1 : 0);
    }

    @Test
    void believesTheQuickestOfManyUnequalRoundTrips() {
        SplittableRandom chance = new SplittableRandom(5);
        server.skewNanos = 250 * MILLI;
        server.there = () -> MILLI + chance.nextLong(chance.nextInt(8) == 0 ? MILLI : 400 * MILLI);
        server.back = () -> MILLI + chance.nextLong(2 * MILLI);

        clock.start(fixture.rest);
        timers.pass(HOUR);

        VenueNotice.ClockOffset last = notices(VenueNotice.ClockOffset.class).getLast();
        assertThat(Math.abs(last.offsetNanos() - server.skewNanos)).isLessThan(last.roundTripNanos() / 2 + MILLI);
        assertThat(last.roundTripNanos()).isLessThan(150 * MILLI);
        assertThat(server.calls).hasSizeBetween(115, 125);
    }

    @Test
    void noticesThatAClockWasSet() {
        clock.start(fixture.rest);
        timers.pass(HOUR);

        server.skewNanos = -2 * SECOND;
        timers.pass(31 * SECOND);

        assertThat(clock.offsetNanos()).isCloseTo(-2 * SECOND, within(MILLI));
        assertThat(alarms()).hasSize(1);
        assertThat(alarms().getFirst()).contains("ahead of the venue's");
    }

    @Test
    void measuresAgainAtOnceWhenTheVenueFindsATimestampWrong() {
        clock.start(fixture.rest);
        timers.pass(HOUR);

        server.skewNanos = 20 * MILLI;
        clock.doubted();
        timers.pass(SECOND);

        assertThat(clock.offsetNanos()).isCloseTo(20 * MILLI, within(MILLI));
    }

    @Test
    void keepsTheLastOffsetAndTellsWhenTheTimeCannotBeMeasured() {
        server.skewNanos = 3 * SECOND;
        clock.start(fixture.rest);
        timers.pass(HOUR);
        server.answerAll(new VenueHttp.Result.NotSent("not_connected"));

        timers.pass(HOUR);

        assertThat(clock.offsetNanos()).isCloseTo(3 * SECOND, within(MILLI));
        assertThat(alarms()).hasSize(2);
        assertThat(alarms().getLast()).contains("could not be measured");
    }

    private static Offset<Long> within(long nanos) {
        return Offset.offset(nanos);
    }

    private List<String> alarms() {
        return notices(VenueNotice.Alarm.class).stream()
                .map(VenueNotice.Alarm::text)
                .toList();
    }

    private <T> List<T> notices(Class<T> kind) {
        return notices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
