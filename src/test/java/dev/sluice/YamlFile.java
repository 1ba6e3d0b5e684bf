package dev.sluice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** Reads a YAML file as a tree; one that is malformed or says a key twice fails. */
public final class YamlFile {
    private YamlFile() {}

    public static JsonNode read(Path file) throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return new ObjectMapper().valueToTree(new Yaml(strict).load(Files.readString(file)));
    }
}
