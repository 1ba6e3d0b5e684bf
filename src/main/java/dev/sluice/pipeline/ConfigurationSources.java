package dev.sluice.pipeline;

import io.quarkus.runtime.configuration.QuarkusConfigBuilderCustomizer;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import io.smallrye.config.source.yaml.YamlConfigSource;
import io.smallrye.config.source.yaml.YamlLocationConfigSourceFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where values come from. These are the sources that Quarkus reads, in its order, and the files of secrets; but each is
 * named here. Quarkus finds them on the classpath, and a native executable has none: before Quarkus runs, it would see
 * the configuration of the machine that built it and nothing else.
 */
final class ConfigurationSources {
    private static final int ENVIRONMENT_ORDINAL = 300;
    private static final int SECRET_FILES_ORDINAL = 301;
    private static final int DOT_ENV_ORDINAL = 295;
    private static final int PACKAGED_ORDINAL = 255;
    private static final String PACKAGED = "application.yaml";

    private final Path directory;
    private final Map<String, String> environment;
    private final Map<String, String> dotEnv;
    private final YamlFiles yaml;
    private final SecretFiles secrets;
    private final SmallRyeConfig config;

    private ConfigurationSources(Map<String, String> environment, Path directory, Set<String> keys) {
        this.directory = directory;
        this.environment = environment;
        this.dotEnv = dotEnv(directory.resolve(".env"));
        this.yaml = new YamlFiles(directory);
        this.secrets = SecretFiles.read(variables(), directory, keys);
        this.config = build();
    }

    /**
     * Opens all sources. What is wrong with one of them is kept as a problem, as far as the others can be read without.
     *
     * @param directory the working directory, with {@code .env} and {@code config}
     * @param keys all known keys
     * @throws ConfigurationProblems if nothing can be read at all
     */
    static ConfigurationSources read(Map<String, String> environment, Path directory, Set<String> keys) {
        try {
            return new ConfigurationSources(environment, directory, keys);
        } catch (ConfigurationProblems e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ConfigurationProblems(
                    List.of(ConfigurationText.of(String.valueOf(e.getMessage())).text()));
        }
    }

    SmallRyeConfig config() {
        return config;
    }

    YamlFiles yaml() {
        return yaml;
    }

    /** Environment variables, those of {@code .env} included. */
    Map<String, String> variables() {
        Map<String, String> all = new HashMap<>(dotEnv);
        all.putAll(environment);
        return all;
    }

    /** Whether every file could be read; only then do values that contradict each other say anything. */
    boolean isComplete() {
        return yaml.problems().isEmpty();
    }

    List<String> problems() {
        return Stream.concat(yaml.problems().stream(), secrets.problems().stream())
                .toList();
    }

    /** Files that hold secrets and are open to others. */
    List<String> warnings() {
        List<Path> files = new ArrayList<>(secrets.files());
        if (dotEnv.keySet().stream().anyMatch(ConfigurationSources::isSecretVariable)) {
            files.add(directory.resolve(".env"));
        }
        yaml.withSecrets().forEach(name -> files.add(directory.resolve(name)));
        return files.stream()
                .distinct()
                .flatMap(file -> exposure(file).stream())
                .toList();
    }

    private static List<String> exposure(Path file) {
        try {
            return PrivateFiles.exposure(file).stream().toList();
        } catch (IOException e) {
            return List.of("the permissions of " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static boolean isSecretVariable(String name) {
        return SecretFiles.isSecret(name.replaceFirst("^SLUICE_", "sluice.").toLowerCase(Locale.ROOT));
    }

    private SmallRyeConfig build() {
        return new SmallRyeConfigBuilder()
                .withCustomizers(new QuarkusConfigBuilderCustomizer())
                .addDefaultInterceptors()
                .addPropertiesSources()
                .withSources(
                        new SysPropConfigSource(),
                        new EnvConfigSource(environment, ENVIRONMENT_ORDINAL),
                        new EnvConfigSource(dotEnv, DOT_ENV_ORDINAL),
                        new PropertiesConfigSource(secrets.values(), "files of secrets", SECRET_FILES_ORDINAL),
                        packaged())
                .withSources(yaml)
                .withSources(new PropertiesLocationConfigSourceFactory(), new YamlLocationConfigSourceFactory())
                .build();
    }

    private static YamlConfigSource packaged() {
        try (InputStream in = SluiceConfig.class.getResourceAsStream("/" + PACKAGED)) {
            if (in == null) {
                throw new IllegalStateException(PACKAGED + " is missing from this build");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new YamlConfigSource("the packaged " + PACKAGED, text, PACKAGED_ORDINAL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> dotEnv(Path file) {
        Map<String, String> values = new HashMap<>();
        if (Files.isRegularFile(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new ConfigurationProblems(List.of(".env: cannot be read: " + e.getMessage()));
            }
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return values;
    }
}
