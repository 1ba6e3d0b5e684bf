package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Program.Result;
import dev.sluice.feed.SyntheticRecording;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program says, and how it ends, when something is not as it must be. */
class RefusalIT {
    @TempDir
    private Path directory;

    @Test
    void namesEveryConfigurationProblemAtOnce() throws Exception {
        Result refused = new Program(directory)
                .with("SLUICE_RISK_MAX_ODER_NOTIONAL", "5")
                .with("SLUICE_RISK_MAX_ORDER_NOTIONAL", "-5")
                .with("SLUICE_RISK_MAX_POSITIONS", "abc")
                .with("SLUICE_SYMBOLS", "BTCUSDT,DOGEUSDT")
                .with("SLUICE_PAPER_LATENCY", "-3s")
                .with("TRADING_ENABLED", "maybe")
                .run("replay", recording().toString())
                .exited(2);

        assertThat(refused.err())
                .contains("6 problems")
                .contains(
                        "SLUICE_RISK_MAX_ODER_NOTIONAL: no such setting; did you mean SLUICE_RISK_MAX_ORDER_NOTIONAL?")
                .contains("sluice.risk.max-order-notional must be greater than 0")
                .contains("sluice.risk.max-positions: \"abc\" cannot be used")
                .contains("DOGEUSDT has no instrument")
                .contains("sluice.paper.latency: must be from")
                .contains("sluice.trading.enabled: \"maybe\" cannot be used: it must be true or false");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void refusesAnUnknownKeyOfAConfigurationFile() throws Exception {
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(directory.resolve("config/application.yaml"), "sluice:\n  risk:\n    max-ordr: 1\n");

        Result refused =
                new Program(directory).run("replay", recording().toString()).exited(2);

        assertThat(refused.err()).contains("sluice.risk.max-ordr: no such setting");
    }

    @Test
    void refusesAnUnknownNameInADotEnvFile() throws Exception {
        Files.writeString(directory.resolve(".env"), "SLUICE_RISK_MAX_ODRER_NOTIONAL=5\n");

        Result refused =
                new Program(directory).run("replay", recording().toString()).exited(2);

        assertThat(refused.err()).contains("SLUICE_RISK_MAX_ODRER_NOTIONAL: no such setting; did you mean");
    }

    @Test
    void saysInOneLineThatTheDatabaseCannotBeReached() throws Exception {
        Result refused = new Program(directory)
                .with("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:1/none")
                .run("replay", recording().toString())
                .exited(3);

        assertThat(refused.err().lines()).singleElement().asString().contains("127.0.0.1:1/none");
    }

    @Test
    void saysInOneLineThatARecordingIsMissing() throws Exception {
        Result refused = new Program(directory).run("replay", "nowhere.jsonl").exited(3);

        assertThat(refused.err().lines()).containsExactly("sluice: recording nowhere.jsonl does not exist");
    }

    @Test
    void saysInOneLineThatTheResultCannotBeWritten() throws Exception {
        Result refused = new Program(directory)
                .run("replay", recording().toString(), "--json", "no/such/folder/out.json")
                .exited(3);

        assertThat(refused.err().lines()).singleElement().asString().contains("cannot write no/such/folder/out.json");
    }

    @Test
    void saysThatThereIsNoJournalYet() throws Exception {
        Result refused = new Program(directory).run("journal", "verify").exited(3);

        assertThat(refused.err().lines()).singleElement().asString().contains("there is no journal under");
    }

    @Test
    void neverCreatesTheDatabaseThatItIsAskedToVerify() throws Exception {
        new Program(directory).run("replay", recording().toString()).exited(0);

        Result refused = new Program(directory)
                .run("journal", "verify", "--database", "typo")
                .exited(3);

        assertThat(refused.complaints()).singleElement().asString().contains("there is no database typo");
        new Program(directory).run("journal", "verify").exited(0);
    }

    @Test
    void keepsTheLastReplayWhenTheNextRecordingIsEmpty() throws Exception {
        Result replayed =
                new Program(directory).run("replay", recording().toString()).exited(0);
        Path empty = Files.createFile(directory.resolve("empty.jsonl"));
        Path useless = Files.writeString(directory.resolve("useless.jsonl"), "no receive time\n");

        Result refused = new Program(directory)
                .run("replay", empty.toString(), useless.toString())
                .exited(1);

        assertThat(refused.err()).contains(empty + ": is empty");
        refused = new Program(directory).run("replay", useless.toString()).exited(1);
        assertThat(refused.err()).contains(useless + ": it cannot be told what is in it");
        new Program(directory)
                .run("journal", "verify", "--head", replayed.value("head"))
                .exited(0);
    }

    @Test
    void namesFileAndLineOfBrokenYaml() throws Exception {
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(directory.resolve("config/application.yaml"), "sluice:\n  risk: {\n");

        Result refused =
                new Program(directory).run("replay", recording().toString()).exited(2);

        assertThat(refused.err()).contains("- config/application.yaml:3: ");
    }

    @Test
    void refusesToRunInAModeThatIsNotBuiltButReplays() throws Exception {
        Result refused =
                new Program(directory).with("SLUICE_MODE", "live").run("run").exited(2);

        assertThat(refused.err()).contains("sluice.mode: live is refused");
        new Program(directory)
                .with("SLUICE_MODE", "live")
                .run("replay", recording().toString())
                .exited(0);
    }

    @Test
    void tellsItsVersion() throws Exception {
        assertThat(new Program(directory).run("--version").exited(0).out()).matches("sluice \\d+\\.\\d+.*\\R");
    }

    @Test
    void refusesUnknownCommandsAndOptions() throws Exception {
        new Program(directory).run("replya").exited(2);
        new Program(directory).run("replay", "--fast", "x").exited(2);
        new Program(directory).run("replay").exited(2);
        new Program(directory)
                .run("replay", recording().toString(), "--speed", "0")
                .exited(2);
        new Program(directory).run("journal", "verify", "--head", "nonsense").exited(2);
        new Program(directory).run("journal", "verify", "--database", "Foo").exited(2);
    }

    private Path recording() throws Exception {
        Path file = directory.resolve("few.jsonl");
        new SyntheticRecording("BTCUSDT", 1).write(file, 20);
        return file;
    }
}
