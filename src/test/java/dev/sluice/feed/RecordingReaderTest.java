package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingReaderTest {
    @TempDir
    private Path folder;

    private final List<RecordingDefect> defects = new ArrayList<>();
    private long linesRead;
    private long malformed;
    private long outOfOrder;
    private Map<String, Long> eventsByType = Map.of();

    @Test
    void readsPlainAndGzipFilesOneAfterTheOther() throws IOException {
        Path plain = file("plain.gz", (line(1) + line(2)).getBytes(StandardCharsets.UTF_8));
        Path zipped = file("zipped", gzip(line(3) + line(4)));

        assertThat(tradeIds(plain, zipped)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(linesRead).isEqualTo(4);
        assertThat(eventsByType).containsExactly(Map.entry("trade", 4L));
        assertThat(defects).isEmpty();
    }

    @Test
    void readsEveryMemberOfAConcatenatedGzipFile() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int id = 1; id <= 50; id++) {
            members.write(gzip(line(id)));
        }

        assertThat(tradeIds(file("members.gz", members.toByteArray()))).hasSize(50);
        assertThat(defects).isEmpty();
    }

    @Test
    void joinsALineThatTwoGzipMembersShare() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(line(1).substring(0, 30)));
        members.write(gzip(line(1).substring(30)));

        assertThat(tradeIds(file("members.gz", members.toByteArray()))).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void readsNothingFromEmptyFiles(int zipped) throws IOException {
        Path empty = file("empty", zipped == 1 ? gzip("") : new byte[0]);

        assertThat(tradeIds(empty, file("next", line(1)))).containsExactly(1L);
        assertThat(linesRead).isEqualTo(1);
        assertThat(defects).isEmpty();
    }

    @Test
    void readsCarriageReturnsEmptyLinesAndAMissingLastLineFeed() throws IOException {
        String text = "\r\n" + line(1).replace("\n", "\r\n") + "\n\n" + line(2) + line(3).strip();

        assertThat(tradeIds(file("odd", text))).containsExactly(1L, 2L, 3L);
        assertThat(linesRead).isEqualTo(6);
        assertThat(defects).isEmpty();
    }

    @Test
    void reportsMalformedLinesWithFileLineAndReasonAndReadsOn() throws IOException {
        Path first = file("first", line(1) + "\nrubbish\n" + line(2));
        Path second = file("second", "5 {\"e\":\"trade\",\"s\":\"BTCUSDT\"}\n5 \n" + line(3));

        assertThat(tradeIds(first, second)).containsExactly(1L, 2L, 3L);
        assertThat(malformed).isEqualTo(3);
        assertThat(defects.get(0))
                .isEqualTo(
                        new RecordingDefect(first, 3, "a line begins with the receive time in nanoseconds and a space"))
                .hasToString(first + ":3: a line begins with the receive time in nanoseconds and a space");
        assertThat(defects.get(1)).isEqualTo(new RecordingDefect(second, 1, "t is missing"));
        assertThat(defects.get(2)).isEqualTo(new RecordingDefect(second, 2, "a message is a JSON object"));
        assertThat(defects).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x ", "-5 ", "+5 ", "5.0 ", "0 ", "5\t", "1e9 ", "9223372036854775808 ", "5  "})
    void refusesABadReceiveTime(String time) throws IOException {
        assertThat(tradeIds(file("bad", time + json(1) + "\n" + line(2))))
                .isEqualTo(time.equals("5  ") ? List.of(1L, 2L) : List.of(2L));
        assertThat(defects).hasSize(time.equals("5  ") ? 0 : 1);
    }

    @Test
    void raisesReceiveTimesThatRunBackwards() throws IOException {
        Path file = file("back", "100 " + json(1) + "\n90 " + json(2) + "\n100 " + json(3) + "\n101 " + json(4) + "\n");
        Path later = file("later", "50 " + json(5) + "\n");

        assertThat(read(file, later).stream().map(MarketEvent::receivedNanos))
                .containsExactly(100L, 100L, 100L, 101L, 101L);
        assertThat(outOfOrder).isEqualTo(2);
    }

    @Test
    void doesNotBelieveTheReceiveTimeOfAMalformedLine() throws IOException {
        Path file = file("torn", "100 " + json(1) + "\n9000000000000000000 {\"e\":\n101 " + json(2) + "\n");

        assertThat(read(file).getLast().receivedNanos()).isEqualTo(101);
        assertThat(outOfOrder).isZero();
    }

    @Test
    void skipsALineOverTheLimit() throws IOException {
        int limit = LineReader.LINE_LIMIT;
        String tail = "\"," + json(2).substring(1);
        String longest = "7 {\"x\":\"" + "y".repeat(limit - 8 - tail.length()) + tail;
        assertThat(longest).hasSize(limit);

        assertThat(tradeIds(file("long", longest + "\n" + longest.replaceFirst("y", "yy") + "\n" + line(3))))
                .containsExactly(2L, 3L);
        assertThat(defects)
                .singleElement()
                .satisfies(defect -> assertThat(defect.line()).isEqualTo(2))
                .satisfies(defect -> assertThat(defect.reason()).contains("longer than " + limit + " bytes"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 9, 10, 11, 15, 200, 4_000, -9, -1})
    void reportsAGzipFileThatEndsTooEarlyAndReadsTheNext(int length) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int id = 1; id <= 500; id++) {
            text.append("1 ").append(json(id * 7_919L % 100_003)).append('\n');
        }
        byte[] whole = gzip(text.toString());
        byte[] cut = Arrays.copyOf(whole, length < 0 ? whole.length + length : length);
        Path broken = file("cut.gz", cut);

        List<Long> ids = tradeIds(broken, file("next", line(1_000_000)));

        assertThat(ids).endsWith(1_000_000L);
        assertThat(malformed).isEqualTo(1);
        assertThat(defects.getFirst().file()).isEqualTo(broken);
        assertThat(defects.getFirst().line()).isEqualTo(ids.size());
        assertThat(defects.getFirst().reason()).startsWith("the compressed file ends or breaks here");
    }

    @Test
    void reportsAGzipFileThatBreaksInTheMiddle() throws IOException {
        byte[] bytes = gzip(line(1));
        bytes[10] = (byte) 0xff;

        assertThat(tradeIds(file("broken.gz", bytes), file("next", line(2)))).containsExactly(2L);
        assertThat(defects).singleElement().extracting(RecordingDefect::line).isEqualTo(1L);
    }

    @Test
    void reportsRubbishBehindAGzipMember() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(gzip(line(1)));
        bytes.write("no gzip member at all, yet more than a trailer".getBytes(StandardCharsets.UTF_8));

        assertThat(tradeIds(file("tail.gz", bytes.toByteArray()), file("next", line(2))))
                .containsExactly(1L, 2L);
        assertThat(defects)
                .singleElement()
                .isEqualTo(new RecordingDefect(
                        folder.resolve("tail.gz"),
                        2,
                        DefectKind.CUT,
                        "the compressed file ends or breaks here: what follows is not in GZIP format"));
    }

    @Test
    void failsOnAFileThatIsNotThere() throws IOException {
        Path missing = folder.resolve("missing");
        try (RecordingReader reader = new RecordingReader(List.of(missing), defects::add)) {
            assertThatThrownBy(reader::next).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void boundsWhatItRemembersOfMessageTypes() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("5 {\"e\":\"type").append(i).append("\"}\n");
        }

        assertThat(read(file("types", text.toString()))).isEmpty();
        assertThat(eventsByType).hasSizeLessThanOrEqualTo(65).containsEntry("other", 500L - 64);
    }

    @Test
    void keepsNoDefectItself() throws IOException {
        long[] reported = new long[1];
        Path file = file("rubbish", "x\n".repeat(200_000));
        try (RecordingReader reader = new RecordingReader(List.of(file), _ -> reported[0]++)) {
            assertThat(reader.next()).isNull();
            assertThat(reader.malformed()).isEqualTo(200_000).isEqualTo(reported[0]);
        }
    }

    private List<Long> tradeIds(Path... files) throws IOException {
        return read(files).stream().map(event -> ((TradeTick) event).tradeId()).toList();
    }

    private List<MarketEvent> read(Path... files) throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        try (RecordingReader reader = new RecordingReader(List.of(files), defects::add)) {
            for (MarketEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
            linesRead = reader.linesRead();
            malformed = reader.malformed();
            outOfOrder = reader.outOfOrder();
            eventsByType = reader.eventsByType();
        }
        return events;
    }

    private Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String line(long tradeId) {
        return "1723161254087896568 " + json(tradeId) + "\n";
    }

    private static String json(long tradeId) {
        return BinanceMessages.wrapped(
                "x", BinanceMessages.json(BinanceMessages.with(BinanceMessages.trade(), "t", Long.toString(tradeId))));
    }
}
