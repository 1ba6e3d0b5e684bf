package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.cli.Program.Result;
import dev.sluice.feed.SyntheticRecording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replay command on a made-up recording, with the PostgreSQL that the program brings along. */
class ReplayIT {
    private static final int STEPS = 3_000;

    @TempDir
    private static Path directory;

    private static Path recording;

    @BeforeAll
    static void writeRecording() throws Exception {
        recording = directory.resolve("made-up.jsonl.gz");
        new SyntheticRecording("BTCUSDT", 7).write(recording, STEPS);
    }

    @Test
    void carriesARecordingThroughTheWholeDesk() throws Exception {
        Program program = new Program(directory).eager();
        Path json = directory.resolve("whole.json");

        Result replayed = program.run("replay", recording.toString(), "--speed", "max", "--json", json.toString())
                .exited(0);

        JsonNode summary = Program.json(json);
        assertThat(summary.at("/book/checked").asLong()).isPositive();
        assertThat(summary.at("/book/matched")).isEqualTo(summary.at("/book/checked"));
        assertThat(summary.at("/feed/gaps").asLong()).isZero();
        assertThat(summary.at("/trades/count").asLong()).isPositive();
        assertThat(summary.at("/orders").asLong()).isPositive();
        assertThat(summary.at("/fills").asLong()).isPositive();
        assertThat(summary.at("/alarms").asLong()).isZero();
        assertThat(summary.at("/digest").asText()).matches("[0-9a-f]{64}").isEqualTo(replayed.value("digest"));

        Result verified = program.run("journal", "verify").exited(0);
        assertThat(verified.value("head")).endsWith(":" + replayed.value("digest"));
    }

    @Test
    void givesTheSameDigestTwiceAndAnotherForAnotherSeedOrLimit() throws Exception {
        String first = new Program(directory)
                .eager()
                .run("replay", recording.toString())
                .exited(0)
                .value("digest");
        String again = new Program(directory)
                .eager()
                .run("replay", recording.toString())
                .exited(0)
                .value("digest");
        String seeded = new Program(directory)
                .eager()
                .with("SLUICE_PAPER_SEED", "2")
                .run("replay", recording.toString())
                .exited(0)
                .value("digest");
        String limited = new Program(directory)
                .eager()
                .with("SLUICE_RISK_MAX_ORDER_NOTIONAL", "900")
                .run("replay", recording.toString())
                .exited(0)
                .value("digest");

        assertThat(again).isEqualTo(first);
        assertThat(List.of(first, seeded, limited)).doesNotHaveDuplicates();
    }

    @Test
    void neverTradesARecordingWithoutSnapshot() throws Exception {
        Path blind = directory.resolve("blind.jsonl");
        new SyntheticRecording("BTCUSDT", 7).snapshotsAt().write(blind, STEPS);
        Path json = directory.resolve("blind.json");

        new Program(directory)
                .eager()
                .run("replay", blind.toString(), "--json", json.toString())
                .exited(0);

        JsonNode summary = Program.json(json);
        assertThat(summary.at("/book/synchronized").asBoolean()).isFalse();
        assertThat(summary.at("/book/checked").asLong()).isZero();
        assertThat(summary.at("/trades/count").asLong()).isPositive();
        assertThat(summary.at("/orders").asLong()).isZero();
    }

    @Test
    void reportsSkipsAndCountsMalformedLines() throws Exception {
        Path good = directory.resolve("good.jsonl");
        new SyntheticRecording("BTCUSDT", 7).write(good, 200);
        List<String> lines = new ArrayList<>(Files.readAllLines(good));
        lines.add(3, "1700000000000000000 {\"e\":\"trade\"");
        lines.add("no receive time");
        Path broken = Files.write(directory.resolve("broken.jsonl"), lines);

        Result lenient =
                new Program(directory).eager().run("replay", broken.toString()).exited(0);
        Result strict = new Program(directory)
                .eager()
                .run("replay", broken.toString(), "--strict")
                .exited(1);

        assertThat(lenient.err()).contains("broken.jsonl:4: not JSON").contains("broken.jsonl:" + lines.size() + ": ");
        assertThat(lenient.value("events")).contains("malformed 2");
        assertThat(strict.err()).contains("broken.jsonl:4: not JSON");
    }

    @Test
    void neverOpensAnythingWhenTradingIsDisabled() throws Exception {
        Result halted = new Program(directory)
                .eager()
                .with("TRADING_ENABLED", "false")
                .run("replay", recording.toString())
                .exited(0);

        assertThat(halted.value("orders")).isEqualTo("0");
        assertThat(halted.value("refusals")).contains("trading_halted");
    }
}
