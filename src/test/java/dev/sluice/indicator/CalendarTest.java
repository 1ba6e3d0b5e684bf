package dev.sluice.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.CandleClosed;
import dev.sluice.indicator.StructureEvent.PeriodClosed;
import dev.sluice.indicator.StructureEvent.PreviousLevelBroken;
import dev.sluice.indicator.StructureEvent.SessionClosed;
import dev.sluice.indicator.StructureEvent.SessionOpened;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
    private static final long HALF_DAY = CandleFixture.DAY / 2;
    private static final long QUARTER = 15 * CandleFixture.MINUTE;

    @ParameterizedTest(name = "{0} of {1}: {2} to {3} UTC")
    @CsvSource({
        "asia,     2024-01-10, 2024-01-10T00:00:00Z, 2024-01-10T09:00:00Z",
        "asia,     2024-07-10, 2024-07-10T00:00:00Z, 2024-07-10T09:00:00Z",
        "london,   2024-01-10, 2024-01-10T08:00:00Z, 2024-01-10T17:00:00Z",
        "london,   2024-07-10, 2024-07-10T07:00:00Z, 2024-07-10T16:00:00Z",
        "new-york, 2024-03-08, 2024-03-08T13:00:00Z, 2024-03-08T22:00:00Z",
        "new-york, 2024-03-11, 2024-03-11T12:00:00Z, 2024-03-11T21:00:00Z"
    })
    void sessionsKeepTheClocksOfTheirCity(String session, String date, String start, String end) {
        List<CandleClosed> day = quarters(date + "T00:00:00Z", 97);
        List<StructureEvent> events = StructureTest.events(StructureSettings.STANDARD, day);
        List<CandleClosed> inside = day.stream()
                .filter(candle ->
                        candle.openNanos() >= UtcNanos.parse(start) && candle.openNanos() < UtcNanos.parse(end))
                .toList();

        SessionOpened opened = StructureTest.of(events, SessionOpened.class).stream()
                .filter(event -> event.range().name().equals(session))
                .findFirst()
                .orElseThrow();
        SessionClosed closed = StructureTest.of(events, SessionClosed.class).stream()
                .filter(event -> event.range().name().equals(session))
                .findFirst()
                .orElseThrow();
        assertThat(opened.knownNanos()).isEqualTo(UtcNanos.parse(start) + QUARTER);
        assertThat(closed.knownNanos()).isEqualTo(UtcNanos.parse(end));
        assertThat(closed.range())
                .isEqualTo(new PriceRange(
                        session,
                        UtcNanos.parse(start),
                        UtcNanos.parse(end),
                        inside.getFirst().open(),
                        inside.stream().mapToLong(CandleClosed::high).max().orElseThrow(),
                        inside.stream().mapToLong(CandleClosed::low).min().orElseThrow(),
                        inside.getLast().close(),
                        true));
    }

    @Test
    void aSessionMayEndOnTheNextDay() {
        TradingSession night = new TradingSession("night", ZoneOffset.UTC, LocalTime.of(22, 0), LocalTime.of(2, 0));
        List<StructureEvent> events = StructureTest.events(
                new StructureSettings(5, 2, 64, ZoneOffset.UTC, List.of(night)), quarters("2024-01-10T01:00:00Z", 110));

        assertThat(StructureTest.of(events, SessionClosed.class).stream()
                        .map(event -> UtcNanos.format(event.range().startNanos()) + " "
                                + UtcNanos.format(event.knownNanos()) + " "
                                + event.range().complete()))
                .containsExactly(
                        "2024-01-09T22:00:00Z 2024-01-10T02:00:00Z false",
                        "2024-01-10T22:00:00Z 2024-01-11T02:00:00Z true");
    }

    @Test
    void aDayWeekAndMonthEndWithTheirLastCandle() {
        List<CandleClosed> candles = quarters("2024-03-28T00:00:00Z", 96 * 6);
        List<StructureEvent> events = StructureTest.events(StructureSettings.STANDARD, candles);

        assertThat(StructureTest.of(events, PeriodClosed.class).stream()
                        .map(event -> UtcNanos.format(event.knownNanos()) + " "
                                + event.range().name() + " "
                                + event.range().complete()))
                .containsExactly(
                        "2024-03-29T00:00:00Z day true",
                        "2024-03-30T00:00:00Z day true",
                        "2024-03-31T00:00:00Z day true",
                        "2024-04-01T00:00:00Z day true",
                        "2024-04-01T00:00:00Z week false",
                        "2024-04-01T00:00:00Z month false",
                        "2024-04-02T00:00:00Z day true",
                        "2024-04-03T00:00:00Z day true");
        CandleClosed first = candles.getFirst();
        PriceRange day = StructureTest.of(events, PeriodClosed.class).getFirst().range();
        assertThat(day.open()).isEqualTo(first.open());
        assertThat(day.high())
                .isEqualTo(candles.subList(0, 96).stream()
                        .mapToLong(CandleClosed::high)
                        .max()
                        .orElseThrow());
    }

    @Test
    void aDayInNewYorkEndsAtItsOwnMidnight() {
        List<StructureEvent> events = StructureTest.events(
                new StructureSettings(5, 2, 64, ZoneId.of("America/New_York"), List.of()),
                quarters("2024-03-09T05:00:00Z", 96 * 2));

        assertThat(StructureTest.of(events, PeriodClosed.class).stream()
                        .filter(event -> event.range().name().equals("day"))
                        .map(event -> UtcNanos.format(event.knownNanos())))
                .containsExactly("2024-03-10T05:00:00Z", "2024-03-11T04:00:00Z");
    }

    @Test
    void anEndThatFallsIntoAHoleIsToldByTheNextCandle() {
        List<CandleClosed> candles = Stream.concat(
                        quarters("2024-01-10T00:00:00Z", 4).stream(), quarters("2024-01-12T06:00:00Z", 1).stream())
                .toList();
        List<StructureEvent> events = StructureTest.events(StructureSettings.STANDARD, candles);

        assertThat(StructureTest.of(events, PeriodClosed.class)).hasSize(1).allSatisfy(event -> {
            assertThat(event.candle()).isEqualTo(4);
            assertThat(UtcNanos.format(event.range().endNanos())).isEqualTo("2024-01-11T00:00:00Z");
        });
    }

    @Test
    void aPreviousLevelIsBrokenOnce() {
        long start = UtcNanos.parse("2024-01-10T00:00:00Z");
        List<CandleClosed> candles = new ArrayList<>();
        for (int price : new int[] {100, 101, 105, 106, 90, 80}) {
            long units = CandleFixture.units(price);
            long[] prices = {units, units, units, units};
            candles.add(CandleFixture.candle(start + candles.size() * HALF_DAY, HALF_DAY, prices, BigDecimal.ONE));
        }
        List<StructureEvent> events = StructureTest.events(StructureSettings.STANDARD, candles);

        assertThat(StructureTest.of(events, PreviousLevelBroken.class).stream()
                        .map(event -> event.candle() + " " + event.level()))
                .containsExactly("2 HIGH", "4 LOW");
    }

    private static List<CandleClosed> quarters(String start, int count) {
        List<CandleClosed> walk = CandleFixture.walk(17, count, 9);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    CandleClosed at = walk.get(i);
                    long[] prices = {at.open(), at.high(), at.low(), at.close()};
                    return CandleFixture.candle(UtcNanos.parse(start) + i * QUARTER, QUARTER, prices, at.volume());
                })
                .toList();
    }
}
