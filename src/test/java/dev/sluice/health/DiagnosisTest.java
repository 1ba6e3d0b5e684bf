package dev.sluice.health;

import static dev.sluice.health.Condition.CRITICAL;
import static dev.sluice.health.Condition.DEGRADED;
import static dev.sluice.health.Condition.OK;
import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.health.Vitals.FeedSign;
import dev.sluice.health.Vitals.JournalSign;
import dev.sluice.health.Vitals.VenueSign;
import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosisTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long MILLI = UtcNanos.PER_MILLI;
    private static final long MEBIBYTE = 1L << 20;
    private static final long START = 1_700_000_000L * SECOND;

    private final Health health = new Health();
    private final Diagnosis diagnosis = new Diagnosis(HealthPolicy.DEFAULT);
    private long now = START;
    private JournalSign journal = new JournalSign(true, 0);
    private VenueSign venue = new VenueSign(1, 1, false, OptionalLong.of(0));
    private OptionalLong disk = OptionalLong.of(5_000 * MEBIBYTE);
    private long compared = START;
    private boolean bitcoinLives = true;
    private boolean etherLives = true;
    private boolean synchronised = true;

    @Test
    void isWellWhereEverythingIs() {
        look();

        assertThat(health.components()).extracting(Component::condition).containsOnly(OK);
        assertThat(health.components())
                .extracting(Component::name)
                .containsExactly(
                        "loop",
                        "journal",
                        "venue",
                        "market_stream",
                        "round_trip",
                        "clock",
                        "disk",
                        "reconciliation",
                        "market:BTCUSDT",
                        "market:ETHUSDT");
        assertThat(health.condition()).isEqualTo(OK);
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                change("loop", OK, test -> test.lag(249 * MILLI)),
                change("loop", DEGRADED, test -> test.lag(250 * MILLI)),
                change("loop", DEGRADED, test -> test.lag(5 * SECOND - 1)),
                change("loop", CRITICAL, test -> test.lag(5 * SECOND)),
                change("journal", OK, test -> test.journal(true, 249 * MILLI)),
                change("journal", DEGRADED, test -> test.journal(true, 250 * MILLI)),
                change("journal", CRITICAL, test -> test.journal(true, 10 * SECOND)),
                change("journal", CRITICAL, test -> test.journal(false, 0)),
                change("journal", OK, test -> test.append(249 * MILLI)),
                change("journal", DEGRADED, test -> test.append(250 * MILLI)),
                change("journal", DEGRADED, test -> test.append(60 * SECOND)),
                change("venue", DEGRADED, test -> test.venue(1, 0, false)),
                change("venue", CRITICAL, test -> test.venue(1, 1, true)),
                change("market_stream", DEGRADED, test -> test.venue(0, 1, false)),
                change("round_trip", OK, test -> test.answers(999 * MILLI, 999 * MILLI)),
                change("round_trip", DEGRADED, test -> test.answers(10 * MILLI, SECOND)),
                change("round_trip", DEGRADED, test -> test.answers(10 * MILLI, 60 * SECOND)),
                change("round_trip", CRITICAL, test -> test.answers(5 * SECOND, 5 * SECOND)),
                change("clock", OK, test -> test.offset(999 * MILLI)),
                change("clock", DEGRADED, test -> test.offset(-SECOND)),
                change("clock", CRITICAL, test -> test.offset(60 * SECOND)),
                change("clock", OK, test -> test.offset()),
                change("disk", OK, test -> test.disk(1_024 * MEBIBYTE)),
                change("disk", DEGRADED, test -> test.disk(1_024 * MEBIBYTE - 1)),
                change("disk", DEGRADED, test -> test.disk(100 * MEBIBYTE)),
                change("disk", CRITICAL, test -> test.disk(100 * MEBIBYTE - 1)),
                change("disk", OK, test -> test.disk()),
                change("reconciliation", OK, test -> test.compared(300 * SECOND)),
                change("reconciliation", DEGRADED, test -> test.compared(300 * SECOND + 1)));
    }

    private static Arguments change(String part, Condition expected, UnaryOperator<DiagnosisTest> change) {
        return Arguments.of(part, expected, change);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void judgesEveryPartByItsOwnRule(String part, Condition expected, UnaryOperator<DiagnosisTest> change) {
        change.apply(this).look();

        assertThat(condition(part)).isEqualTo(expected);
        assertThat(health.components())
                .filteredOn(component -> !component.name().equals(part))
                .extracting(Component::condition)
                .containsOnly(OK);
    }

    @Test
    void isCriticalOnceAStreamHasBeenAwayForLongerThanAnOutageLasts() {
        venue(0, 0, false).look();
        now += 15 * SECOND;
        look();
        assertThat(condition("venue")).isEqualTo(DEGRADED);
        assertThat(condition("market_stream")).isEqualTo(DEGRADED);

        now += 1;
        look();

        assertThat(condition("venue")).isEqualTo(CRITICAL);
        assertThat(condition("market_stream")).isEqualTo(CRITICAL);
        venue(1, 1, false).look();
        assertThat(condition("venue")).isEqualTo(OK);
        venue(1, 0, false).look();
        assertThat(condition("venue")).isEqualTo(DEGRADED);
    }

    @Test
    void isCriticalOnceEveryBookHasBeenOldForAWhile() {
        bitcoinLives = false;
        etherLives = false;
        for (int second = 0; second < 15; second++) {
            now += SECOND;
            look();
        }
        assertThat(condition("market:BTCUSDT")).isEqualTo(DEGRADED);

        now += 10 * SECOND;
        look();

        assertThat(condition("market:BTCUSDT")).isEqualTo(CRITICAL);
        assertThat(condition("market:ETHUSDT")).isEqualTo(CRITICAL);
    }

    @Test
    void isDegradedAtMostWhileOneBookIsFresh() {
        etherLives = false;
        for (int second = 0; second < 60; second++) {
            now += SECOND;
            compared = now;
            look();
        }

        assertThat(condition("market:BTCUSDT")).isEqualTo(OK);
        assertThat(condition("market:ETHUSDT")).isEqualTo(DEGRADED);
    }

    @Test
    void doubtsABookThatLostItsSequence() {
        synchronised = false;
        look();

        assertThat(condition("market:BTCUSDT")).isEqualTo(DEGRADED);
    }

    @Test
    void hearsWhoIsExpectedAndNobodyElse() {
        health.expect("venue_loop", new Limit(SECOND, 5 * SECOND), now);
        health.beat("stranger", now);
        look();
        assertThat(condition("venue_loop")).isEqualTo(OK);
        assertThat(health.components()).extracting(Component::name).doesNotContain("stranger");

        now += SECOND;
        look();
        assertThat(condition("venue_loop")).isEqualTo(DEGRADED);
        now += 4 * SECOND;
        look();
        assertThat(condition("venue_loop")).isEqualTo(CRITICAL);

        health.beat("venue_loop", now);
        look();
        assertThat(condition("venue_loop")).isEqualTo(OK);
    }

    @Test
    void tellsTheNumbersBehindTheConditions() {
        answers(2 * MILLI, 30 * MILLI)
                .lag(MILLI)
                .append(3 * MILLI)
                .offset(-7 * MILLI)
                .look();

        Measures measures = health.measures();
        assertThat(measures.roundTrip()).isEqualTo(new Percentiles(10, 2 * MILLI, 30 * MILLI, 30 * MILLI));
        assertThat(measures.clockOffsetNanos()).hasValue(-7 * MILLI);
        assertThat(measures.feedAgeNanos()).containsEntry("BTCUSDT", 0L);
        assertThat(health.roundTripNanos()).isEqualTo(2 * MILLI);
        assertThat(health.loopLagNanos()).isEqualTo(MILLI);
    }

    private Condition condition(String part) {
        return health.components().stream()
                .filter(component -> component.name().equals(part))
                .findFirst()
                .orElseThrow()
                .condition();
    }

    private void look() {
        List<FeedSign> feeds = List.of(
                new FeedSign(BTCUSDT, bitcoinLives ? now : START, synchronised),
                new FeedSign(ETHUSDT, etherLives ? now : START, true));
        health.look(diagnosis, new Vitals(journal, venue, feeds, compared, disk), now);
    }

    private DiagnosisTest lag(long nanos) {
        health.lagged(nanos, now);
        return this;
    }

    private DiagnosisTest append(long nanos) {
        health.committed(nanos, now);
        return this;
    }

    private DiagnosisTest journal(boolean writes, long waiting) {
        journal = new JournalSign(writes, waiting);
        return this;
    }

    private DiagnosisTest venue(int market, int user, boolean banned) {
        venue = new VenueSign(market, user, banned, OptionalLong.of(0));
        return this;
    }

    /** Nine like the first and one like the second. */
    private DiagnosisTest answers(long usual, long slowest) {
        for (int i = 0; i < 9; i++) {
            health.answered(usual, now);
        }
        health.answered(slowest, now);
        return this;
    }

    private DiagnosisTest offset(long nanos) {
        venue = new VenueSign(1, 1, false, OptionalLong.of(nanos));
        return this;
    }

    private DiagnosisTest offset() {
        venue = new VenueSign(1, 1, false, OptionalLong.empty());
        return this;
    }

    private DiagnosisTest disk(long bytes) {
        disk = OptionalLong.of(bytes);
        return this;
    }

    private DiagnosisTest disk() {
        disk = OptionalLong.empty();
        return this;
    }

    private DiagnosisTest compared(long ago) {
        compared = now - ago;
        return this;
    }
}
