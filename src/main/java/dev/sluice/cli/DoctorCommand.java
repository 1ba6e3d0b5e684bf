package dev.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sluice.pipeline.Configuration;
import dev.sluice.pipeline.ConfigurationProblems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: would it run, and if not, why. */
@Command(
        name = "doctor",
        description = {
            "Checks configuration, files, database, port and clock.",
            "Changes and starts nothing, and leaves a running desk alone. Exit 1 if a check failed."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "Write {ok, checks: [{name, result, detail}]}.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Checkup checkup = new Checkup(CHECK_LIMIT);
        checkup.run("program", ProgramCheck::run);
        checkup.run("clock", () -> ClockCheck.run(InstantSource.system().instant()));
        Optional<Configuration> configuration = configuration(checkup);
        if (configuration.isPresent()) {
            examine(checkup, configuration.get());
        }
        if (json) {
            spec.commandLine().getOut().println(json(checkup));
        } else {
            print(checkup, spec.commandLine().getOut());
        }
        return checkup.isPassed() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Optional<Configuration> configuration(Checkup checkup) throws InterruptedException {
        Loaded loaded = new Loaded();
        checkup.run("configuration", loaded::findings);
        return Optional.ofNullable(loaded.configuration);
    }

    private static void examine(Checkup checkup, Configuration configuration) throws InterruptedException {
        Path directory = Path.of(configuration.desk().dataDir());
        checkup.run("secrets", () -> SecretsCheck.run(configuration));
        checkup.run("instruments", () -> InstrumentsCheck.run(configuration.desk()));
        checkup.run("data-directory", () -> DataDirectoryCheck.run(directory));
        DatabaseCheck database = new DatabaseCheck(System.getenv(), directory);
        checkup.run("database", database::run);
        checkup.run("port", () -> PortCheck.run(configuration.desk(), directory, database.isDeskRunning()));
        checkup.run("operator-token", () -> OperatorTokenCheck.run(configuration.desk(), directory));
    }

    private static void print(Checkup checkup, PrintWriter out) {
        for (Finding finding : checkup.findings()) {
            out.printf("%-5s %-15s %s%n", word(finding), finding.name(), finding.detail());
        }
        out.println(checkup.summary());
        out.flush();
    }

    private static String json(Checkup checkup) throws JsonProcessingException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ok", checkup.isPassed());
        result.put("checks", checkup.findings().stream().map(DoctorCommand::row).toList());
        return JSON.writeValueAsString(result);
    }

    private static Map<String, String> row(Finding finding) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", finding.name());
        row.put("result", word(finding));
        row.put("detail", finding.detail());
        return row;
    }

    private static String word(Finding finding) {
        return finding.result().name().toLowerCase(Locale.ROOT);
    }

    /** The configuration on its way out of the check that reads it. */
    private static final class Loaded {
        private volatile @Nullable Configuration configuration;

        List<Finding> findings() {
            Configuration loaded = Configuration.load(System.getenv());
            configuration = loaded;
            String symbols = String.join(",", loaded.desk().symbols());
            return List.of(Finding.ok("configuration", "symbols " + symbols), mode(loaded));
        }

        private static Finding mode(Configuration configuration) {
            try {
                configuration.requireServiceable();
                return Finding.ok("mode", configuration.desk().mode().word());
            } catch (ConfigurationProblems e) {
                return Finding.fail("mode", e.problems().getFirst());
            }
        }
    }
}
