package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of a working directory: which one wins, and what is said of those that are wrong. */
class ConfigurationFilesTest {
    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    private Path directory;

    @Test
    void readsEverySourceAndTheHigherOneWins() throws Exception {
        write("config/application.yaml", """
                sluice:
                  risk:
                    max-order-notional: 500
                    max-exposure-symbol: 700
                    max-positions: 2
                  rate:
                    symbol-per-second: 3
                """);
        write("config/application-cheap.yaml", "sluice:\n  risk:\n    max-exposure-symbol: 701\n");
        write(".env", "SLUICE_RISK_MAX_POSITIONS=4\nSLUICE_RATE_SYMBOL_PER_SECOND=4\n");

        SluiceConfig desk = load(Map.of("QUARKUS_PROFILE", "cheap", "SLUICE_RATE_SYMBOL_PER_SECOND", "5"))
                .desk();

        assertThat(desk.risk().maxOrderNotional()).isEqualByComparingTo("500");
        assertThat(desk.risk().maxExposureSymbol()).isEqualByComparingTo("701");
        assertThat(desk.risk().maxPositions()).isEqualTo(4);
        assertThat(desk.rate().symbolPerSecond()).isEqualTo(5);
        assertThat(desk.rate().globalPerSecond()).isEqualTo(10);
    }

    @Test
    void readsAProfilesSectionOnlyInThatProfile() throws Exception {
        write("config/application.yaml", "\"%cheap\":\n  sluice:\n    paper:\n      fees-bps: 1\n");

        assertThat(load(Map.of()).desk().paper().feesBps()).isEqualByComparingTo("10");
        assertThat(load(Map.of("QUARKUS_PROFILE", "cheap")).desk().paper().feesBps())
                .isEqualByComparingTo("1");
    }

    @Test
    void readsSecretsFromTheirOwnFileAboveTheOthers() throws Exception {
        write("config/application.yaml", "sluice:\n  security:\n    viewer-token: aaaaaaaaaaaaaaaa\n");
        write("config/secrets.yaml", "sluice:\n  security:\n    viewer-token: " + TOKEN + "\n");

        assertThat(load(Map.of()).desk().security().viewerToken()).contains(TOKEN);
    }

    @Test
    void namesFileAndLineOfEveryBrokenFileAndWhatElseIsWrong() throws Exception {
        write("config/application.yaml", "sluice:\n  risk:\n\t max-positions: 2\n");
        write("config/secrets.yaml", "sluice:\n  security: {\n");

        assertThat(problems(Map.of("SLUICE_RISK_MAX_POSITION", "3", "SLUICE_SIGNAL_DEDUP", "soon")))
                .anyMatch(problem -> problem.startsWith("config/application.yaml:3: "))
                .anyMatch(problem -> problem.startsWith("config/secrets.yaml:3: "))
                .anyMatch(problem -> problem.startsWith("SLUICE_RISK_MAX_POSITION: no such setting"))
                .anyMatch(problem -> problem.startsWith("sluice.signal.dedup: \"soon\" cannot be used"))
                .hasSize(4);
    }

    @Test
    void drawsNoConclusionsFromValuesThatABrokenFileMayHold() throws Exception {
        write("config/application.yaml", "sluice:\n  paper: [\n");

        assertThat(problems(Map.of("SLUICE_SYMBOLS", "XRPUSDT")))
                .singleElement()
                .asString()
                .startsWith("config/application.yaml:3: ");
    }

    @Test
    void refusesTheSameKeyTwice() throws Exception {
        write("config/application.yaml", "sluice:\n  risk:\n    max-positions: 1\n    max-positions: 2\n");

        assertThat(problems(Map.of()))
                .singleElement()
                .asString()
                .startsWith("config/application.yaml:4: ")
                .contains("duplicate key max-positions");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sluice:;  risk:;    max-ordr-notional: 1"
                        + "| 3 | sluice.risk.max-ordr-notional | sluice.risk.max-order-notional",
                "sluice:;  paper:;    instruments:;      BTCUSDT:;        tick-sise: 1"
                        + "| 5 | sluice.paper.instruments.BTCUSDT.tick-sise"
                        + "| sluice.paper.instruments.BTCUSDT.tick-size",
                "sluice:;  risk.max-positions: 2 | 2 | sluice.\"risk.max-positions\" | sluice.risk.max-positions"
            })
    void saysWhereAnUnknownKeyStandsAndWhatWasMeant(String lines, int line, String key, String meant) throws Exception {
        write("config/application.yaml", lines.replace(";", "\n"));

        assertThat(problems(Map.of()))
                .containsExactly(key + ": no such setting (it stands in config/application.yaml:" + line
                        + "); did you mean " + meant + "?");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "slucie: {} | config/application.yaml:1: slucie: no such setting; did you mean sluice?",
                "risk: {} | config/application.yaml:1: risk: no such setting;"
                        + " did you mean sluice: with risk: below it?",
                "sluice.mode: sim | config/application.yaml:1: sluice.mode: keys are nested here:"
                        + " write sluice:, and below it the rest",
                "sluice | config/application.yaml:1: keys with values must stand here, such as sluice:",
            })
    void findsKeysThatTheLibraryWouldPassOver(String text, String problem) throws Exception {
        write("config/application.yaml", text);

        assertThat(problems(Map.of())).containsExactly(problem);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource(
            quoteCharacter = '`',
            value = {"``", "---", "# nothing yet", "my-limit: 3", "quarkus: {}"})
    void leavesAloneWhatIsNotOurs(String text) throws Exception {
        write("config/application.yaml", text);

        assertThat(load(Map.of()).desk().symbols()).hasSize(3);
    }

    @Test
    void refusesADotEnvFileThatIsNone() throws Exception {
        write(".env", "SLUICE_PAPER_SEED=\\u12\n");

        assertThat(problems(Map.of())).singleElement().asString().startsWith(".env: cannot be read");
    }

    @Test
    void takesTheFirstLineOfASecretsFile() throws Exception {
        Path file = write("token", TOKEN + "\r\nsecond line\n");

        assertThat(load(Map.of("SLUICE_SECURITY_OPERATOR_TOKEN_FILE", "token"))
                        .desk()
                        .security()
                        .operatorToken())
                .contains(TOKEN);
        assertThat(load(Map.of("SLUICE_SECURITY_OPERATOR_TOKEN_FILE", file.toString()))
                        .desk()
                        .security()
                        .operatorToken())
                .contains(TOKEN);
    }

    @Test
    void namesVariableAndFileOfASecretThatCannotBeRead() throws Exception {
        Path empty = write("empty", "\nsecond line\n");
        Path folder = Files.createDirectory(directory.resolve("folder"));

        assertThat(problems(Map.of(
                        "SLUICE_SECURITY_OPERATOR_TOKEN_FILE", "/no/such/file",
                        "SLUICE_SECURITY_AUDITOR_TOKEN_FILE", empty.toString(),
                        "SLUICE_SECURITY_VIEWER_TOKEN_FILE", folder.toString())))
                .containsExactlyInAnyOrder(
                        "SLUICE_SECURITY_OPERATOR_TOKEN_FILE: /no/such/file does not exist",
                        "SLUICE_SECURITY_AUDITOR_TOKEN_FILE: the first line of " + empty + " is empty",
                        "SLUICE_SECURITY_VIEWER_TOKEN_FILE: " + folder + " is no file");
    }

    @Test
    void refusesASecretThatIsSetTwice() throws Exception {
        write("token", TOKEN + "\n");
        write(".env", "SLUICE_SECURITY_OPERATOR_TOKEN=" + TOKEN + "\n");

        assertThat(problems(Map.of("SLUICE_SECURITY_OPERATOR_TOKEN_FILE", "token")))
                .containsExactly("SLUICE_SECURITY_OPERATOR_TOKEN_FILE: SLUICE_SECURITY_OPERATOR_TOKEN is set too;"
                        + " only one of them may be");
    }

    @Test
    void takesFilesForSecretsOnly() {
        assertThat(problems(Map.of("SLUICE_RISK_MAX_POSITIONS_FILE", "x")))
                .singleElement()
                .asString()
                .startsWith("SLUICE_RISK_MAX_POSITIONS_FILE: no such setting");
    }

    @Test
    void neverShowsASecret() {
        assertThat(problems(Map.of("SLUICE_SECURITY_OPERATOR_TOKEN", "hunter2")))
                .singleElement()
                .asString()
                .startsWith("sluice.security.operator-token must match")
                .doesNotContain("hunter2");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void warnsOfSecretsThatOthersCanRead() throws Exception {
        Path token = write("token", TOKEN + "\n");
        Path secrets = write("config/secrets.yaml", "sluice:\n  security:\n    viewer-token: aaaaaaaaaaaaaaaa\n");
        Path dotEnv = write(".env", "SLUICE_SECURITY_AUDITOR_TOKEN=bbbbbbbbbbbbbbbb\n");
        Path harmless = write("config/application.yaml", "sluice:\n  risk:\n    max-positions: 2\n");
        Map<String, String> environment = Map.of("SLUICE_SECURITY_OPERATOR_TOKEN_FILE", "token");
        for (Path file : List.of(token, secrets, dotEnv, harmless)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }

        assertThat(load(environment).warnings())
                .containsExactlyInAnyOrder(exposed(token), exposed(secrets), exposed(dotEnv));

        for (Path file : List.of(token, secrets, dotEnv)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(load(environment).warnings()).isEmpty();
    }

    private static String exposed(Path file) {
        return file + " holds a secret and is open to others than its owner (rw-r--r--); chmod 600 it";
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Configuration load(Map<String, String> environment) {
        return Configuration.load(environment, directory);
    }

    private List<String> problems(Map<String, String> environment) {
        return assertThatExceptionOfType(ConfigurationProblems.class)
                .isThrownBy(() -> load(environment))
                .actual()
                .problems();
    }
}
