package dev.sluice.pipeline;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads and checks the desk's configuration before anything is started, so that all problems come at once and cost
 * nothing.
 */
public final class Configuration {
    private static final String PREFIX = "sluice.";
    private static final String DATA_DIRECTORY = "sluice.data-dir";

    /** What is shorter is a word like any other, such as the paper exchange's key. */
    private static final int SECRET_LENGTH = 8;

    private final SluiceConfig desk;
    private final Map<String, String> effective;
    private final List<String> warnings;
    private final Set<String> secrets;

    private Configuration(
            SluiceConfig desk, Map<String, String> effective, List<String> warnings, Set<String> secrets) {
        this.desk = desk;
        this.secrets = secrets;
        this.effective = effective;
        this.warnings = warnings;
    }

    /** The typed view. */
    public SluiceConfig desk() {
        return desk;
    }

    /**
     * Whether the service can run with it.
     *
     * @throws ConfigurationProblems if not
     */
    public void requireServiceable() {
        List<String> problems = ConfigurationRules.forService(desk);
        if (!problems.isEmpty()) {
            throw new ConfigurationProblems(problems);
        }
    }

    /** Every {@code sluice.} key with its value, but for paths and secrets: two runs with equal maps decide alike. */
    public Map<String, String> effective() {
        return effective;
    }

    /** What is allowed but unwise, one line each: secrets in files that others can read. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Reads the sources that Quarkus reads: files, profile, environment, system properties; and the files that hold
     * secrets.
     *
     * @param environment the variables of the process
     * @throws ConfigurationProblems naming every problem
     */
    public static Configuration load(Map<String, String> environment) {
        return load(environment, Path.of("").toAbsolutePath());
    }

    /** @param directory the working directory, with {@code .env} and {@code config} */
    static Configuration load(Map<String, String> environment, Path directory) {
        Map<String, Optional<String>> defaults = defaults();
        Set<String> keys = new TreeSet<>(defaults.keySet());
        ConfigurationSources sources = ConfigurationSources.read(environment, directory, keys);
        ConfigurationReading reading = new ConfigurationReading(sources, defaults);
        List<String> problems = reading.problems();
        problems.addAll(sources.problems());
        problems.addAll(sources.yaml().misplaced(sections(keys)));
        problems.addAll(EnvironmentNames.unknown(sources.variables().keySet(), keys));
        SmallRyeConfig config = reading.read();
        SluiceConfig desk = config.getConfigMapping(SluiceConfig.class);
        reading.validate(desk, config);
        if (sources.isComplete()) {
            problems.addAll(ConfigurationRules.problems(desk));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationProblems(problems);
        }
        return new Configuration(desk, effective(config), sources.warnings(), secrets(config));
    }

    /** The values of all secrets, so that they can be taken out of texts. */
    Set<String> secrets() {
        return secrets;
    }

    private static Set<String> secrets(SmallRyeConfig config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> SecretFiles.isSecret(name) || name.matches("quarkus\\..*password"))
                .map(name -> config.getConfigValue(name).getValue())
                .filter(value -> value != null && value.length() >= SECRET_LENGTH)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> sections(Set<String> keys) {
        return keys.stream().map(key -> key.split("\\.")[1]).collect(Collectors.toSet());
    }

    private static Map<String, String> effective(SmallRyeConfig config) {
        Map<String, String> values = new TreeMap<>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(PREFIX) && !isSurroundings(name) && !isSecret(name))
                .forEach(name -> {
                    String value = config.getConfigValue(name).getValue();
                    if (value != null) {
                        values.put(name, value);
                    }
                });
        return values;
    }

    /** What says where a run takes place, and who is told of it, and not how it decides. */
    private static boolean isSurroundings(String name) {
        return name.equals(DATA_DIRECTORY)
                || name.startsWith(PREFIX + "http.")
                || name.startsWith(PREFIX + "alert.")
                || name.equals(PREFIX + "mode");
    }

    /** What is journaled is kept for ever and exported; a secret must never get there. */
    private static boolean isSecret(String name) {
        return name.matches(".*(secret|token|password|key).*");
    }

    /** Known keys in dotted form with their defaults. */
    private static Map<String, Optional<String>> defaults() {
        Map<String, Optional<String>> defaults = new TreeMap<>();
        ConfigClass.configClass(SluiceConfig.class, "sluice")
                .getProperties()
                .forEach((key, value) -> defaults.put(key, Optional.ofNullable(value)));
        return defaults;
    }
}
