package dev.sluice.strategy;

import dev.sluice.vocabulary.NearestName;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** From the text of a command line or a configuration to a strategy's record of parameters, and back. */
public final class StrategyParameters {
    private StrategyParameters() {}

    /**
     * One parameter, for people.
     *
     * @param name with hyphens
     * @param type such as {@code whole number}
     * @param standard what applies where nothing is given
     * @param range such as {@code 2 to 5000}; empty if any value will do
     */
    public record Parameter(String name, String type, String standard, String range) {}

    /**
     * The parameters with what is given in place of the defaults.
     *
     * @param given text by name with hyphens, such as {@code stop-bps}
     * @throws ParameterProblems naming all that is wrong: unknown names, values of the wrong type or out of range
     */
    public static <P extends Record> P bind(StrategyFactory<P> factory, Map<String, String> given) {
        P defaults = factory.defaults();
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        List<String> problems = unknown(factory.name(), components, given);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i], Optional.ofNullable(given.get(name(components[i]))), defaults, problems);
        }
        if (!problems.isEmpty()) {
            throw new ParameterProblems(problems);
        }
        return made(defaults, components, values);
    }

    /** What a strategy of that kind can be given. */
    public static List<Parameter> of(StrategyFactory<?> factory) {
        Record defaults = factory.defaults();
        return Arrays.stream(defaults.getClass().getRecordComponents())
                .map(component -> new Parameter(
                        name(component),
                        ParameterType.name(component.getType()),
                        ParameterType.format(read(component, defaults)),
                        range(component)))
                .toList();
    }

    /** Parameters as text that {@link #bind} takes, by name. */
    public static SortedMap<String, String> text(Record parameters) {
        SortedMap<String, String> text = new TreeMap<>();
        for (RecordComponent component : parameters.getClass().getRecordComponents()) {
            text.put(name(component), ParameterType.format(read(component, parameters)));
        }
        return text;
    }

    private static List<String> unknown(String strategy, RecordComponent[] components, Map<String, String> given) {
        List<String> known =
                Arrays.stream(components).map(StrategyParameters::name).toList();
        List<String> problems = new ArrayList<>();
        for (String name : new TreeSet<>(given.keySet())) {
            if (!known.contains(name)) {
                problems.add(name + ": " + strategy + " has no such parameter" + NearestName.hint(name, known)
                        + "; it has " + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
        return problems;
    }

    private static Object value(
            RecordComponent component, Optional<String> given, Record defaults, List<String> problems) {
        Class<?> type = component.getType();
        if (!ParameterType.isKnown(type)) {
            throw new IllegalStateException("parameter " + name(component) + " is a " + type.getSimpleName()
                    + ", which no text can be turned into");
        }
        Object standard = read(component, defaults);
        if (given.isEmpty()) {
            return standard;
        }
        String text = given.get().strip();
        try {
            Object value = ParameterType.parse(type, text);
            if (isInside(component, value)) {
                return value;
            }
            problems.add(name(component) + ": must be " + range(component) + " but is " + text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.add(name(component) + ": must be a " + ParameterType.name(type) + " but is \"" + text + '"');
        }
        return standard;
    }

    private static boolean isInside(RecordComponent component, Object value) {
        Range range = component.getAnnotation(Range.class);
        Class<?> type = component.getType();
        return range == null
                || (range.from().isEmpty() || ParameterType.compare(type, value, range.from()) >= 0)
                        && (range.to().isEmpty() || ParameterType.compare(type, value, range.to()) <= 0);
    }

    private static String range(RecordComponent component) {
        Range range = component.getAnnotation(Range.class);
        if (range == null || range.from().isEmpty() && range.to().isEmpty()) {
            return "";
        }
        if (range.to().isEmpty()) {
            return "at least " + range.from();
        }
        return range.from().isEmpty() ? "at most " + range.to() : "from " + range.from() + " to " + range.to();
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Object read(RecordComponent component, Record of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("parameter " + name(component) + " cannot be read", e);
        }
    }

    /** The record's own rules, such as one parameter below another, speak in its constructor. */
    private static <P extends Record> P made(P defaults, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked") // the class of a P
            Constructor<P> constructor = ((Class<P>) defaults.getClass()).getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new ParameterProblems(List.of(String.valueOf(refused.getMessage())));
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("parameters of " + defaults.getClass() + " cannot be made", e);
        }
    }
}
