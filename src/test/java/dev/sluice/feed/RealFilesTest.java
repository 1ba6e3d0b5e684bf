package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.RealData;
import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("real-data")
class RealFilesTest {
    private static final long HOUR = 3_600 * UtcNanos.PER_SECOND;

    @TempDir
    private Path folder;

    @Test
    void readsEveryRecordedTradeAndReportsEveryHoleInTheIds() throws IOException {
        Path file = RealData.file("trades/LTCUSDT-trades-2025-06-21.csv.gz");
        long holes = 0;
        long missing = 0;
        long last = -1;
        List<String[]> rows = rows(file);
        for (String[] row : rows.subList(1, rows.size())) {
            long id = Long.parseLong(row[4]);
            holes += last >= 0 && id != last + 1 ? 1 : 0;
            missing += last >= 0 ? id - last - 1 : 0;
            last = id;
        }

        FilesFixture files = new FilesFixture(folder).read(file);

        assertThat(files.events).hasSize(rows.size() - 1);
        assertThat(files.counts().skipped()).isZero();
        assertThat(holes).isPositive();
        assertThat(files.counts().defects()).isEqualTo(Map.of(DefectKind.ID_GAP, holes));
        assertThat(files.counts().missingTrades()).isEqualTo(missing);
        assertThat(files.events.getFirst())
                .isEqualTo(new TradeTick(
                        new Symbol("LTCUSDT"),
                        1_750_507_467_356_000_000L,
                        293_517_768L,
                        FixedPoint.parse("83.29"),
                        FixedPoint.parse("0.107"),
                        Aggressor.BUY,
                        1_750_507_467_356_000_000L));
    }

    @ParameterizedTest
    @CsvSource({
        "klines/BTCUSDT-15m.csv.gz, 46673, BTCUSDT",
        "klines/BTCUSDT-1h.csv.gz, 37923, BTCUSDT",
        "klines/BTCUSDT-1d.csv.gz, 3178, BTCUSDT",
        "structure/EURUSD_15M.csv.gz, 24424, EURUSD",
        "backtest/GOOG.csv, 2148, GOOG",
        "indicators/default.csv, 502, SPX"
    })
    void readsEveryRecordedCandle(String name, int rows, String symbol) throws IOException {
        ReadOptions options = ReadOptions.ALL.withSymbol(Optional.of(new Symbol("SPX")));

        FilesFixture files = new FilesFixture(folder).read(named(name, options), RealData.file(name));

        assertThat(files.defects).isEmpty();
        assertThat(files.events).hasSize(rows).allSatisfy(event -> {
            assertThat(event).isInstanceOf(CandleClosed.class);
            assertThat(event.symbol().name()).isEqualTo(symbol);
        });
    }

    /** The symbol is given only where the name lacks it. */
    private static ReadOptions named(String name, ReadOptions options) {
        return name.startsWith("indicators") ? options : ReadOptions.ALL;
    }

    @Test
    void leavesTheVenuesOutageAHole() throws IOException {
        FilesFixture files = new FilesFixture(folder).read(RealData.file("klines/BTCUSDT-1h.csv.gz"));
        List<Long> missing = new ArrayList<>();
        for (int i = 1; i < files.events.size(); i++) {
            CandleClosed before = (CandleClosed) files.events.get(i - 1);
            CandleClosed candle = (CandleClosed) files.events.get(i);
            assertThat(candle.closeNanos() - candle.openNanos()).isEqualTo(HOUR);
            if (candle.openNanos() != before.closeNanos()) {
                missing.add(before.closeNanos());
            }
        }

        assertThat(missing.stream().map(UtcNanos::format)).containsExactly("2023-03-24T13:00:00Z");
    }

    @Test
    void readsDailyCandlesAsDaysAndQuartersAsQuarters() throws IOException {
        FilesFixture files = new FilesFixture(folder).read(RealData.file("backtest/GOOG.csv"));
        CandleClosed first = (CandleClosed) files.events.getFirst();
        assertThat(UtcNanos.format(first.openNanos())).isEqualTo("2004-08-19T00:00:00Z");
        assertThat(UtcNanos.format(first.closeNanos())).isEqualTo("2004-08-20T00:00:00Z");
        assertThat(first.high()).isEqualTo(FixedPoint.parse("104.06"));
        assertThat(first.volume()).isEqualByComparingTo("22351900");

        files.read(RealData.file("structure/EURUSD_15M.csv.gz"));
        CandleClosed quarter = (CandleClosed) files.events.getFirst();
        assertThat(UtcNanos.format(quarter.openNanos())).isEqualTo("2022-10-10T00:00:00Z");
        assertThat(quarter.closeNanos() - quarter.openNanos()).isEqualTo(HOUR / 4);
    }

    @Test
    void mergesCandlesOfTwoIntervalsInTheOrderInWhichTheyWereKnown() throws IOException {
        FilesFixture files = new FilesFixture(folder)
                .read(RealData.file("klines/BTCUSDT-15m.csv.gz"), RealData.file("klines/BTCUSDT-1h.csv.gz"));

        assertThat(files.events).hasSize(46_673 + 37_923).isSortedAccordingTo((left, right) -> {
            int byTime = Long.compare(left.receivedNanos(), right.receivedNanos());
            return byTime != 0 ? byTime : Long.compare(length(left), length(right));
        });
    }

    private static long length(MarketEvent event) {
        return event instanceof CandleClosed candle ? candle.closeNanos() - candle.openNanos() : 0;
    }

    @Test
    void readsTwoRecordingsAsOneWhicheverIsNamedFirst() throws IOException {
        Path first = RealData.file("binance/spot_btcusdt_20240808.jsonl.gz");
        Path second = RealData.file("binance/spot_btcusdt_20240809.jsonl.gz");
        FilesFixture files = new FilesFixture(folder).read(first, second);
        List<MarketEvent> inOrder = List.copyOf(files.events);

        assertThat(files.counts().lines()).isEqualTo(41_249 + 58_325);
        assertThat(files.counts().byType()).containsEntry("trade", 9_757L + 10_147L);
        assertThat(files.defects).isEmpty();
        assertThat(files.read(second, first).events).isEqualTo(inOrder);
    }

    private static List<String[]> rows(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> line.split(",")).toList();
        }
    }
}
