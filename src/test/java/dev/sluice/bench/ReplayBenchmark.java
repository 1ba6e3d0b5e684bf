package dev.sluice.bench;

import dev.sluice.feed.EventFiles;
import dev.sluice.feed.ReadOptions;
import dev.sluice.journal.postgres.JournalWriter;
import dev.sluice.pipeline.ReplayRun;
import dev.sluice.pipeline.ReplaySummary;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** A whole replay at full speed: file, core, paper exchange, and every commit durable before the next event. */
final class ReplayBenchmark implements Benchmark {
    private static final Target TARGET = Target.atLeast(20_000);

    private final MarketData data;
    private final BenchDatabase database;

    ReplayBenchmark(MarketData data, BenchDatabase database) {
        this.data = data;
        this.database = database;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String about() {
        return "replay --speed max: journal in PostgreSQL with fsync, paper exchange, as configured";
    }

    @Override
    public List<Figure> run() throws Exception {
        Rounds rounds = new Rounds();
        if (Files.isReadable(ReplayProcess.program())) {
            try (ReplayProcess process = new ReplayProcess(data.files())) {
                for (int round = 0; round < ReplayProcess.ROUNDS; round++) {
                    process.run(rounds, TARGET);
                }
            }
        }
        for (int round = -1; round < Rounds.COUNT; round++) {
            inProcess(round < 0 ? new Rounds() : rounds);
        }
        return rounds.figures();
    }

    private void inProcess(Rounds into) throws IOException {
        Pool pool = database.emptyJournal();
        JournalWriter writer = JournalWriter.open(pool).await().atMost(BenchDatabase.PATIENCE);
        try (EventFiles recording = EventFiles.open(data.files(), ReadOptions.ALL)) {
            ReplaySummary summary =
                    new ReplayRun(Desks.configured(), writer).run(recording, progress -> {}, () -> false);
            into.add("warm, in one process", "events/s", TARGET, summary.pace().eventsPerSecond());
            into.add("journal entries of a run", "entries", summary.head().sequence());
        }
        writer.close().await().atMost(BenchDatabase.PATIENCE);
        database.release(pool);
    }
}
