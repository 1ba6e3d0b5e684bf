package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/configuration.md} to {@link SluiceConfig}: every key, its default and its environment form. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("docs", "configuration.md");
    private static final String NO_DEFAULT = "–";

    /** {@code | `key` | `default` or – | range | `ENVIRONMENT` | meaning |}. */
    private static final Pattern ROW = Pattern.compile(
            "^\\| `(sluice\\.[^`]+)` \\| (?:`([^`]*)`|" + NO_DEFAULT + ") \\| ([^|]+) \\| `([^`]+)` \\| ([^|]+) \\|$",
            Pattern.MULTILINE);

    @Test
    void listsEveryKeyWithItsDefault() throws IOException {
        assertThat(defaults(Files.readString(PAGE))).isEqualTo(defaultsInCode());
    }

    @Test
    void namesTheEnvironmentFormOfEveryKey() throws IOException {
        assertThat(ROW.matcher(Files.readString(PAGE)).results())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.group(4)).isEqualTo(environmentForm(row.group(1))));
    }

    @Test
    void hasNoRowThatTheOtherTestsPassOver() throws IOException {
        String page = Files.readString(PAGE);
        long rows = page.lines().filter(line -> line.startsWith("| `sluice.")).count();

        assertThat(ROW.matcher(page).results().count()).isEqualTo(rows);
    }

    @Test
    void noticesAWrongDefaultAndAMissingKey() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(defaults(page.replace("| `1000` |", "| `1001` |"))).isNotEqualTo(defaultsInCode());
        assertThat(defaults(page.replace("| `sluice.paper.seed` |", "| `sluice.paper.sede` |")))
                .isNotEqualTo(defaultsInCode());
    }

    private static Map<String, String> defaults(String page) {
        return ROW.matcher(page)
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        ConfigurationPageTest::defaultIn,
                        (a, b) -> a + " and " + b,
                        TreeMap::new));
    }

    private static String defaultIn(MatchResult row) {
        return row.group(2) == null ? NO_DEFAULT : row.group(2);
    }

    /** A list is listed once, under its own name and not also as its elements. */
    private static Map<String, String> defaultsInCode() {
        Map<String, String> defaults = new TreeMap<>();
        ConfigMappings.getProperties(ConfigClass.configClass(SluiceConfig.class, "sluice"))
                .forEach((key, property) ->
                        defaults.put(key, property.hasDefaultValue() ? property.getDefaultValue() : NO_DEFAULT));
        defaults.keySet().removeIf(key -> key.endsWith("[*]"));
        return defaults;
    }

    private static String environmentForm(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9*]", "_");
    }
}
