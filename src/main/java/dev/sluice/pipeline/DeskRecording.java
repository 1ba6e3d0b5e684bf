package dev.sluice.pipeline;

import dev.sluice.feed.EventRecorder;
import dev.sluice.feed.MarketEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** What a life of the desk records of the market, if it is to: a file of its own for every start. */
final class DeskRecording implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DeskRecording.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Optional<RecordingLane> lane;

    private DeskRecording(Optional<RecordingLane> lane) {
        this.lane = lane;
    }

    /**
     * Begins, if the configuration says so.
     *
     * @throws IllegalStateException if the file cannot be written: who wants a recording must not be left without
     */
    static DeskRecording begin(SluiceConfig config, long nowNanos) {
        if (!config.record().enabled()) {
            return new DeskRecording(Optional.empty());
        }
        try {
            EventRecorder recorder = EventRecorder.open(settings(config, nowNanos), nowNanos);
            LOG.infof("recording the market to %s", recorder.file());
            RecordingLane lane = new RecordingLane(recorder, () -> {}, DeskRecording::tell);
            lane.begin();
            return new DeskRecording(Optional.of(lane));
        } catch (IOException e) {
            throw new IllegalStateException("the market cannot be recorded: " + e.getMessage(), e);
        }
    }

    static EventRecorder.Settings settings(SluiceConfig config, long nowNanos) {
        Path folder = config.record()
                .dir()
                .map(Path::of)
                .orElseGet(() -> Path.of(config.dataDir()).resolve("recordings"));
        String name = config.mode().word() + "-"
                + STAMP.format(Instant.ofEpochSecond(nowNanos / 1_000_000_000L)) + ".jsonl.zst";
        return new EventRecorder.Settings(
                folder.resolve(name),
                config.record().rotateMegabytes() * 1_000_000L,
                config.record().rotateInterval().toNanos());
    }

    /** Hears of every event before the desk folds it, on the desk's loop. */
    Consumer<MarketEvent> listener() {
        return lane.<Consumer<MarketEvent>>map(open -> open::offer).orElse(event -> {});
    }

    @Override
    public void close() {
        lane.ifPresent(open -> {
            open.close();
            if (open.lost() > 0) {
                LOG.warnf("%d market events are missing in the recording, which says where", open.lost());
            }
        });
    }

    private static void tell(IOException cause) {
        LOG.errorf("the market is recorded no longer: %s", cause.getMessage());
    }
}
