package dev.sluice.pipeline;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads and checks the desk's configuration before anything is started, so that all problems come at once and cost
 * nothing.
 *
 * @param desk the typed view
 * @param effective every {@code sluice.} key with its value, but for secrets and paths
 */
public record Configuration(SluiceConfig desk, Map<String, String> effective) {
    private static final String PREFIX = "sluice.";
    private static final Set<String> NOT_TOLD = Set.of("sluice.data-dir");

    /**
     * Reads the sources that Quarkus reads: files, profile, environment, system properties.
     *
     * @throws ConfigurationProblems naming every problem
     */
    public static Configuration load(Map<String, String> environment) {
        List<String> problems = new ArrayList<>(EnvironmentNames.unknown(environment, keys()));
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            SmallRyeConfig config = build(validators.getValidator());
            SluiceConfig desk = config.getConfigMapping(SluiceConfig.class);
            problems.addAll(ConfigurationRules.problems(desk));
            if (problems.isEmpty()) {
                return new Configuration(desk, effective(config));
            }
        } catch (ConfigValidationException e) {
            for (int i = 0; i < e.getProblemCount(); i++) {
                problems.add(ConfigurationText.of(e.getProblem(i).getMessage()));
            }
        } catch (RuntimeException e) {
            problems.add(ConfigurationText.of(String.valueOf(e.getMessage())));
        }
        throw new ConfigurationProblems(problems);
    }

    private static SmallRyeConfig build(Validator validator) {
        SmallRyeConfig base = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withProfiles(base.getProfiles())
                .withMapping(SluiceConfig.class)
                .withValidator(new BeanValidationConfigValidator() {
                    @Override
                    public Validator getValidator() {
                        return validator;
                    }
                });
        base.getConfigSources().forEach(builder::withSources);
        return builder.build();
    }

    private static Map<String, String> effective(SmallRyeConfig config) {
        Map<String, String> values = new TreeMap<>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(PREFIX) && !NOT_TOLD.contains(name))
                .forEach(name -> {
                    String value = config.getConfigValue(name).getValue();
                    if (value != null) {
                        values.put(name, value);
                    }
                });
        return values;
    }

    private static Set<String> keys() {
        return new TreeSet<>(
                ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(SluiceConfig.class, "sluice"))
                        .keySet());
    }
}
