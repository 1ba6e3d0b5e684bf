package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.cli.Program.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor} where nothing has run yet, where something is wrong, and beside a running desk. */
class DoctorIT {
    @TempDir
    private Path directory;

    @Test
    void passesWhereNothingHasRunYetAndLeavesNothingBehind() throws Exception {
        Result checked = program().run("doctor").exited(0);

        assertThat(checked.out().lines().toList().getLast()).endsWith(" 0 fail");
        assertThat(checked.out().lines())
                .anyMatch(line -> line.matches("ok +database +embedded PostgreSQL, made at the first start"));
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void namesWhatIsWrongWithTheConfiguration() throws Exception {
        Result checked = program()
                .with("SLUICE_RISK_MAX_POSITIONS", "0")
                .with("SLUICE_RISK_MAX_POSITION", "2")
                .run("doctor")
                .exited(1);

        assertThat(checked.out().lines())
                .anyMatch(line -> line.matches("fail +configuration +sluice.risk.max-positions must be .*"))
                .anyMatch(line -> line.matches("fail +configuration +SLUICE_RISK_MAX_POSITION: no such setting.*"))
                .last()
                .asString()
                .endsWith(" 2 fail");
    }

    @Test
    void saysThatAModeIsNotBuilt() throws Exception {
        Result checked = program().with("SLUICE_MODE", "live").run("doctor").exited(1);

        assertThat(checked.out()).containsPattern("fail +mode +sluice.mode: live is refused");
    }

    @Test
    void tellsToolsTheSameAsJson() throws Exception {
        Result checked = program()
                .with("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:1/none")
                .run("doctor", "--json")
                .exited(1);

        JsonNode json = new ObjectMapper().readTree(checked.out());
        assertThat(json.get("ok").asBoolean()).isFalse();
        assertThat(json.get("checks"))
                .anySatisfy(check -> {
                    assertThat(check.get("name").asText()).isEqualTo("database");
                    assertThat(check.get("result").asText()).isEqualTo("fail");
                    assertThat(check.get("detail").asText()).contains("127.0.0.1:1/none");
                })
                .anySatisfy(check -> assertThat(check.get("result").asText()).isEqualTo("ok"));
    }

    @Test
    void looksAtARunningDeskWithoutDisturbingIt() throws Exception {
        Path out = directory.resolve("run.out");
        Path err = directory.resolve("run.err");
        Process desk = program().start(out, err, "run");
        try {
            awaitReady(desk, out, err);

            Result checked = program().run("doctor").exited(0);

            assertThat(checked.out())
                    .containsPattern("ok +lock +process " + desk.pid() + " runs on")
                    .containsPattern("ok +durability +fsync on")
                    .containsPattern("ok +schema +version \\d+")
                    .containsPattern("ok +journal +head \\d+:[0-9a-f]{64}, a process writes it");
            assertThat(desk.isAlive()).isTrue();
        } finally {
            desk.destroy();
            desk.waitFor();
        }
        program().run("journal", "verify").exited(0);
        assertThat(program().run("doctor").exited(0).out()).containsPattern("ok +database +.* not running");
    }

    /** The port is any free one, so that whatever else runs on this machine does not matter. */
    private Program program() {
        return new Program(directory).with("SLUICE_HTTP_PORT", "0");
    }

    private static void awaitReady(Process desk, Path out, Path err) throws Exception {
        while (!Files.readString(out).contains("is ready")) {
            assertThat(desk.isAlive()).as("%s", Files.readString(err)).isTrue();
            Thread.sleep(100);
        }
    }
}
