package dev.sluice.bench;

import dev.sluice.feed.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Recordings from disk to events: gunzip, split into lines, decode. */
final class ReadBenchmark implements Benchmark {
    private final MarketData data;

    ReadBenchmark(MarketData data) {
        this.data = data;
    }

    @Override
    public String name() {
        return "read";
    }

    @Override
    public String about() {
        return "a recording read from gzip to events, once a round";
    }

    @Override
    public List<Figure> run() throws IOException {
        long compressed = 0;
        for (Path file : data.files()) {
            compressed += Files.size(file);
        }
        Rounds rounds = new Rounds();
        for (int round = -1; round < Rounds.COUNT; round++) {
            Rounds into = round < 0 ? new Rounds() : rounds;
            long start = System.nanoTime();
            long lines = read();
            long nanos = System.nanoTime() - start;
            into.add("lines", "lines/s", Rounds.perSecond(lines, nanos));
            into.add("compressed", "MB/s", Rounds.perSecond(compressed, nanos) / 1e6);
        }
        return rounds.figures();
    }

    private long read() throws IOException {
        try (RecordingReader reader = new RecordingReader(data.files(), defect -> {})) {
            boolean more = true;
            while (more) {
                more = reader.next() != null;
            }
            return reader.linesRead();
        }
    }
}
