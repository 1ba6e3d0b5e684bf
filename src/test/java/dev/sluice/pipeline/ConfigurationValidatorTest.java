package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationValidatorTest {
    @Test
    void knowsEveryConstraintThatTheConfigurationUses() {
        Set<Class<?>> used = mappings(SluiceConfig.class)
                .flatMap(mapping -> Arrays.stream(mapping.getDeclaredMethods()))
                .flatMap(ConfigurationValidatorTest::annotations)
                .filter(type -> type.isAnnotationPresent(Constraint.class))
                .collect(Collectors.toSet());

        assertThat(used).hasSizeGreaterThan(4);
        assertThat(ConfigurationValidator.CONSTRAINTS).containsAll(used);
    }

    private static Stream<Class<?>> mappings(Class<?> mapping) {
        return Stream.concat(
                Stream.of(mapping),
                Arrays.stream(mapping.getDeclaredClasses())
                        .filter(Class::isInterface)
                        .flatMap(ConfigurationValidatorTest::mappings));
    }

    private static Stream<Class<? extends Annotation>> annotations(Method method) {
        return Stream.concat(Arrays.stream(method.getAnnotations()), ofType(method.getAnnotatedReturnType()))
                .map(Annotation::annotationType);
    }

    private static Stream<Annotation> ofType(AnnotatedType type) {
        Stream<Annotation> own = Arrays.stream(type.getAnnotations());
        return type instanceof AnnotatedParameterizedType parameterized
                ? Stream.concat(
                        own,
                        Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                                .flatMap(ConfigurationValidatorTest::ofType))
                : own;
    }
}
