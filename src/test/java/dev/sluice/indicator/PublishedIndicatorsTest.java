package dev.sluice.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.RealData;
import dev.sluice.feed.CandleClosed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published series of 502 days, each value of each of them. */
@Tag("real-data")
class PublishedIndicatorsTest {
    private static final Map<String, Map<String, Integer>> PARAMETERS = Map.of(
            "sma", Map.of("period", 20),
            "ema", Map.of("period", 20),
            "rsi", Map.of("period", 14),
            "atr", Map.of("period", 14),
            "macd", Map.of("fast", 12, "slow", 26, "signal", 9),
            "bollinger", Map.of("period", 20, "multiplier", 2));

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "sma,       sma,       sma,  sma,       483",
        "ema,       ema,       ema,  ema,       483",
        "rsi,       rsi,       rsi,  rsi,       488",
        "atr,       atr,       atr,  atr,       488",
        "macd,      macd,      macd, macd,      477",
        "macd,      signal,    macd, signal,    469",
        "macd,      histogram, macd, histogram, 469",
        "bollinger, middle,    bb,   sma,       483",
        "bollinger, upper,     bb,   upperBand, 483",
        "bollinger, lower,     bb,   lowerBand, 483"
    })
    void equalsThePublishedSeries(String name, String output, String file, String field, int values)
            throws IOException {
        JsonNode published = read("indicators/" + file + ".standard.json.gz");
        List<CandleClosed> candles = CandleFixture.read(RealData.file("indicators/default.csv"));
        Indicator indicator = Indicators.of(name, PARAMETERS.getOrDefault(name, Map.of()));
        int told = 0;

        assertThat(candles).hasSize(502).hasSize(published.size());
        for (int i = 0; i < candles.size(); i++) {
            indicator.onCandle(candles.get(i));
            JsonNode expected = published.get(i).get(field);
            if (expected.isNull()) {
                assertThat(indicator.value(output)).as("candle %d", i).isNaN();
            } else {
                assertThat(indicator.value(output)).as("candle %d", i).isCloseTo(expected.doubleValue(), within(1e-8));
                told++;
            }
        }
        assertThat(told).isEqualTo(values);
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream plain = new GZIPInputStream(Files.newInputStream(RealData.file(name)))) {
            return new ObjectMapper().readTree(plain);
        }
    }
}
