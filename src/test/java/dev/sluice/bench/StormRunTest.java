package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StormRunTest {
    @Test
    void takesANumberOfSeedsAndTheFirstOfThem() {
        assertThat(StormRun.wanted(List.of("--storm", "20"))).contains(new StormRun.Seeds(1, 20));
        assertThat(StormRun.wanted(List.of("--storm", "1", "--from", "4711"))).contains(new StormRun.Seeds(4_711, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--storm", "--storm 0", "--storm many", "--storm 1 --from", "--storm 1 2", "orders --storm"})
    void refusesAnythingElse(String arguments) {
        assertThat(StormRun.wanted(List.of(arguments.split(" ")))).isEmpty();
    }

    @Test
    void printsWhatHappenedHowOften() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new StormRun(new PrintStream(out, true, StandardCharsets.UTF_8)).run(new StormRun.Seeds(4, 1));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 storms in", "  orders  ", "digest ");
    }
}
