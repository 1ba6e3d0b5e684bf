package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.cli.PublicDownload.Outcome;
import dev.sluice.cli.PublicFile.Kind;
import dev.sluice.cli.PublicFile.Series;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicDownloadTest {
    private static final Series HOURS = new Series("BTCUSDT", Kind.KLINES, "1h");
    private static final PublicFile JANUARY = HOURS.month(YearMonth.of(2024, 1));

    @TempDir
    private Path folder;

    private final Map<String, byte[]> files = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;

    PublicDownloadTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void fetchesAFileOnceAndHoldsItAgainstItsChecksum() throws Exception {
        byte[] content = publish(JANUARY, 100_000);

        assertThat(fetch(JANUARY)).isEqualTo(Outcome.FETCHED);
        assertThat(folder.resolve("BTCUSDT-1h-2024-01.zip")).hasBinaryContent(content);
        assertThat(fetch(JANUARY)).isEqualTo(Outcome.ALREADY_HERE);
        assertThat(requests)
                .containsExactly(
                        "/data/spot/monthly/klines/BTCUSDT/1h/BTCUSDT-1h-2024-01.zip.CHECKSUM",
                        "/data/spot/monthly/klines/BTCUSDT/1h/BTCUSDT-1h-2024-01.zip",
                        "/data/spot/monthly/klines/BTCUSDT/1h/BTCUSDT-1h-2024-01.zip.CHECKSUM");
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void goesOnWithWhatWasFetchedBefore() throws Exception {
        byte[] content = publish(JANUARY, 100_000);
        Files.write(folder.resolve(JANUARY.name() + ".part"), Arrays.copyOf(content, 40_000));

        assertThat(fetch(JANUARY)).isEqualTo(Outcome.FETCHED);
        assertThat(folder.resolve(JANUARY.name())).hasBinaryContent(content);
        assertThat(requests).last().asString().endsWith(".zip bytes=40000-");
    }

    @Test
    void beginsAnewWhenWhatWasFetchedBeforeDoesNotFit() throws Exception {
        byte[] content = publish(JANUARY, 1_000);
        Files.write(folder.resolve(JANUARY.name() + ".part"), new byte[2_000]);

        assertThat(fetch(JANUARY)).isEqualTo(Outcome.FETCHED);
        assertThat(folder.resolve(JANUARY.name())).hasBinaryContent(content);
    }

    @Test
    void leavesNothingUnderTheNameWhenTheSumStaysWrong() throws Exception {
        publish(JANUARY, 1_000);
        files.put("/" + JANUARY.path(), new byte[1_000]);

        assertThatThrownBy(() -> fetch(JANUARY))
                .isInstanceOf(PublicDownload.WrongSumException.class)
                .hasMessageContaining(JANUARY.name() + " has the SHA-256");
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void tellsWhatIsNotThere() throws Exception {
        assertThat(fetch(JANUARY)).isEqualTo(Outcome.NOT_THERE);
    }

    @Test
    void refusesAChecksumOfAnotherFile() throws Exception {
        publish(JANUARY, 10);
        byte[] other = files.get("/" + JANUARY.path() + ".CHECKSUM");
        files.put(
                "/" + JANUARY.path() + ".CHECKSUM",
                new String(other, StandardCharsets.UTF_8)
                        .replace("2024-01", "2024-02")
                        .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> fetch(JANUARY)).hasMessageContaining("is not one; status 200");
    }

    @Test
    void failsWhereNobodyAnswers() {
        server.stop(0);

        assertThatThrownBy(() -> fetch(JANUARY)).isInstanceOf(IOException.class);
    }

    @Test
    void coversDaysByWholeMonthsAndSingleDays() {
        Series trades = new Series("BTCUSDT", Kind.AGGTRADES, "1m");

        assertThat(trades.covering(LocalDate.of(2024, 1, 30), LocalDate.of(2024, 3, 2)).stream()
                        .map(PublicFile::path))
                .containsExactly(
                        "data/spot/daily/aggTrades/BTCUSDT/BTCUSDT-aggTrades-2024-01-30.zip",
                        "data/spot/daily/aggTrades/BTCUSDT/BTCUSDT-aggTrades-2024-01-31.zip",
                        "data/spot/monthly/aggTrades/BTCUSDT/BTCUSDT-aggTrades-2024-02.zip",
                        "data/spot/daily/aggTrades/BTCUSDT/BTCUSDT-aggTrades-2024-03-01.zip",
                        "data/spot/daily/aggTrades/BTCUSDT/BTCUSDT-aggTrades-2024-03-02.zip");
        assertThat(trades.days(trades.month(YearMonth.of(2024, 2)))).hasSize(29);
    }

    private Outcome fetch(PublicFile file) throws IOException, InterruptedException {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (PublicDownload download = new PublicDownload(base, folder)) {
            return download.fetch(file);
        }
    }

    private byte[] publish(PublicFile file, int bytes) throws NoSuchAlgorithmException {
        byte[] content = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            content[i] = (byte) (i * 31 >>> 3);
        }
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        files.put("/" + file.path(), content);
        files.put("/" + file.path() + ".CHECKSUM", (sum + "  " + file.name() + "\n").getBytes(StandardCharsets.UTF_8));
        return content;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(range == null ? path : path + " " + range);
        byte[] content = files.get(path);
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        try (exchange) {
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (from >= content.length) {
                exchange.sendResponseHeaders(416, -1);
            } else {
                exchange.sendResponseHeaders(from == 0 ? 200 : 206, content.length - from);
                exchange.getResponseBody().write(content, from, content.length - from);
            }
        }
    }
}
