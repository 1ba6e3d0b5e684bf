package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands {@code indicators} and {@code structure} over files of candles. */
class CandleCommandsTest {
    @TempDir
    private Path folder;

    private Path prices;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writePrices() throws IOException {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        // Up by 2 for six days and down by 2 for six: highs of 13 and 13, lows of 1.
        int[] closes = {2, 4, 6, 8, 10, 12, 10, 8, 6, 4, 2, 4, 6, 8, 10, 12, 10, 8, 6, 4, 2, 4, 6, 8, 10, 15};
        for (int i = 0; i < closes.length; i++) {
            lines.add("%s,%d,%d,%d,%d,100"
                    .formatted(
                            LocalDate.of(2024, 1, 1).plusDays(i), closes[i], closes[i] + 1, closes[i] - 1, closes[i]));
        }
        prices = Files.write(folder.resolve("prices.csv"), lines);
    }

    private int run(String... arguments) {
        return new CommandLine(new SluiceCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void printsARowForEachCandleEmptyUntilWarm() {
        assertThat(run("indicators", prices.toString(), "--name", "sma", "--param", "period=3"))
                .isEqualTo(ExitCode.OK);

        assertThat(out.toString().lines())
                .hasSize(27)
                .startsWith("time,sma", "2024-01-01T00:00:00Z,", "2024-01-02T00:00:00Z,", "2024-01-03T00:00:00Z,4.0");
    }

    @Test
    void refusesFilesOfTwoSymbols() throws IOException {
        Path other = Files.copy(prices, folder.resolve("other.csv"));

        assertThat(run("indicators", prices.toString(), other.toString(), "--name", "sma"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("prices.csv").contains("other.csv").contains("files of one");
    }

    @Test
    void writesValuesAsJson() throws IOException {
        Path json = folder.resolve("values.json");

        assertThat(run(
                        "indicators",
                        prices.toString(),
                        "--name",
                        "bollinger",
                        "--param",
                        "period=2",
                        "--json",
                        "" + json))
                .isEqualTo(ExitCode.OK);

        JsonNode result = new ObjectMapper().readTree(json.toFile());
        assertThat(result.get("symbol").textValue()).isEqualTo("PRICES");
        assertThat(result.get("warmUpCandles").intValue()).isEqualTo(2);
        assertThat(result.get("values")).hasSize(26);
        assertThat(result.get("values").get(0).get("middle").isNull()).isTrue();
        assertThat(result.get("values").get(1).get("upper").doubleValue()).isEqualTo(5);
    }

    @Test
    void listsTheCatalogueWhereNothingIsAsked() {
        assertThat(run("indicators")).isEqualTo(ExitCode.OK);

        assertThat(out.toString()).contains("macd", "(fast=12, slow=26, signal=9)", "tells macd, signal, histogram");
    }

    @Test
    void saysWhatThereIsInsteadOfAnUnknownIndicator() {
        assertThat(run("indicators", prices.toString(), "--name", "ichimoku")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no indicator ichimoku; there are sma, ema");
        assertThat(run("indicators", prices.toString(), "--name", "sma", "--param", "period=0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("period must be a whole number of 1 to 10000 but is 0.0");
    }

    @Test
    void tellsStructureWithTheCandleAtWhichItWasKnown() throws IOException {
        Path json = folder.resolve("events.json");

        assertThat(run("structure", prices.toString(), "--swing", "2", "--json", json.toString()))
                .isEqualTo(ExitCode.OK);

        assertThat(out.toString()).contains("break-of-structure");
        JsonNode result = new ObjectMapper().readTree(json.toFile());
        JsonNode swing = result.get("events")
                .valueStream()
                .filter(event -> event.get("kind").textValue().equals("swing"))
                .findFirst()
                .orElseThrow();
        assertThat(swing.get("swing").get("price").textValue()).isEqualTo("13");
        assertThat(swing.get("index").intValue()
                        - swing.get("swing").get("index").intValue())
                .isEqualTo(2);
        assertThat(result.get("trend").textValue()).isEqualTo("BULLISH");
    }

    @Test
    void writesTheTablesOfHindsight() throws IOException {
        Path json = folder.resolve("tables.json");

        assertThat(run("structure", prices.toString(), "--swing", "2", "--batch", "--json", json.toString()))
                .isEqualTo(ExitCode.OK);

        JsonNode swings = new ObjectMapper().readTree(json.toFile()).get("swings");
        List<String> rows = new ArrayList<>();
        swings.forEach(row -> rows.add(row.get("index") + " " + row.get("highLow") + " "
                + row.get("level").textValue()));
        assertThat(rows).containsExactly("0 -1 1", "5 1 13", "10 -1 1", "15 1 13", "20 -1 1", "25 1 16");
    }

    @Test
    void refusesWhatItCannotUse() throws IOException {
        assertThat(run("structure", prices.toString(), "--swing", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--swing: swingLength must be 1 to 100 but is 0");
        assertThat(run("structure")).isEqualTo(ExitCode.USAGE);
        Path empty = Files.write(folder.resolve("empty.csv"), List.of("Date,Open,High,Low,Close,Volume"));
        assertThat(run("structure", empty.toString())).isNotEqualTo(ExitCode.OK);
    }
}
