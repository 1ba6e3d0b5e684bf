package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.alert.AlertKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/alerts.md} to the catalogue of alerts and to the table of faults and actions. */
class AlertsPageTest {
    private static final Path PAGE = Path.of("docs", "alerts.md");

    @Test
    void listsEveryKindOfAlert() throws IOException {
        assertThat(rows("## What", "## Fault and action"))
                .containsExactlyElementsOf(Arrays.stream(AlertKind.values())
                        .map(AlertsPageTest::row)
                        .toList());
    }

    @Test
    void listsEveryFaultWithItsAction() throws IOException {
        assertThat(rows("## Fault and action", "\u0000"))
                .containsExactlyElementsOf(Arrays.stream(FaultAction.values())
                        .map(AlertsPageTest::row)
                        .toList());
    }

    private static String row(AlertKind kind) {
        return "| `" + kind.code() + "` | " + kind.severity() + " | " + kind.category() + " | " + kind.action() + " |";
    }

    private static String row(FaultAction row) {
        return "| " + row.fault().name().toLowerCase(Locale.ROOT) + ": " + row.happening() + " | " + row.action()
                + " | `" + row.told().code() + "` | `" + row.doneBy() + "` |";
    }

    /** The rows of the tables between two headings, without those tables' own headings. */
    private static List<String> rows(String from, String to) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(from);
        int end = page.indexOf(to, begin);
        return page.substring(begin, end < 0 ? page.length() : end)
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .toList();
    }
}
