package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the packaged program as users do: a process of its own, judged by what it prints and how it ends. */
final class Program {
    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final long LIMIT_SECONDS = 120;

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    /** What a run came to. */
    record Result(int exitCode, String out, String err) {
        Result exited(int expected) {
            assertThat(exitCode).as("exit code; out:%n%s%nerr:%n%s", out, err).isEqualTo(expected);
            return this;
        }

        /** Standard error without what is only said because the machine is slow. */
        List<String> complaints() {
            return err.lines()
                    .filter(line -> !line.equals("starting PostgreSQL…"))
                    .toList();
        }

        /** The value behind a name at the start of a line of standard output. */
        String value(String name) {
            return out.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .map(line -> line.substring(name.length()).strip())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + name + " in:\n" + out));
        }
    }

    /** @param directory where it runs and keeps its data */
    Program(Path directory) {
        this.directory = directory;
        with("SLUICE_DATA_DIR", directory.resolve("data").toString());
    }

    /** Trades the small moves of a made-up recording too. */
    Program eager() {
        return with("SLUICE_STRATEGY_MICRO_PRICE_MOMENTUM_MOMENTUM_BPS", "0.001")
                .with("SLUICE_STRATEGY_MICRO_PRICE_MOMENTUM_IMBALANCE", "0")
                .with("SLUICE_STRATEGY_MICRO_PRICE_MOMENTUM_COOLDOWN", "2s");
    }

    Program with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        Process process = start(out, err, arguments);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("still running after " + LIMIT_SECONDS + " s: " + Arrays.toString(arguments));
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    Process start(Path out, Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // Some hundred short lives: compiling them well would cost more than it gives back.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("SLUICE_") || name.startsWith("QUARKUS_") || name.equals("TRADING_ENABLED"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
