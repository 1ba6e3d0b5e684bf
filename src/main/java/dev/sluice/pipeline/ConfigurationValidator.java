package dev.sluice.pipeline;

import io.smallrye.config.ConfigMappingLoader;
import io.smallrye.config.ConfigMappingMetadata;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.PredefinedScopeHibernateValidator;

/**
 * Holds the configuration to the ranges that {@link SluiceConfig} annotates.
 *
 * <p>All that it has to know of the annotations it learns when this class is initialised. In a native executable that
 * is while it is built, where reflection still sees everything. Its messages are English whatever the machine speaks.
 */
final class ConfigurationValidator implements BeanValidationConfigValidator {
    /** Constraints beyond these would not be looked at; {@code ConfigurationValidatorTest} compares. */
    static final Set<Class<?>> CONSTRAINTS = Set.of(
            DecimalMax.class,
            DecimalMin.class,
            Digits.class,
            Max.class,
            Min.class,
            NotBlank.class,
            NotEmpty.class,
            NotNull.class,
            Pattern.class,
            Positive.class,
            PositiveOrZero.class,
            Size.class);

    private static final Validator VALIDATOR = validator();

    @Override
    public Validator getValidator() {
        return VALIDATOR;
    }

    private static Validator validator() {
        return Validation.byProvider(PredefinedScopeHibernateValidator.class)
                .configure()
                .ignoreXmlConfiguration()
                .builtinConstraints(CONSTRAINTS.stream().map(Class::getName).collect(Collectors.toSet()))
                .initializeBeanMetaData(mappings().collect(Collectors.toSet()))
                .locales(Set.of(Locale.ENGLISH))
                .defaultLocale(Locale.ENGLISH)
                .buildValidatorFactory()
                .getValidator();
    }

    /** The classes behind {@link SluiceConfig} and the interfaces nested in it. */
    private static Stream<Class<?>> mappings() {
        return ConfigMappingLoader.getConfigMappingsMetadata(SluiceConfig.class).stream()
                .map(ConfigMappingMetadata::getInterfaceType)
                .map(mapping -> ConfigMappingLoader.ensureLoaded(mapping).implementation());
    }
}
