package dev.sluice.pipeline;

import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One YAML file with the line of each of its keys. The library alone would say neither which file is broken nor where,
 * and would take the last of two equal keys without a word.
 *
 * @param name as people know it: relative to where they stand
 * @param lines dotted keys with the line, from 1, on which each stands
 * @param roots the same for the outermost keys of the file and of its profile sections, as they are written
 */
record YamlFile(String name, String text, Map<String, Integer> lines, Map<String, Integer> roots) {
    /** Reads and checks a file. Problems are one line that begins with the file and the line in it. */
    static YamlFile read(String name, URL url) throws IOException, MalformedFileException {
        StringBuilder text = new StringBuilder();
        try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
            char[] buffer = new char[8192];
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                text.append(buffer, 0, count);
            }
        }
        return of(name, text.toString());
    }

    static YamlFile of(String name, String text) throws MalformedFileException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Yaml yaml = new Yaml(new SafeConstructor(strict));
        YamlFile file = new YamlFile(name, text, new TreeMap<>(), new TreeMap<>());
        try {
            for (Node document : yaml.composeAll(new StringReader(text))) {
                file.collect(document);
            }
            // Composing does not notice equal keys; making the values does.
            yaml.loadAll(text).forEach(_ -> {});
        } catch (MarkedYAMLException e) {
            throw new MalformedFileException(at(name, e.getProblemMark().getLine()) + e.getProblem());
        } catch (YAMLException e) {
            throw new MalformedFileException(
                    name + ": " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
        return file;
    }

    /** The file as the library reads it. */
    ConfigSource source(int ordinal) {
        return new YamlConfigSource(name, text, ordinal);
    }

    private void collect(Node document) throws MalformedFileException {
        if (document instanceof MappingNode mapping) {
            collect("", mapping);
        } else if (!document.getTag().equals(Tag.NULL)) {
            throw new MalformedFileException(
                    at(name, document.getStartMark().getLine()) + "keys with values must stand here, such as sluice:");
        }
    }

    private void collect(String path, MappingNode mapping) {
        boolean isRoot = path.isEmpty() || (path.startsWith("%") && path.indexOf('.') < 0);
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode scalar) {
                int line = scalar.getStartMark().getLine() + 1;
                String key = path.isEmpty() ? scalar.getValue() : path + "." + scalar.getValue();
                lines.putIfAbsent(key, line);
                if (isRoot) {
                    roots.putIfAbsent(scalar.getValue(), line);
                }
                if (entry.getValueNode() instanceof MappingNode nested) {
                    collect(key, nested);
                }
            }
        }
    }

    private static String at(String name, int lineFromZero) {
        return name + ":" + (lineFromZero + 1) + ": ";
    }

    /** The text is no YAML that could be a configuration. */
    static final class MalformedFileException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedFileException(String message) {
            super(message);
        }
    }
}
