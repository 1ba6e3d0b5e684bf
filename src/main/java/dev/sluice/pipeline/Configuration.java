package dev.sluice.pipeline;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads and checks the desk's configuration before anything is started, so that all problems come at once and cost
 * nothing.
 *
 * <p>The library stops at the first value that it cannot convert. So a value that is reported is set aside in favour of
 * its default and the reading goes on; the result is used only if there was nothing to report.
 */
public final class Configuration {
    private static final String PREFIX = "sluice.";
    private static final String DATA_DIRECTORY = "sluice.data-dir";
    private static final int ABOVE_EVERYTHING = 1_000;
    private static final int PROBLEMS_LIMIT = 100;

    private final SluiceConfig desk;
    private final Map<String, String> effective;

    private Configuration(SluiceConfig desk, Map<String, String> effective) {
        this.desk = desk;
        this.effective = effective;
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
        if (desk.mode() != SluiceConfig.Mode.SIM) {
            throw new ConfigurationProblems(List.of("sluice.mode: "
                    + desk.mode().name().toLowerCase(Locale.ROOT) + " is not built yet; this version runs sim only"));
        }
    }

    /** Every {@code sluice.} key with its value, but for paths and secrets: two runs with equal maps decide alike. */
    public Map<String, String> effective() {
        return effective;
    }

    /**
     * Reads the sources that Quarkus reads: files, profile, environment, system properties.
     *
     * @throws ConfigurationProblems naming every problem
     */
    public static Configuration load(Map<String, String> environment) {
        Reading reading = new Reading(sources());
        Map<String, Optional<String>> defaults = defaults();
        Set<String> names = new TreeSet<>(environment.keySet());
        names.addAll(dotEnvNames());
        reading.problems.addAll(EnvironmentNames.unknown(names, new TreeSet<>(defaults.keySet())));
        SmallRyeConfig config = reading.read(defaults);
        SluiceConfig desk = config.getConfigMapping(SluiceConfig.class);
        reading.validate(desk, config);
        reading.problems.addAll(ConfigurationRules.problems(desk));
        if (!reading.problems.isEmpty()) {
            throw new ConfigurationProblems(reading.problems);
        }
        return new Configuration(desk, effective(config));
    }

    /** A file that cannot even be read, such as broken YAML, is a problem like any other. */
    private static SmallRyeConfig sources() {
        try {
            return ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        } catch (RuntimeException e) {
            throw new ConfigurationProblems(
                    List.of(ConfigurationText.of(String.valueOf(e.getMessage())).text()));
        }
    }

    /** Names in the {@code .env} file of the working directory, which Quarkus reads like the environment. */
    private static Set<String> dotEnvNames() {
        Path file = Path.of(".env");
        if (!Files.isRegularFile(file)) {
            return Set.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties.stringPropertyNames();
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationProblems(List.of(".env: cannot be read: " + e.getMessage()));
        }
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

    /** What says where a run takes place and not how it decides. */
    private static boolean isSurroundings(String name) {
        return name.equals(DATA_DIRECTORY) || name.startsWith(PREFIX + "http.") || name.equals(PREFIX + "mode");
    }

    /** What is journaled is kept for ever and exported; a secret must never get there. */
    private static boolean isSecret(String name) {
        return name.matches(".*(secret|token|password|key).*");
    }

    /** Known keys in dotted form with their defaults. */
    private static Map<String, Optional<String>> defaults() {
        Map<String, Optional<String>> defaults = new TreeMap<>();
        ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(SluiceConfig.class, "sluice"))
                .forEach((key, property) -> defaults.put(
                        key, property.hasDefaultValue() ? Optional.of(property.getDefaultValue()) : Optional.empty()));
        return defaults;
    }

    /** One attempt to read everything, with what was found wrong on the way. */
    private static final class Reading {
        private final List<String> problems = new ArrayList<>();
        private final Map<String, String> setAside = new HashMap<>();
        private final List<String> ignored = new ArrayList<>();
        private final SmallRyeConfig base;

        Reading(SmallRyeConfig base) {
            this.base = base;
        }

        SmallRyeConfig read(Map<String, Optional<String>> defaults) {
            while (problems.size() < PROBLEMS_LIMIT) {
                try {
                    return build();
                } catch (ConfigValidationException e) {
                    boolean progress = false;
                    for (int i = 0; i < e.getProblemCount(); i++) {
                        progress |= note(ConfigurationText.of(e.getProblem(i).getMessage()), defaults);
                    }
                    if (!progress) {
                        break;
                    }
                }
            }
            throw new ConfigurationProblems(problems);
        }

        void validate(SluiceConfig desk, SmallRyeConfig config) {
            try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
                Validator validator = validators.getValidator();
                BeanValidationConfigValidator checks = () -> validator;
                checks.validateMapping(SluiceConfig.class, "sluice", desk);
            } catch (ConfigValidationException e) {
                for (int i = 0; i < e.getProblemCount(); i++) {
                    problems.add(described(ConfigurationText.of(e.getProblem(i).getMessage()), config));
                }
            }
        }

        private static String described(ConfigurationText problem, SmallRyeConfig config) {
            return problem.text()
                    + problem.key()
                            .map(key -> config.getConfigValue(key.replaceAll("\\[\\d+]$", ""))
                                    .getValue())
                            .map(value -> " but is " + value)
                            .orElse("");
        }

        /** Notes a problem; true if the next attempt will get past it. */
        private boolean note(ConfigurationText problem, Map<String, Optional<String>> defaults) {
            problems.add(problem.text());
            Optional<String> key = problem.key();
            if (problem.isUnknownKey()) {
                key.ifPresent(ignored::add);
                return key.isPresent();
            }
            Optional<String> standard = key.flatMap(name -> defaults.getOrDefault(name, Optional.empty()));
            standard.ifPresent(value -> setAside.put(key.orElseThrow(), value));
            return standard.isPresent();
        }

        private SmallRyeConfig build() {
            SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDiscoveredConverters()
                    .withProfiles(base.getProfiles())
                    .withMapping(SluiceConfig.class);
            ignored.forEach(builder::withMappingIgnore);
            base.getConfigSources().forEach(builder::withSources);
            builder.withSources(new PropertiesConfigSource(setAside, "defaults", ABOVE_EVERYTHING));
            return builder.build();
        }
    }
}
