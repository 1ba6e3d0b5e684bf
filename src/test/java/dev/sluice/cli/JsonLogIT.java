package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.feed.SyntheticRecording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program's log, of which only the switch and the fields are looked at. */
class JsonLogIT {
    @TempDir
    private static Path directory;

    private static Path recording;

    @BeforeAll
    static void writeRecording() throws Exception {
        recording = directory.resolve("made-up.jsonl.gz");
        new SyntheticRecording("BTCUSDT", 7).write(recording, 100);
    }

    @Test
    void logsObjectsWithTheAgreedFieldsAndNoOthersWhenSwitchedOn() throws Exception {
        List<String> lines = log(program().with("QUARKUS_LOG_JSON_CONSOLE_ENABLED", "true"));

        assertThat(lines)
                .anyMatch(line -> line.startsWith("{"))
                .filteredOn(line -> line.startsWith("{"))
                .allSatisfy(line -> assertThat(fields(line))
                        .containsExactlyInAnyOrder(
                                "ts",
                                "level",
                                "component",
                                "message",
                                "trace_id",
                                "span_id",
                                "symbol",
                                "order_id",
                                "signal_id",
                                "context",
                                "env",
                                "pid"));
    }

    @Test
    void commandsLogPlainText() throws Exception {
        assertThat(log(program())).noneMatch(line -> line.startsWith("{")).anyMatch(line -> line.contains(" INFO "));
    }

    /** Quarkus tells of its start at this level. */
    private static Program program() {
        return new Program(directory).with("QUARKUS_LOG_LEVEL", "INFO");
    }

    private static List<String> log(Program program) throws Exception {
        return program.run("replay", recording.toString())
                .exited(0)
                .err()
                .lines()
                .toList();
    }

    private static List<String> fields(String line) {
        try {
            JsonNode object = new ObjectMapper().readTree(line);
            return object.properties().stream().map(field -> field.getKey()).toList();
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
