package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.feed.EventFiles;
import dev.sluice.feed.EventRecorder;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.ReadOptions;
import dev.sluice.feed.TradeTick;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingLaneTest {
    private static final Symbol BTCUSDT = new Symbol("BTCUSDT");
    private static final long START = 1_700_000_000_000_000_000L;

    @TempDir
    private Path folder;

    private final List<IOException> failures = new ArrayList<>();

    @Test
    void writesEverythingInOrderBeforeItEnds() throws IOException {
        RecordingLane lane = lane();
        lane.begin();
        List<MarketEvent> offered = new ArrayList<>();
        for (int id = 0; id < 5_000; id++) {
            offered.add(trade(id));
            lane.offer(trade(id));
        }
        lane.close();

        assertThat(read()).isEqualTo(offered);
        assertThat(lane.written()).isEqualTo(5_000);
        assertThat(lane.lost()).isZero();
        assertThat(failures).isEmpty();
    }

    @Test
    void losesWhatFindsNoRoomAndSaysSoInTheFile() throws IOException {
        RecordingLane lane = lane();
        for (int id = 0; id < RecordingLane.LIMIT + 10; id++) {
            lane.offer(trade(id));
        }
        lane.begin();
        lane.close();

        assertThat(read()).hasSize(RecordingLane.LIMIT);
        assertThat(lane.lost()).isEqualTo(10);
        assertThat(Files.readString(file()))
                .contains("\"mark\":\"gap\",\"note\":\"10 events were lost here because the disk was too slow\"")
                .contains("\"mark\":\"ended\"");
    }

    @Test
    void marksAHoleOfAStreamBetweenItsEvents() throws IOException {
        RecordingLane lane = lane();
        lane.offer(trade(1));
        lane.gap(Optional.of(BTCUSDT), START + 1, "depth should go on at 8 but came with 10");
        lane.offer(trade(2));
        lane.begin();
        lane.close();

        assertThat(Files.readAllLines(file()).get(2))
                .isEqualTo("{\"type\":\"mark\",\"received\":" + (START + 1) + ",\"symbol\":\"BTCUSDT\",\"mark\":\"gap\","
                        + "\"note\":\"depth should go on at 8 but came with 10\"}");
    }

    @Test
    void tellsOnceThatTheFileCannotBeWrittenAndGoesOnTakingEvents() throws IOException {
        EventRecorder recorder = EventRecorder.open(settings(), START);
        RecordingLane lane = new RecordingLane(recorder, () -> {}, failures::add);
        recorder.close();
        lane.offer(trade(1));
        lane.begin();
        lane.close();
        lane.offer(trade(2));

        assertThat(failures).hasSize(1);
    }

    private RecordingLane lane() throws IOException {
        return new RecordingLane(EventRecorder.open(settings(), START), () -> {}, failures::add);
    }

    private EventRecorder.Settings settings() {
        return new EventRecorder.Settings(file(), Long.MAX_VALUE, Long.MAX_VALUE);
    }

    private Path file() {
        return folder.resolve("market.jsonl");
    }

    private List<MarketEvent> read() throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        try (EventFiles files = EventFiles.open(List.of(file()), ReadOptions.ALL)) {
            for (MarketEvent event = files.next(); event != null; event = files.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private static TradeTick trade(int id) {
        return new TradeTick(BTCUSDT, START + id, id, 6_183_763_000_000L, 50_000_000L, Side.BUY, START + id);
    }
}
