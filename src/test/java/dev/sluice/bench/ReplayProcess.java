package dev.sluice.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged program's {@code replay}, started anew each time: what a user sees, with a cold JVM. */
final class ReplayProcess implements AutoCloseable {
    static final int ROUNDS = 3;

    private static final int TIMEOUT_SECONDS = 120;

    private final List<String> command = new ArrayList<>();
    private final Path folder;
    private final Path json;

    ReplayProcess(List<Path> files) throws IOException {
        this.folder = Workplace.folder("replay");
        this.json = folder.resolve("replay.json");
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-jar", program().toString(), "replay", "--speed", "max", "--json", json.toString()));
        files.forEach(file -> command.add(file.toString()));
    }

    static Path program() {
        return Workplace.target().resolve("quarkus-app").resolve("quarkus-run.jar");
    }

    void run(Rounds into, Target target) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SLUICE_DATA_DIR", folder.resolve("data").toString());
        builder.redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("replay.log").toFile()));
        long start = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException("replay did not end well; see " + folder.resolve("replay.log"));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        JsonNode run = new ObjectMapper().readTree(json.toFile()).get("run");
        into.add(
                "cold, packaged program",
                "events/s",
                target,
                run.get("eventsPerSecond").asDouble());
        into.add("cold, whole command with PostgreSQL", "s", seconds);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(json);
    }
}
