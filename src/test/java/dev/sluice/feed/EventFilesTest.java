package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFilesTest {
    private static final Symbol BTCUSDT = new Symbol("BTCUSDT");
    private static final String TRADE = "51175358,17.80180000,5.69000000,101.29224200,1583709433583,True,True";
    private static final String KLINE = "1601510340000,4.15070000,4.15870000,4.15060000,4.15540000,539.23000000,"
            + "1601510399999,2240.39860900,13,401.82000000,1669.98121300,0";
    private static final TradeTick SOLD = new TradeTick(
            BTCUSDT,
            1_583_709_433_583_000_000L,
            51_175_358L,
            1_780_180_000L,
            569_000_000L,
            Aggressor.SELL,
            1_583_709_433_583_000_000L);

    @TempDir
    private Path folder;

    private FilesFixture files = new FilesFixture(Path.of(""));

    @BeforeEach
    void inFolder() {
        files = new FilesFixture(folder);
    }

    @Test
    void readsTradesOfThePublicDataWithAndWithoutHeaderAndInMicroseconds() throws IOException {
        Path plain = files.write("BTCUSDT-trades-2020-03.csv", TRADE);
        Path headed = files.write(
                "BTCUSDT-trades-2020-04.csv", "id,price,qty,quote_qty,time,is_buyer_maker,is_best_match", TRADE);
        Path micros = files.write("BTCUSDT-trades-2025-01.csv", TRADE.replace("1583709433583", "1583709433583000"));

        for (Path file : List.of(plain, headed, micros)) {
            assertThat(files.read(file).events).containsExactly(SOLD);
            assertThat(files.defects).isEmpty();
        }
    }

    @Test
    void readsAggregateTradesUnderTheAggregatesId() throws IOException {
        Path file = files.write("BTCUSDT-aggTrades-2020-12.csv", "7,0.2,50.0,9,9,1608872400000,False,True");

        assertThat(files.read(file).events)
                .containsExactly(new TradeTick(
                        BTCUSDT,
                        1_608_872_400_000_000_000L,
                        7,
                        20_000_000L,
                        5_000_000_000L,
                        Aggressor.BUY,
                        1_608_872_400_000_000_000L));
    }

    @Test
    void readsKlinesWithEveryFieldAndKnowsThemWhenTheyHaveEnded() throws IOException {
        CandleClosed candle = new CandleClosed(
                BTCUSDT,
                1_601_510_400_000_000_000L,
                1_601_510_340_000_000_000L,
                1_601_510_400_000_000_000L,
                415_070_000L,
                415_870_000L,
                415_060_000L,
                415_540_000L,
                new BigDecimal("539.23000000"),
                new BigDecimal("2240.39860900"),
                13,
                new BigDecimal("401.82000000"),
                new BigDecimal("1669.98121300"));
        Path millis = files.write("BTCUSDT-1m-2020-09.csv", KLINE);
        Path micros = files.write(
                "BTCUSDT-1m-2025-09.csv",
                "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
                        + "taker_buy_quote_volume,ignore",
                KLINE.replace("1601510340000", "1601510340000000").replace("1601510399999", "1601510399999999"));

        assertThat(files.read(millis).events).containsExactly(candle);
        assertThat(files.read(micros).events).containsExactly(candle);
    }

    @Test
    void opensEveryKindOfCompression() throws IOException {
        byte[] rows = (TRADE + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream zstandard = new ByteArrayOutputStream();
        for (int frame = 0; frame < 2; frame++) {
            try (ZstdOutputStream out = new ZstdOutputStream(zstandard)) {
                out.write(rows, frame * 30, frame == 0 ? 30 : rows.length - 30);
            }
        }
        Map<String, byte[]> compressed = Map.of(
                "plain", rows,
                "gzip", FilesFixture.gzip(rows),
                "zip", FilesFixture.zip(rows),
                "zstandard", zstandard.toByteArray());

        compressed.forEach((name, bytes) -> {
            FilesFixture each = new FilesFixture(folder);
            assertThat(catching(() -> each.read(each.write("BTCUSDT-trades-" + name, bytes)).events))
                    .as(name)
                    .containsExactly(SOLD);
            assertThat(each.defects).as(name).isEmpty();
        });
    }

    private interface Reading {
        List<MarketEvent> read() throws IOException;
    }

    private static List<MarketEvent> catching(Reading reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-31 | 2024-01-31T00:00:00Z",
                "2024-01-31 23:59:00 | 2024-01-31T23:59:00Z",
                "2024-01-31T23:59:00Z | 2024-01-31T23:59:00Z",
                "2024-01-31 23:59:00+00:00 | 2024-01-31T23:59:00Z",
                "2024-01-31T23:59:00.250+02:00 | 2024-01-31T21:59:00.250Z",
                "2024.01.31 23:59 | 2024-01-31T23:59:00Z",
                "20240131 | 2024-01-31T00:00:00Z",
                "20240131 235900 | 2024-01-31T23:59:00Z",
                "\"2024-01-31\" | 2024-01-31T00:00:00Z",
                "1706745540 | 2024-01-31T23:59:00Z",
                "1706745540000 | 2024-01-31T23:59:00Z",
                "1706745540000000 | 2024-01-31T23:59:00Z",
                "1706745540000000000 | 2024-01-31T23:59:00Z",
            })
    void readsTimesAsTablesWriteThem(String stamp, String time) throws IOException {
        Path file = files.write("BTCUSDT.csv", "Date,Open,High,Low,Close", stamp + ",1,2,0.5,1.5");

        files.read(ReadOptions.ALL.withInterval(Optional.of(Duration.ofMinutes(5))), file);

        CandleClosed candle = (CandleClosed) files.events.getFirst();
        assertThat(UtcNanos.format(candle.openNanos())).isEqualTo(time);
        assertThat(candle.closeNanos() - candle.openNanos())
                .isEqualTo(Duration.ofMinutes(5).toNanos());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date,Open,High,Low,Close,Volume | 2024-01-31,1,2,0.5,1.5,7",
                ",Open,High,Low,Close,Volume | 2024-01-31,1,2,0.5,1.5,7",
                "CLOSE,low,High,OPEN,Volume,timestamp | 1.5,0.5,2,1,7,1706659200",
                "Date,Time,Open,High,Low,Close,Volume | 2024.01.31,00:00,1,2,0.5,1.5,7",
                "Date;Open;High;Low;Close;Volume | 2024-01-31;1;2;0.5;1.5;7",
                "\"Date\",\"Open\",\"High\",\"Low\",\"Close\",\"Volume\" | "
                        + "\"2024-01-31\",\"1\",\"2\",\"0.5\",\"1.5\",\"7\"",
                "symbol,date,open,high,low,close,volume | BTC/USDT,2024-01-31,1.0,2e0,5E-1,1.5,7",
            })
    void readsTablesOfCandlesWhateverTheirColumnsAreCalled(String header, String row) throws IOException {
        Path file = files.write("BTCUSDT.csv", header, row);

        assertThat(files.read(file).events)
                .containsExactly(new CandleClosed(
                        BTCUSDT,
                        1_706_745_600_000_000_000L,
                        1_706_659_200_000_000_000L,
                        1_706_745_600_000_000_000L,
                        FixedPoint.ONE,
                        2 * FixedPoint.ONE,
                        FixedPoint.ONE / 2,
                        3 * FixedPoint.ONE / 2,
                        new BigDecimal(7),
                        BigDecimal.ZERO,
                        0,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO));
    }

    @Test
    void takesTheShortestStepOfATableForTheLengthOfItsCandles() throws IOException {
        Path file = files.write(
                "BTCUSDT.csv",
                "time,open,high,low,close",
                "1706659200,1,1,1,1",
                "1706670000,1,1,1,1",
                "1706673600,1,1,1,1");

        assertThat(files.read(file).events)
                .allSatisfy(event -> assertThat(event.receivedNanos() - ((CandleClosed) event).openNanos())
                        .isEqualTo(Duration.ofHours(1).toNanos()));
    }

    @Test
    void roundsHalfToEvenWhatTablesHaveBeyondEightDecimalsAndCountsIt() throws IOException {
        Path file = files.write(
                "BTCUSDT.csv",
                "date,open,high,low,close",
                "2024-01-31,1.000000005,1.000000015,0.97312000000000001,1.00000000",
                "2024-02-01,1.0000000000,1,1,1");

        CandleClosed candle = (CandleClosed) files.read(file).events.getFirst();

        assertThat(List.of(candle.open(), candle.high(), candle.low(), candle.close()))
                .containsExactly(100_000_000L, 100_000_002L, 97_312_000L, 100_000_000L);
        assertThat(files.counts().rounded()).isEqualTo(1);
        assertThat(files.defects).isEmpty();
    }

    @Test
    void numbersTradesThatTheirSourceDidNotNumberAcrossFiles() throws IOException {
        Path first = files.write("BTCUSDT_a.csv", "time,price,size", "1750507467356,1,1", "1750507467358,1,1");
        Path second = files.write("BTCUSDT_b.csv", "time,price,size", "1750507467357,1,1", "1750507467358,2,1");

        files.read(first, second);

        assertThat(files.events.stream().map(event -> ((TradeTick) event).tradeId()))
                .containsExactly(0L, 1L, 2L, 3L);
        assertThat(files.events.stream().map(event -> ((TradeTick) event).price()))
                .endsWith(FixedPoint.ONE, 2 * FixedPoint.ONE);
    }

    @Test
    void dropsWhatASecondFileRepeats() throws IOException {
        Path month = files.write("BTCUSDT-1m-2020-09.csv", KLINE);
        Path day = files.write("BTCUSDT-1m-2020-09-30.csv", KLINE);
        Path other = files.write("ETHUSDT-1m-2020-09-30.csv", KLINE);

        assertThat(files.read(month, day, other).events).hasSize(2);
        assertThat(files.counts().defects()).isEqualTo(Map.of(DefectKind.DUPLICATE, 1L));
    }

    @Test
    void leavesOutWhatIsNotWhollyInTheRange() throws IOException {
        Path candles = files.write(
                "BTCUSDT.csv",
                "date,open,high,low,close",
                "2024-01-01,1,1,1,1",
                "2024-01-02,1,1,1,1",
                "2024-01-03,1,1,1,1",
                "2024-01-04,1,1,1,1");
        long from = UtcNanos.parse("2024-01-02T00:00:00Z");
        long to = UtcNanos.parse("2024-01-04T00:00:00Z");

        files.read(ReadOptions.ALL.withRange(from, to), candles);

        assertThat(files.events.stream().map(event -> UtcNanos.format(((CandleClosed) event).openNanos())))
                .containsExactly("2024-01-02T00:00:00Z", "2024-01-03T00:00:00Z");
        assertThat(files.counts().outsideRange()).isEqualTo(1);

        Path trades =
                files.write("BTCUSDT-t.csv", "time,price,size", "2024-01-01,1,1", "2024-01-02,1,1", "2024-01-04,1,1");
        assertThat(files.read(ReadOptions.ALL.withRange(from, to), trades).events)
                .hasSize(1);
    }

    @Test
    void takesTheSymbolFromTheNameOfThePublicDataThenFromTheOptionThenFromTheFirstWord() throws IOException {
        ReadOptions option = ReadOptions.ALL.withSymbol(Optional.of(new Symbol("XRPUSDT")));
        String[] rows = {"date,open,high,low,close", "2024-01-01,1,1,1,1"};

        assertThat(files.read(option, files.write("BTCUSDT-1d-2024-01.csv", rows)).events)
                .allSatisfy(event -> assertThat(event.symbol()).isEqualTo(BTCUSDT));
        assertThat(files.read(option, files.write("BTC.csv", rows)).events)
                .allSatisfy(event -> assertThat(event.symbol().name()).isEqualTo("XRPUSDT"));
        assertThat(files.read(option, files.write("prices.csv", rows)).events)
                .allSatisfy(event -> assertThat(event.symbol().name()).isEqualTo("XRPUSDT"));
        assertThat(files.read(files.write("BTC.csv", rows)).events)
                .allSatisfy(event -> assertThat(event.symbol().name()).isEqualTo("BTC"));
    }
}
