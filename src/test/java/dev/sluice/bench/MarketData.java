package dev.sluice.bench;

import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.RecordingReader;
import dev.sluice.feed.SyntheticRecording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The market that is played: real recordings where {@code DESK_TEST_DATA} points, else a generated one. */
record MarketData(List<Path> files, String description) {
    private static final List<String> RECORDED =
            List.of("binance/spot_btcusdt_20240808.jsonl.gz", "binance/spot_btcusdt_20240809.jsonl.gz");

    private static final long SEED = 1;

    /** 100 ms each: as many depth messages as twenty minutes have. */
    private static final int STEPS = 12_000;

    static MarketData find() throws IOException {
        String folder = System.getenv("DESK_TEST_DATA");
        if (folder != null) {
            List<Path> files = RECORDED.stream().map(Path.of(folder)::resolve).toList();
            if (files.stream().allMatch(Files::isReadable)) {
                return new MarketData(files, "recorded: " + String.join(", ", RECORDED));
            }
        }
        Path generated = Workplace.folder("market").resolve("synthetic.jsonl.gz");
        new SyntheticRecording("BTCUSDT", SEED).write(generated, STEPS);
        return new MarketData(
                List.of(generated), "generated (recordings are used where DESK_TEST_DATA points to their folder)");
    }

    /** All events, decoded. */
    List<MarketEvent> events() throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        try (RecordingReader reader = new RecordingReader(files, defect -> {})) {
            for (MarketEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        return events;
    }

    /** The JSON of every line, undecoded. */
    List<byte[]> messages() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (Path file : files) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                    Stream<String> lines = reader.lines()) {
                lines.map(line -> line.substring(line.indexOf(' ') + 1).getBytes(StandardCharsets.UTF_8))
                        .forEach(messages::add);
            }
        }
        return messages;
    }
}
