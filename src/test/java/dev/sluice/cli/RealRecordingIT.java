package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.RealData;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The facts known of real recorded streams, through the whole program. */
@Tag("real-data")
class RealRecordingIT {
    @TempDir
    private static Path directory;

    @Test
    void holdsTheFactsOfBothFiles() throws Exception {
        JsonNode summary = replay("20240808", "20240809");

        assertThat(summary.at("/book/checked").asLong()).isEqualTo(1072);
        assertThat(summary.at("/book/matched").asLong()).isEqualTo(1072);
        assertThat(summary.at("/feed/gaps").asLong()).isZero();
        assertThat(summary.at("/trades/count").asLong()).isEqualTo(9_757 + 10_147);
        assertThat(summary.at("/trades/takerBuyVolume").asText()).isEqualTo("204.49112");
        assertThat(summary.at("/trades/takerSellVolume").asText()).isEqualTo("233.4244");
        assertThat(summary.at("/fills").asLong()).isGreaterThanOrEqualTo(20);
        assertThat(summary.at("/alarms").asLong()).isZero();
    }

    @Test
    void holdsTheFactsOfTheFirstFile() throws Exception {
        JsonNode summary = replay("20240808");

        assertThat(summary.at("/book/checked").asLong()).isEqualTo(564);
        assertThat(summary.at("/book/matched").asLong()).isEqualTo(564);
        assertThat(summary.at("/trades/takerBuyVolume").asText()).isEqualTo("96.65118");
        assertThat(summary.at("/trades/takerSellVolume").asText()).isEqualTo("115.38197");
    }

    @Test
    void neverTradesTheSecondFileAloneWhichHasNoSnapshot() throws Exception {
        JsonNode summary = replay("20240809");

        assertThat(summary.at("/book/synchronized").asBoolean()).isFalse();
        assertThat(summary.at("/book/checked").asLong()).isZero();
        assertThat(summary.at("/orders").asLong()).isZero();
        assertThat(summary.at("/trades/takerBuyVolume").asText()).isEqualTo("107.83994");
        assertThat(summary.at("/trades/takerSellVolume").asText()).isEqualTo("118.04243");
    }

    private static JsonNode replay(String... days) throws Exception {
        Path json = directory.resolve(String.join("-", days) + ".json");
        String[] arguments = new String[days.length + 3];
        arguments[0] = "replay";
        for (int i = 0; i < days.length; i++) {
            arguments[i + 1] = RealData.file("binance/spot_btcusdt_" + days[i] + ".jsonl.gz")
                    .toString();
        }
        arguments[days.length + 1] = "--json";
        arguments[days.length + 2] = json.toString();
        new Program(directory).run(arguments).exited(0);
        return Program.json(json);
    }
}
