package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Finding.Result;
import dev.sluice.pipeline.SluiceConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorChecksTest {
    private static final String INSTRUMENT = "sluice.paper.instruments.BTCUSDT.";

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "1970-01-01T00:00:09Z, FAIL",
        "2024-12-31T23:59:59Z, FAIL",
        "2025-01-01T00:00:00Z, OK",
        "2100-12-31T23:59:59Z, OK",
        "2101-01-01T00:00:00Z, FAIL"
    })
    void knowsAClockThatWasNeverSet(String time, Result result) {
        assertThat(ClockCheck.run(Instant.parse(time)))
                .singleElement()
                .extracting(Finding::result)
                .isEqualTo(result);
    }

    @Test
    void findsNothingWrongWithFiltersThatAgree() {
        assertThat(InstrumentsCheck.run(config()))
                .singleElement()
                .isEqualTo(Finding.ok("instruments", "filters of 1" + " symbols agree"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "min-price, 1000.01, FAIL, min-price 1000.01 is more than max-price 1000",
        "min-quantity, 101, FAIL, min-quantity 101 is more than max-quantity 100",
        "max-notional, 4, FAIL, min-notional 5 is more than max-notional 4",
        "min-notional, 1001, FAIL, no order could ever be placed",
        "step-size, 0, WARN, no step-size"
    })
    void findsFiltersThatLetNothingThrough(String key, String value, Result result, String detail) {
        assertThat(InstrumentsCheck.run(config(INSTRUMENT + key, value)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.result()).isEqualTo(result);
                    assertThat(finding.detail()).startsWith("BTCUSDT").contains(detail);
                });
    }

    @Test
    void takesADirectoryThatIsYetToBeMadeAndDoesNotMakeIt() throws Exception {
        Path wanted = directory.resolve("not/yet");

        assertThat(DataDirectoryCheck.run(wanted))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).startsWith(wanted + ", is made at the first start"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refusesAFileForADirectory() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(DataDirectoryCheck.run(file))
                .containsExactly(Finding.fail("data-directory", file + " is no" + " directory"));
    }

    @Test
    void wantsRoomForTheJournal() {
        assertThat(DataDirectoryCheck.room("data", 999_999_999).result()).isEqualTo(Result.FAIL);
        assertThat(DataDirectoryCheck.room("data", 1_000_000_000).result()).isEqualTo(Result.OK);
    }

    @Test
    void aTakenPortIsTheDesksOwnOnlyIfOneRuns() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            SluiceConfig config = config("sluice.http.port", Integer.toString(taken.getLocalPort()));

            assertThat(PortCheck.run(config, directory, false))
                    .extracting(Finding::result)
                    .containsExactly(Result.FAIL);
            assertThat(PortCheck.run(config, directory, true))
                    .extracting(Finding::result)
                    .containsExactly(Result.OK);
        }
        assertThat(PortCheck.run(config("sluice.http.port", "0"), directory, false))
                .containsExactly(Finding.ok("port", "any free one"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void wantsTheOperatorTokenToBeItsOwnersAlone() throws Exception {
        assertThat(OperatorTokenCheck.run(config(), directory))
                .extracting(Finding::result)
                .containsExactly(Result.OK);
        Path token = Files.writeString(directory.resolve("operator-token"), "0123456789abcdef\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(OperatorTokenCheck.run(config(), directory)).singleElement().satisfies(finding -> {
            assertThat(finding.result()).isEqualTo(Result.FAIL);
            assertThat(finding.detail()).contains("(rw-r-----)").doesNotContain("0123456789abcdef");
        });

        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        assertThat(OperatorTokenCheck.run(config(), directory))
                .containsExactly(Finding.ok("operator-token", "in " + token));
    }

    private static SluiceConfig config(String... keysAndValues) {
        Map<String, String> values = new HashMap<>(Map.of("sluice.symbols", "BTCUSDT"));
        values.putAll(Map.of(INSTRUMENT + "base", "BTC", INSTRUMENT + "quote", "USDT"));
        values.putAll(Map.of(INSTRUMENT + "tick-size", "0.01", INSTRUMENT + "step-size", "0.001"));
        values.putAll(Map.of(INSTRUMENT + "min-price", "0.01", INSTRUMENT + "max-price", "1000"));
        values.putAll(Map.of(INSTRUMENT + "min-quantity", "0.001", INSTRUMENT + "max-quantity", "100"));
        values.putAll(Map.of(INSTRUMENT + "min-notional", "5", INSTRUMENT + "max-notional", "9000"));
        List<String> pairs = List.of(keysAndValues);
        for (int i = 0; i < pairs.size(); i += 2) {
            values.put(pairs.get(i), pairs.get(i + 1));
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SluiceConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(SluiceConfig.class);
    }
}
