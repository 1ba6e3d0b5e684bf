package dev.sluice.pipeline;

import dev.sluice.vocabulary.NearestName;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt to read everything, with what was found wrong on the way.
 *
 * <p>The library stops at the first value that it cannot convert. So a value that is reported is set aside in favour of
 * its default and the reading goes on; the result is used only if there was nothing to report.
 */
final class ConfigurationReading {
    private static final int ABOVE_EVERYTHING = 1_000;
    private static final int ABOVE_BUILT_IN = 200;
    private static final int PROBLEMS_LIMIT = 100;

    private final ConfigurationSources sources;
    private final Map<String, Optional<String>> defaults;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> setAside = new HashMap<>();
    private final List<String> ignored = new ArrayList<>();

    ConfigurationReading(ConfigurationSources sources, Map<String, Optional<String>> defaults) {
        this.sources = sources;
        this.defaults = defaults;
    }

    List<String> problems() {
        return problems;
    }

    /** @throws ConfigurationProblems if a value is wrong that has no default to go on with */
    SmallRyeConfig read() {
        while (problems.size() < PROBLEMS_LIMIT) {
            try {
                return build();
            } catch (ConfigValidationException e) {
                boolean progress = false;
                for (int i = 0; i < e.getProblemCount(); i++) {
                    progress |= note(ConfigurationText.of(e.getProblem(i).getMessage()));
                }
                if (!progress) {
                    break;
                }
            }
        }
        throw new ConfigurationProblems(problems);
    }

    void validate(SluiceConfig desk, SmallRyeConfig config) {
        try {
            new ConfigurationValidator().validateMapping(SluiceConfig.class, "sluice", desk);
        } catch (ConfigValidationException e) {
            for (int i = 0; i < e.getProblemCount(); i++) {
                problems.add(described(ConfigurationText.of(e.getProblem(i).getMessage()), config));
            }
        }
    }

    private static String described(ConfigurationText problem, SmallRyeConfig config) {
        return problem.text()
                + problem.key()
                        .filter(key -> !SecretFiles.isSecret(key))
                        .map(key -> config.getConfigValue(key.replaceAll("\\[\\d+]$", ""))
                                .getValue())
                        .map(value -> " but is " + value)
                        .orElse("");
    }

    /** Notes a problem; true if the next attempt will get past it. */
    private boolean note(ConfigurationText problem) {
        Optional<String> key = problem.key();
        if (problem.isUnknownKey()) {
            problems.add(key.map(this::unknown).orElse(problem.text()));
            key.ifPresent(ignored::add);
            return key.isPresent();
        }
        problems.add(problem.text());
        // A known key without a default may be left out, and an empty value means that it is.
        Optional<String> standard = key.map(defaults::get).map(value -> value.orElse(""));
        return standard.isPresent() && setAside.put(key.orElseThrow(), standard.get()) == null;
    }

    private String unknown(String key) {
        ConfigValue value = sources.config().getConfigValue(key);
        String place = sources.yaml().place(String.valueOf(value.getSourceName()), key);
        List<String> known =
                defaults.keySet().stream().map(name -> filledIn(name, key)).toList();
        return key + ": no such setting (it stands in " + place + ")" + NearestName.hint(key.replace("\"", ""), known);
    }

    /** A known key with the name that the user chose in place of its star. */
    private static String filledIn(String known, String key) {
        int star = known.indexOf(".*.");
        if (star < 0 || !key.startsWith(known.substring(0, star + 1))) {
            return known;
        }
        String chosen = key.substring(star + 1).split("\\.", 2)[0];
        return known.substring(0, star + 1) + chosen + known.substring(star + 2);
    }

    private SmallRyeConfig build() {
        SmallRyeConfigBuilder builder =
                typed(new SmallRyeConfigBuilder()).withProfiles(sources.config().getProfiles());
        ignored.forEach(builder::withMappingIgnore);
        sources.config().getConfigSources().forEach(builder::withSources);
        builder.withSources(new PropertiesConfigSource(setAside, "defaults", ABOVE_EVERYTHING));
        return builder.build();
    }

    /** Reads values as the desk's configuration means them. */
    static SmallRyeConfigBuilder typed(SmallRyeConfigBuilder builder) {
        return builder.addDefaultInterceptors()
                .withConverter(Duration.class, ABOVE_BUILT_IN, new DurationConverter())
                .withConverter(BigDecimal.class, ABOVE_BUILT_IN, ConfigurationReading::decimal)
                .withMapping(SluiceConfig.class);
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it is not a decimal number", e);
        }
    }
}
