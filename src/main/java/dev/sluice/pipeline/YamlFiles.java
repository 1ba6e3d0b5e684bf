package dev.sluice.pipeline;

import dev.sluice.pipeline.YamlFile.MalformedFileException;
import dev.sluice.vocabulary.NearestName;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.source.yaml.YamlConfigSourceLoader;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * The YAML files of a working directory, each with those of the profiles beside it. A file that cannot be read is a
 * problem and otherwise empty, so that what is wrong in all the others is found too.
 */
final class YamlFiles extends YamlConfigSourceLoader implements ConfigSourceProvider {
    /** Where Quarkus puts its own reading of {@code config/application.yaml}. */
    private static final int APPLICATION_ORDINAL = 265;

    /** Above {@code config/application.yaml} and its profiles, below {@code .env}. */
    private static final int SECRETS_ORDINAL = 275;

    private final Path directory;
    private final Map<String, YamlFile> files = new LinkedHashMap<>();
    private final Set<String> problems = new LinkedHashSet<>();

    YamlFiles(Path directory) {
        this.directory = directory;
    }

    /** The file that holds secrets and nothing else, so that it can be kept from others and from version control. */
    static Path secrets(Path directory) {
        return directory.resolve("config").resolve("secrets.yaml");
    }

    @Override
    public List<ConfigSource> getConfigSources(ClassLoader loader) {
        List<ConfigSource> sources = new ArrayList<>();
        Path folder = directory.resolve("config");
        Stream.of("application.yaml", "application.yml")
                .map(name -> folder.resolve(name).toUri().toString())
                .forEach(file -> sources.addAll(loadConfigSources(file, APPLICATION_ORDINAL, loader)));
        sources.addAll(loadConfigSources(secrets(directory).toUri().toString(), SECRETS_ORDINAL, loader));
        return sources;
    }

    /** What is wrong with the files; complete once the configuration has been built. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The names of files in which secrets stand. */
    List<String> withSecrets() {
        return files.values().stream()
                .filter(file -> file.lines().keySet().stream().anyMatch(SecretFiles::isSecret))
                .map(YamlFile::name)
                .toList();
    }

    /** Where a key stands: the file and, if it is known, the line. */
    String place(String source, String key) {
        YamlFile file = files.get(source);
        Integer line = file == null ? null : file.lines().get(key.replace("\"", ""));
        return line == null ? source : source + ":" + line;
    }

    /**
     * Outermost keys that are probably meant to be ours: the library passes over whatever does not begin with
     * {@code sluice}, and takes a dotted name for one name with dots in it.
     */
    List<String> misplaced(Set<String> sections) {
        List<String> found = new ArrayList<>();
        for (YamlFile file : files.values()) {
            file.roots().forEach((root, line) -> {
                String place = file.name() + ":" + line + ": " + root;
                if (root.startsWith("sluice.")) {
                    found.add(place + ": keys are nested here: write sluice:, and below it the rest");
                } else if (sections.contains(root)) {
                    found.add(place + ": no such setting; did you mean sluice: with " + root + ": below it?");
                } else if (!root.equals("sluice")
                        && !NearestName.hint(root, List.of("sluice"), 2).isEmpty()) {
                    found.add(place + ": no such setting" + NearestName.hint(root, List.of("sluice"), 2));
                }
            });
        }
        return found;
    }

    @Override
    protected List<ConfigSource> tryClassPath(URI uri, int ordinal, ClassLoader loader) {
        return List.of();
    }

    @Override
    protected ConfigSource loadConfigSource(URL url, int ordinal) throws IOException {
        String name = name(url);
        try {
            YamlFile file = YamlFile.read(name, url);
            files.put(name, file);
            return file.source(ordinal);
        } catch (MalformedFileException e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            if (!Files.exists(path(url))) {
                throw e;
            }
            problems.add(name + ": cannot be read: " + e.getMessage());
        }
        return new PropertiesConfigSource(Map.of(), name, ordinal);
    }

    private static Path path(URL url) {
        return Path.of(URI.create(url.toString()));
    }

    private String name(URL url) {
        Path file = path(url);
        return file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
    }
}
