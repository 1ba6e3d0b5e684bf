package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.UtcNanos;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileDefectsTest {
    private static final String TRADE = "51175358,17.80180000,5.69000000,101.29224200,1583709433583,True,True";

    @TempDir
    private Path folder;

    private FilesFixture files = new FilesFixture(Path.of(""));

    @BeforeEach
    void inFolder() {
        files = new FilesFixture(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zip", "zstandard"})
    void tellsWhereACompressedFileBreaksAndKeepsWhatCameBefore(String compression) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int id = 0; id < 20_000; id++) {
            rows.append(TRADE.replace("51175358", Integer.toString(id * 7))).append('\n');
        }
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        byte[] whole = switch (compression) {
            case "gzip" -> FilesFixture.gzip(bytes);
            case "zip" -> FilesFixture.zip(bytes);
            default -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                for (int at = 0; at < bytes.length; at += 100_000) {
                    try (ZstdOutputStream zstandard = new ZstdOutputStream(out)) {
                        zstandard.write(bytes, at, Math.min(100_000, bytes.length - at));
                    }
                }
                yield out.toByteArray();
            }
        };

        files.read(files.write("BTCUSDT-trades-cut", Arrays.copyOf(whole, whole.length * 3 / 4)));

        assertThat(files.events.size()).isBetween(1, 19_999);
        assertThat(files.counts().defects(DefectKind.CUT)).isEqualTo(1);
        assertThat(files.counts().lines()).isEqualTo(files.events.size() + 1L);
    }

    @Test
    void namesEachBadCandleAndUsesTheRest() throws IOException {
        Path file = files.write(
                "BTCUSDT.csv",
                "date,open,high,low,close,volume",
                "2024-01-01,1,2,0.5,1.5,7",
                "2024-01-02,1,NaN,0.5,1.5,7",
                "2024-01-03,1,inf,0.5,1.5,7",
                "2024-01-04,-1,2,0.5,1.5,7",
                "2024-01-05,0,2,0,1.5,7",
                "2024-01-06,1,0.4,0.5,1.5,7",
                "2024-01-07,1,2,1.2,1.5,7",
                "2024-01-08,1,2,0.5,1.5,-7",
                "2024-01-09,1,2,0.5,1.5",
                "2024-01-10,1,2,0.5,1.5,7",
                "2024-01-10,1,2,0.5,1.5,7",
                "2024-01-02,1,2,0.5,1.5,7",
                "2024-01-10 12:00:00,1,2,0.5,1.5,7",
                "2024-13-01,1,2,0.5,1.5,7",
                "1066-10-14,1,2,0.5,1.5,7",
                "2024-01-11,1,92233720369,0.5,1.5,7",
                "2024-01-12,x,2,0.5,1.5,7",
                "",
                "2024-01-13,1,2,0.5,1.5,");

        files.read(ReadOptions.ALL.withInterval(Optional.of(Duration.ofDays(1))), file);

        assertThat(files.events.stream().map(event -> UtcNanos.format(((CandleClosed) event).openNanos())))
                .containsExactly("2024-01-01T00:00:00Z", "2024-01-10T00:00:00Z", "2024-01-13T00:00:00Z");
        assertThat(files.kinds())
                .containsExactly(
                        DefectKind.NOT_A_NUMBER,
                        DefectKind.NOT_A_NUMBER,
                        DefectKind.BAD_PRICE,
                        DefectKind.BAD_PRICE,
                        DefectKind.BAD_CANDLE,
                        DefectKind.BAD_CANDLE,
                        DefectKind.BAD_QUANTITY,
                        DefectKind.MALFORMED,
                        DefectKind.DUPLICATE,
                        DefectKind.UNSORTED,
                        DefectKind.BAD_CANDLE,
                        DefectKind.MALFORMED,
                        DefectKind.BAD_TIME,
                        DefectKind.BAD_PRICE,
                        DefectKind.MALFORMED);
        assertThat(files.counts().skipped()).isEqualTo(15);
        assertThat(files.defects.getFirst()).hasToString(file + ":3: high is NaN");
    }

    @Test
    void namesEachBadTradeAndUsesTheRest() throws IOException {
        Path file = files.write(
                "LTCUSDT.csv",
                "timestamp,price,quantity,side,tradeId",
                "1750507467356,83.29,0.107,buy,10",
                "1750507467357,83.29,0.107,SELL,10",
                "1750507467357,83.29,0.107,sell,9",
                "1750507467358,83.29,0.107,Sell,14",
                "1750507467357,83.29,0.107,buy,15",
                "1750507467358,0,0.107,buy,16",
                "1750507467358,83.29,0,buy,17",
                "1750507467358,83.29,0.1,both,18",
                "1750507467358,83.29,0.1,buy,x",
                "1750507467358,83.29,0.1,,19",
                "0,83.29,0.1,buy,20",
                "garbage");

        files.read(file);

        assertThat(files.events.stream().map(event -> ((TradeTick) event).tradeId()))
                .containsExactly(10L, 14L, 19L);
        assertThat(((TradeTick) files.events.get(2)).aggressor()).isEqualTo(Aggressor.UNKNOWN);
        assertThat(files.kinds())
                .containsExactly(
                        DefectKind.DUPLICATE,
                        DefectKind.UNSORTED,
                        DefectKind.ID_GAP,
                        DefectKind.UNSORTED,
                        DefectKind.BAD_PRICE,
                        DefectKind.BAD_QUANTITY,
                        DefectKind.MALFORMED,
                        DefectKind.MALFORMED,
                        DefectKind.ID_GAP,
                        DefectKind.BAD_TIME,
                        DefectKind.MALFORMED);
        assertThat(files.counts().skipped()).isEqualTo(9);
        assertThat(files.counts().missingTrades()).isEqualTo(3 + 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BTCUSDT.csv | '' | is empty",
                "BTCUSDT.csv | a,b,c | it cannot be told what is in it. Its first line is \"a,b,c\"",
                "BTCUSDT.csv | 1601510340000,4.1,4.2,4.0,4.1,500 | it cannot be told what is in it",
                "BTCUSDT.csv | {\"e\":\"trade\"} | it cannot be told what is in it",
                "candles.csv | date,open,high,low,close | name the symbol by --symbol",
                "BTCUSDT-trades-2024-01.csv | date,open,high,low,close | its name says trades of Binance's public data"
                        + " but its rows are klines of Binance's public data",
            })
    void refusesWhatItCannotBeSureOf(String name, String line, String reason) throws IOException {
        Path file = line.isEmpty() ? files.write(name, new byte[0]) : files.write(name, line);

        assertThatThrownBy(() -> files.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesZipFilesWithNoneOrSeveralFilesAndCompressedFilesCutAtTheStart() throws IOException {
        byte[] rows = (TRADE + "\n").getBytes(StandardCharsets.UTF_8);
        Path none = files.write("BTCUSDT-trades-0.zip", FilesFixture.zip());
        Path several = files.write("BTCUSDT-trades-2.zip", FilesFixture.zip(rows, rows));
        Path cut = files.write("BTCUSDT-trades-1.gz", Arrays.copyOf(FilesFixture.gzip(rows), 5));

        assertThatThrownBy(() -> files.read(none)).hasMessageContaining("a zip file with nothing in it");
        assertThatThrownBy(() -> files.read(several)).hasMessageContaining("a zip file with several files in it");
        assertThatThrownBy(() -> files.read(cut)).hasMessageContaining("is broken at its beginning");
    }

    @Test
    void refusesCandlesFromTheNewestToTheOldest() throws IOException {
        Path file = files.write(
                "BTCUSDT.csv",
                "date,open,high,low,close",
                "2024-01-03,1,1,1,1",
                "2024-01-02,1,1,1,1",
                "2024-01-01,1,1,1,1");

        assertThatThrownBy(() -> files.read(file)).hasMessageContaining("from the newest to the oldest");
    }

    @Test
    void tellsThatAFileBreaksBehindItsHeader() throws IOException {
        byte[] header = FilesFixture.gzip("date,open,high,low,close".getBytes(StandardCharsets.US_ASCII));
        Path file = files.write("BTCUSDT.csv.gz", Arrays.copyOf(header, header.length - 8));

        assertThat(files.read(ReadOptions.ALL.withInterval(Optional.of(Duration.ofDays(1))), file).events)
                .isEmpty();
        assertThat(files.kinds()).containsExactly(DefectKind.CUT);
    }

    @Test
    void refusesTheSameTradesInTwoNumberings() throws IOException {
        Path trades = files.write("BTCUSDT-trades-2020-12.csv", TRADE);
        Path aggregates = files.write("BTCUSDT-aggTrades-2020-12.csv", "7,0.2,50.0,9,9,1608872400000,False,True");

        assertThatThrownBy(() -> files.read(trades, aggregates))
                .hasMessageContaining("trades and aggTrades of BTCUSDT are the same trades twice");
    }

    @Test
    void namesABrokenFirstRowOfAFileWithoutHeader() throws IOException {
        Path file = files.write("BTCUSDT-trades-2020-03.csv", "51175357,17.8", TRADE);

        assertThat(files.read(file).events).hasSize(1);
        assertThat(files.kinds()).containsExactly(DefectKind.MALFORMED);
    }
}
