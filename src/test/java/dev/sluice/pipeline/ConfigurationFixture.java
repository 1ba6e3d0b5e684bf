package dev.sluice.pipeline;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The typed configuration from keys and values alone, without files, environment or validation. */
final class ConfigurationFixture {
    private static final String INSTRUMENT = "sluice.paper.instruments.BTCUSDT.";

    private final Map<String, String> values = new HashMap<>();

    ConfigurationFixture() {
        with("sluice.symbols", "BTCUSDT");
        with(INSTRUMENT + "base", "BTC").with(INSTRUMENT + "quote", "USDT");
        with(INSTRUMENT + "tick-size", "0.01").with(INSTRUMENT + "step-size", "0.001");
        with(INSTRUMENT + "min-price", "0.01").with(INSTRUMENT + "max-price", "1000");
        with(INSTRUMENT + "min-quantity", "0.001").with(INSTRUMENT + "max-quantity", "100");
        with(INSTRUMENT + "min-notional", "5").with(INSTRUMENT + "max-notional", "9000");
    }

    ConfigurationFixture with(String key, String value) {
        values.put(key, value);
        return this;
    }

    SluiceConfig build() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SluiceConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(SluiceConfig.class);
    }
}
