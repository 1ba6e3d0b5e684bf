package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.vocabulary.Aggressor;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRecorderTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long HOUR = 3_600_000_000_000L;

    @TempDir
    private Path folder;

    private FilesFixture files = new FilesFixture(Path.of(""));

    @BeforeEach
    void inFolder() {
        files = new FilesFixture(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.jsonl", "m.jsonl.gz", "m.jsonl.zst", "m.csv", "m.csv.gz", "m.csv.zst"})
    void writesEveryKindOfEventSoThatItReadsBackEqual(String name) throws IOException {
        List<MarketEvent> written = everyKind();
        try (EventRecorder recorder = open(name)) {
            for (MarketEvent event : written) {
                recorder.write(event);
            }
            recorder.mark(new RecordingMark(
                    START + 9, RecordingMark.Kind.GAP, Optional.of(new Symbol("BTCUSDT")), "a \"note\", with a comma"));
            recorder.finish(START + 10);
        }

        assertThat(files.read(folder.resolve(name)).events).isEqualTo(written);
        assertThat(files.defects).isEmpty();
        assertThat(files.counts().interruptions()).isEqualTo(1);
    }

    private static List<MarketEvent> everyKind() {
        Symbol symbol = new Symbol("BTC-USD.P_1");
        PriceLevels bids = FeedFixture.levels("61837.63", "0.00000001", "61837", "0");
        PriceLevels asks = FeedFixture.levels("61838.00000001", "92233720368.54775807");
        return List.of(
                new DepthSnapshot(symbol, START, 7, bids, PriceLevels.NONE),
                new DepthDiff(symbol, START + 1, 8, 9, bids, asks),
                FeedFixture.trade(3, START + 2, Side.SELL, "0.00000001", "5"),
                new TradeTick(symbol, START + 3, 0, 1, 2, Aggressor.UNKNOWN, START - HOUR),
                new BookTicker(symbol, START + 4, 9, 100, 200, 300, 400),
                new BookTicker(symbol, START + 5, 10, 0, 0, 300, 400),
                new CandleClosed(
                        symbol,
                        START + 6,
                        START - HOUR,
                        START,
                        2,
                        4,
                        1,
                        3,
                        new BigDecimal("202.77714000"),
                        new BigDecimal("1E+3"),
                        12,
                        BigDecimal.ZERO,
                        new BigDecimal("0.10")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.jsonl", "m.jsonl.gz", "m.jsonl.zst", "m.csv.zst"})
    void goesOnAfterACrashAtAnyByteWithoutLosingWhatWasFlushed(String name) throws IOException {
        Path file = folder.resolve(name);
        List<Long> sizes = new ArrayList<>();
        try (EventRecorder recorder = open(name)) {
            for (int id = 1; id <= 6; id++) {
                recorder.write(trade(id));
                recorder.flush();
                sizes.add(Files.size(file));
            }
        }
        byte[] whole = Files.readAllBytes(file);
        long lastFlush = sizes.get(4);

        for (int cut = (int) lastFlush; cut < whole.length; cut += 7) {
            Files.write(file, Arrays.copyOf(whole, cut));
            try (EventRecorder recorder = open(name)) {
                assertThat(recorder.repairedBytes()).isEqualTo(cut - lastFlush);
                recorder.write(trade(7));
                recorder.finish(START + 7);
            }

            assertThat(files.read(file).events.stream().map(event -> ((TradeTick) event).tradeId()))
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 7L);
            assertThat(files.defects).isEmpty();
            assertThat(files.counts().interruptions()).isEqualTo(1);
        }
    }

    @Test
    void beginsTheNextFileAtASizeAndGoesOnWithTheLast() throws IOException {
        EventRecorder.Settings small = new EventRecorder.Settings(folder.resolve("m.x.jsonl.gz"), 400, HOUR);
        try (EventRecorder recorder = EventRecorder.open(small, START)) {
            for (int id = 1; id <= 40; id++) {
                recorder.write(trade(id));
                recorder.flush();
            }
            recorder.finish(START + 41);
        }
        try (EventRecorder recorder = EventRecorder.open(small, START + 50)) {
            assertThat(recorder.file().getFileName().toString()).matches("m-\\d{4}\\.x\\.jsonl\\.gz");
            recorder.write(trade(41));
            recorder.finish(START + 51);
        }

        Path[] all = Files.list(folder).sorted().toArray(Path[]::new);
        assertThat(all.length).isGreaterThan(3);
        assertThat(files.read(all).events.stream().map(event -> ((TradeTick) event).tradeId()))
                .hasSize(41)
                .isSorted();
        assertThat(files.defects).isEmpty();
    }

    @Test
    void beginsTheNextFileAtAnAge() throws IOException {
        EventRecorder.Settings hourly = new EventRecorder.Settings(folder.resolve("m.jsonl"), Long.MAX_VALUE, HOUR);
        try (EventRecorder recorder = EventRecorder.open(hourly, START)) {
            recorder.write(trade(1));
            assertThat(recorder.flush()).isFalse();
            recorder.write(FeedFixture.trade(2, START + HOUR, Side.BUY, "1", "1"));
            assertThat(recorder.flush()).isTrue();
            assertThat(recorder.file()).hasFileName("m-0002.jsonl");
        }
    }

    @Test
    void addsNothingToFilesThatItHasNotWrittenOrThatAreBeingWritten() throws IOException {
        Path foreign = folder.resolve("m.jsonl.gz");
        Files.writeString(foreign, "this is no gzip file");

        assertThatThrownBy(() -> open("m.jsonl.gz")).hasMessageContaining("nothing is added to it");
        assertThat(foreign).hasContent("this is no gzip file");
        try (EventRecorder _ = open("n.jsonl")) {
            assertThatThrownBy(() -> open("n.jsonl")).hasMessageContaining("is being written");
        }
    }

    private EventRecorder open(String name) throws IOException {
        return EventRecorder.open(
                new EventRecorder.Settings(folder.resolve(name), Long.MAX_VALUE, Long.MAX_VALUE), START);
    }

    private static TradeTick trade(int id) {
        return FeedFixture.trade(id, START + id, id % 2 == 0 ? Side.BUY : Side.SELL, "61837.63", "0.5");
    }
}
