package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as it is given, on a table of candles. */
class SweepCommandTest {
    @TempDir
    Path directory;

    private Path candles;
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeCandles() throws IOException {
        candles = directory.resolve("WALK.csv");
        SplittableRandom chance = new SplittableRandom(5);
        List<String> rows = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        double price = 100;
        for (int day = 0; day < 400; day++) {
            double open = price;
            price = Math.max(10, price + chance.nextDouble(-3, 3.1));
            rows.add("%s,%.2f,%.2f,%.2f,%.2f,1"
                    .formatted(
                            LocalDate.of(2020, 1, 1).plusDays(day),
                            open,
                            Math.max(open, price) + 0.01,
                            Math.min(open, price) - 0.01,
                            price));
        }
        Files.write(candles, rows);
    }

    @Test
    void ranksAndCountsWhatIsImpossible() throws IOException {
        JsonNode json = sweep("--param", "fast=5..25:5", "--param", "slow=10,20");

        assertThat(json.get("combinations").asInt()).isEqualTo(4);
        assertThat(json.get("skipped").asInt()).isEqualTo(6);
        assertThat(json.get("ranked")).hasSize(4);
        assertThat(json.at("/ranked/0/metric").asDouble())
                .isGreaterThanOrEqualTo(json.at("/ranked/1/metric").asDouble());
    }

    @Test
    void goesOnAfterAKillInTheMiddleOfALine() throws IOException {
        Path kept = directory.resolve("kept.jsonl");
        String[] grid = {"--param", "fast=2..6", "--param", "slow=10..14", "--out-of-sample", "30%"};
        JsonNode whole = sweep(with(grid, "--resume", kept.toString(), "--threads", "1"));
        byte[] bytes = Files.readAllBytes(kept);
        Files.write(kept, Arrays.copyOf(bytes, bytes.length / 2 + 7), StandardOpenOption.TRUNCATE_EXISTING);

        JsonNode resumed = sweep(with(grid, "--resume", kept.toString(), "--threads", "3"));

        assertThat(resumed).isEqualTo(whole);
        assertThat(err.toString()).contains("going on with");
        assertThat(Files.readAllLines(kept)).hasSize(1 + 2 * 25).allMatch(line -> line.endsWith("}"));
    }

    @Test
    void refusesResultsOfOtherFilesAndSettings() throws IOException {
        Path kept = directory.resolve("kept.jsonl");
        sweep("--param", "fast=5", "--param", "slow=10", "--resume", kept.toString());

        assertThat(run("--param", "fast=5", "--param", "slow=10", "--fees", "10", "--resume", kept.toString()))
                .isEqualTo(ExitCode.USAGE);
        Files.write(candles, List.of("2021-03-01,1,1,1,1,1"), StandardOpenOption.APPEND);
        assertThat(run("--param", "fast=5", "--param", "slow=10", "--resume", kept.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("of other files, strategies or settings");
    }

    @Test
    void walksForward() throws IOException {
        JsonNode json = sweep("--param", "fast=2,3", "--param", "slow=10,20", "--walk-forward", "train=100d,test=50d");

        assertThat(json.at("/walkForward/folds")).hasSizeGreaterThanOrEqualTo(6);
        json.at("/walkForward/folds")
                .forEach(fold -> assertThat(fold.at("/test/from").asText())
                        .isGreaterThanOrEqualTo(fold.at("/train/to").asText()));
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(run("--param", "fast=30", "--param", "slow=10")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--param", "quick=30")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--param", "fast=9..1")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--out-of-sample", "100%")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--walk-forward", "train=1d")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--walk-forward", "train=9000d,test=10d")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--metric", "luck")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("must be less than slow", "quick", "luck");
    }

    private JsonNode sweep(String... options) throws IOException {
        Path json = directory.resolve("out.json");
        assertThat(run(with(options, "--json", json.toString())))
                .as(err.toString())
                .isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    private int run(String... options) {
        List<String> all = new ArrayList<>(List.of("sweep", candles.toString(), "--strategy", "sma-cross"));
        all.addAll(List.of(options));
        return new CommandLine(new SluiceCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private static String[] with(String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
