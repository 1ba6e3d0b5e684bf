package dev.sluice.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds all Java sources to {@link Style}, and each check to a text that breaks it. */
class StyleTest {
    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path TEST = Path.of("src", "test", "java");

    @Test
    void sourcesKeepTheLimits() throws IOException {
        for (Path root : List.of(MAIN, TEST)) {
            assertThat(check(root, Style::fileLength)).isEmpty();
            assertThat(check(root, Style::lineLength)).isEmpty();
            assertThat(check(root, Style::methodLength)).isEmpty();
            assertThat(check(root, Style::notes)).isEmpty();
        }
    }

    @Test
    void onlyTheCommandLineWritesToTheConsole() throws IOException {
        assertThat(check(MAIN, Style::console)).isEmpty();
    }

    @Test
    void everyPackageHasADoorSign() throws IOException {
        Map<String, String> sources = sources(MAIN);
        Set<String> signs = sources.keySet().stream()
                .map(file -> file.substring(0, file.lastIndexOf('/')) + "/package-info.java")
                .collect(Collectors.toSet());
        assertThat(sources).containsKeys(signs.toArray(String[]::new));
        for (String sign : signs) {
            assertThat(Style.doorSign(sign, sources.get(sign))).isEmpty();
        }
    }

    @Test
    void changelogHasItsHeadings() throws IOException {
        assertThat(Style.changelog("CHANGELOG.md", Files.readString(Path.of("CHANGELOG.md"))))
                .isEmpty();
    }

    @Test
    void refusesLongFiles() {
        assertThat(Style.fileLength("Long.java", "//\n".repeat(400))).isEmpty();
        assertThat(Style.fileLength("Long.java", "//\n".repeat(401)))
                .containsExactly("Long.java:401: 401 lines, at most 400");
    }

    @Test
    void refusesLongLines() {
        assertThat(Style.lineLength("Wide.java", "\n" + "…".repeat(120))).isEmpty();
        assertThat(Style.lineLength("Wide.java", "import " + "x".repeat(121) + ";"))
                .isEmpty();
        assertThat(Style.lineLength("Wide.java", "\n" + "x".repeat(121)))
                .containsExactly("Wide.java:2: 121 columns, at most 120");
    }

    @Test
    void refusesLongMethods() {
        String longest = "class Wordy {\n  void go() {\n" + "    go();\n".repeat(48) + "  }\n}\n";
        assertThat(Style.methodLength("Wordy.java", longest)).isEmpty();
        assertThat(Style.methodLength("Wordy.java", longest.replaceFirst("go\\(\\);", "go();\n\n")))
                .containsExactly("Wordy.java:2: method go has 52 lines, at most 50");
        assertThat(Style.methodLength("Wordy.java", longest.replaceFirst("  void go", "  @Deprecated\n  void go")))
                .containsExactly("Wordy.java:2: method go has 51 lines, at most 50");
    }

    @Test
    void refusesNotesToOneself() {
        for (String note : List.of("// TO" + "DO later", "/* FIX" + "ME */", "// XX" + "X", " * @auth" + "or me")) {
            assertThat(Style.notes("Notes.java", "class Notes {}\n" + note))
                    .singleElement()
                    .asString()
                    .startsWith("Notes.java:2: ");
        }
        assertThat(Style.notes("Notes.java", "// the authors of TODOS")).isEmpty();
    }

    @Test
    void refusesConsoleOutputOutsideTheCommandLine() {
        String print = "class Prints {\n  { System.out.println(); }\n}";
        assertThat(Style.console("main/risk/Prints.java", print))
                .containsExactly("main/risk/Prints.java:2: System.out is for cli only: log, or return a value");
        assertThat(Style.console("main/cli/Prints.java", print)).isEmpty();
    }

    @Test
    void refusesPackagesWithoutADoorSign() {
        assertThat(Style.doorSign("package-info.java", "package dev.sluice.risk;"))
                .containsExactly(
                        "package-info.java:1: no @NullMarked",
                        "package-info.java:1: no door sign: purpose, entry points, invariants");
    }

    @Test
    void refusesChangelogsOutOfOrder() {
        assertThat(Style.changelog("CHANGELOG.md", "# Changelog\n## 1.0\n### Safety\n### Features\n### Internals\n"))
                .containsExactly("CHANGELOG.md:2: the first version must be \"## Unreleased\"");
        assertThat(Style.changelog("CHANGELOG.md", "## Unreleased\n### Features\n### Safety\n"))
                .singleElement()
                .asString()
                .startsWith("CHANGELOG.md:1: ## Unreleased must have exactly");
        assertThat(Style.changelog("CHANGELOG.md", "# Changelog\n")).hasSize(1);
    }

    private static List<String> check(Path root, BiFunction<String, String, List<String>> check) throws IOException {
        return sources(root).entrySet().stream()
                .flatMap(source -> check.apply(source.getKey(), source.getValue()).stream())
                .toList();
    }

    /** All sources below the root by name, with slashes; never none. */
    private static Map<String, String> sources(Path root) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.put(file.toString().replace('\\', '/'), Files.readString(file));
            }
        }
        assertThat(sources).isNotEmpty();
        return sources;
    }
}
