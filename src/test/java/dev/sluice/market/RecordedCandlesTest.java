package dev.sluice.market;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.RealData;
import dev.sluice.feed.CandleClosed;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.UtcNanos;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shorter candles of the real market make its longer ones, in every field. */
@Tag("real-data")
class RecordedCandlesTest {
    private static final long HOUR = 3_600 * UtcNanos.PER_SECOND;
    private static final long OUTAGE = UtcNanos.parse("2023-03-24T13:00:00Z");

    @Test
    void quartersMakeTheHours() throws IOException {
        assertMakes(klines("15m"), 4, "1h", klines("1h"));
    }

    @Test
    void hoursMakeTheDays() throws IOException {
        assertMakes(klines("1h"), 24, "1d", klines("1d"));
    }

    /** The hour before the outage was cut short by it; the hour of it does not exist. */
    @Test
    void aHoleStaysAHole() throws IOException {
        List<CandleClosed> hours = klines("1h");
        List<CandleClosed> made = rolledUp(hours, "1h");
        List<CandleClosed> pairs = rolledUp(hours, "2h");
        CandleClosed before = at(OUTAGE - HOUR, hours);

        assertThat(made).extracting(CandleClosed::openNanos).doesNotContain(OUTAGE);
        assertThat(made)
                .extracting(CandleClosed::openNanos)
                .isEqualTo(hours.stream().map(CandleClosed::openNanos).toList());
        assertThat(before.closeNanos()).isLessThan(OUTAGE);
        assertThat(at(OUTAGE - HOUR, made).closeNanos()).isEqualTo(OUTAGE);
        assertThat(at(OUTAGE - HOUR, pairs).close()).isEqualTo(before.close());
    }

    @Test
    void whatIsShownIsWhatWasGiven() throws IOException {
        List<CandleClosed> quarters = klines("15m");
        Candles candles = new Candles();
        quarters.forEach(candles::add);

        List<Candle> hours = candles.newest(CandleInterval.ONE_HOUR, 100);

        Map<Long, CandleClosed> expected = byOpen(rolledUp(quarters, "1h"));
        assertThat(hours).hasSize(100);
        for (Candle hour : hours.subList(0, 99)) {
            assertThat(hour.complete()).isTrue();
            assertSame(hour.closed(BTCUSDT, hour.closeNanos()), Objects.requireNonNull(expected.get(hour.openNanos())));
        }
    }

    private static CandleClosed at(long openNanos, List<CandleClosed> candles) {
        return Objects.requireNonNull(byOpen(candles).get(openNanos));
    }

    private static void assertMakes(List<CandleClosed> parts, int count, String interval, List<CandleClosed> wholes) {
        CandleInterval length = CandleInterval.of(interval);
        Map<Long, Integer> partsOf = new HashMap<>();
        parts.forEach(part -> partsOf.merge(length.startOf(part.openNanos()), 1, Integer::sum));
        Map<Long, CandleClosed> expected = byOpen(wholes);
        int compared = 0;
        for (CandleClosed made : rolledUp(parts, interval)) {
            CandleClosed whole = expected.get(made.openNanos());
            if (whole != null && Objects.equals(partsOf.get(made.openNanos()), count)) {
                assertSame(made, whole);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(1_500);
    }

    private static void assertSame(CandleClosed made, CandleClosed whole) {
        assertThat(made.closeNanos()).isEqualTo(whole.closeNanos());
        assertThat(made.receivedNanos()).isEqualTo(whole.receivedNanos());
        assertThat(made.open()).isEqualTo(whole.open());
        assertThat(made.high()).isEqualTo(whole.high());
        assertThat(made.low()).isEqualTo(whole.low());
        assertThat(made.close()).isEqualTo(whole.close());
        assertThat(made.volume()).isEqualByComparingTo(whole.volume());
        assertThat(made.quoteVolume()).isEqualByComparingTo(whole.quoteVolume());
        assertThat(made.trades()).isEqualTo(whole.trades());
        assertThat(made.takerBuyVolume()).isEqualByComparingTo(whole.takerBuyVolume());
        assertThat(made.takerBuyQuoteVolume()).isEqualByComparingTo(whole.takerBuyQuoteVolume());
    }

    private static Map<Long, CandleClosed> byOpen(List<CandleClosed> candles) {
        Map<Long, CandleClosed> byOpen = new HashMap<>();
        candles.forEach(candle -> byOpen.put(candle.openNanos(), candle));
        return byOpen;
    }

    private static List<CandleClosed> rolledUp(List<CandleClosed> parts, String interval) {
        List<CandleClosed> told = new ArrayList<>();
        CandleBuilder builder = new CandleBuilder(BTCUSDT, CandleInterval.of(interval), Long.MIN_VALUE, told::add);
        parts.forEach(builder::onCandle);
        return told;
    }

    private static List<CandleClosed> klines(String interval) throws IOException {
        var file = RealData.file("klines/BTCUSDT-" + interval + ".csv.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            Stream<String> rows = lines.lines().filter(line -> Character.isDigit(line.charAt(0)));
            return rows.map(row -> candle(row.split(","))).toList();
        }
    }

    private static CandleClosed candle(String[] row) {
        long end = Long.parseLong(row[6]) * 1_000_000 + 1_000_000;
        return new CandleClosed(
                BTCUSDT,
                end,
                Long.parseLong(row[0]) * 1_000_000,
                end,
                units(row[1]),
                units(row[2]),
                units(row[3]),
                units(row[4]),
                decimal(row[5]),
                decimal(row[7]),
                Long.parseLong(row[8]),
                decimal(row[9]),
                decimal(row[10]));
    }
}
