package dev.sluice.pipeline;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The configuration that an input log begins with, typed again. */
final class RecordedConfiguration {
    private static final int RECORDED = 500;

    private RecordedConfiguration() {}

    /** @param values as {@link Configuration#effective()} gave them */
    static SluiceConfig read(String mode, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("sluice.mode", mode);
        return ConfigurationReading.typed(new SmallRyeConfigBuilder())
                .withSources(new PropertiesConfigSource(all, "input log", RECORDED))
                .build()
                .getConfigMapping(SluiceConfig.class);
    }
}
