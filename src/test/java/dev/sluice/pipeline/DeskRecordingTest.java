package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.feed.EventFiles;
import dev.sluice.feed.ReadOptions;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskRecordingTest {
    private static final long NOW = UtcNanos.parse("2026-01-31T23:59:00Z");
    private static final TradeTick TRADE =
            new TradeTick(new Symbol("BTCUSDT"), NOW, 1, 6_183_763_000_000L, 50_000_000L, Side.BUY, NOW);

    @TempDir
    private Path folder;

    @Test
    void recordsWhatTheDeskHearsInAFileOfItsOwn() throws IOException {
        SluiceConfig config = config().with("sluice.record.enabled", "true").build();
        try (DeskRecording recording = DeskRecording.begin(config, NOW)) {
            recording.listener().accept(TRADE);
        }

        Path file = folder.resolve("recordings").resolve("sim-20260131-235900.jsonl.zst");
        try (EventFiles files = EventFiles.open(List.of(file), ReadOptions.ALL)) {
            assertThat(files.next()).isEqualTo(TRADE);
            assertThat(files.next()).isNull();
        }
    }

    @Test
    void writesNothingUnlessItIsWanted() throws IOException {
        try (DeskRecording recording = DeskRecording.begin(config().build(), NOW)) {
            recording.listener().accept(TRADE);
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesToBeginWhereItCannotWrite() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("file"));
        SluiceConfig config = config().with("sluice.record.enabled", "true")
                .with("sluice.record.dir", inTheWay.toString())
                .build();

        assertThatThrownBy(() -> DeskRecording.begin(config, NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the market cannot be recorded: ");
    }

    private ConfigurationFixture config() {
        return new ConfigurationFixture().with("sluice.data-dir", folder.toString());
    }
}
