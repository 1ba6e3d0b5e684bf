package dev.sluice.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/indicators.md to the catalogue. */
class IndicatorsPageTest {
    @Test
    void thePageListsEveryIndicatorAsItIs() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs", "indicators.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Indicators.catalogue().stream()
                        .map(IndicatorsPageTest::row)
                        .toList());
    }

    private static String row(IndicatorKind kind) {
        String parameters = kind.parameters().stream()
                .map(parameter ->
                        "`" + parameter.name() + "` " + parameter.range() + " (" + parameter.standardText() + ")")
                .collect(Collectors.joining(", "));
        String outputs = Indicators.of(kind.name(), Map.of()).outputs().stream()
                .map(output -> "`" + output.name() + "` " + output.warmUpCandles())
                .collect(Collectors.joining(", "));
        return "| `" + kind.name() + "` | " + (parameters.isEmpty() ? "–" : parameters) + " | " + outputs + " | "
                + kind.title() + ": " + kind.formula() + " |";
    }
}
