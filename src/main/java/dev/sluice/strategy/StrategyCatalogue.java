package dev.sluice.strategy;

import dev.sluice.vocabulary.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The kinds of strategy that can be chosen, by name. */
public final class StrategyCatalogue {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final SortedMap<String, StrategyFactory<?>> factories = new TreeMap<>();

    private StrategyCatalogue(Collection<? extends StrategyFactory<?>> found) {
        for (StrategyFactory<?> factory : found) {
            String name = factory.name();
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(factory.getClass().getName() + " names its strategy \"" + name
                        + "\", which must be 1 to 40 of a-z 0-9 - and begin with a letter");
            }
            StrategyFactory<?> other = factories.putIfAbsent(name, factory);
            if (other != null) {
                throw new IllegalArgumentException("two strategies are called " + name + ": "
                        + other.getClass().getName() + " and "
                        + factory.getClass().getName());
            }
        }
    }

    /** The strategies that come with the desk. */
    public static StrategyCatalogue builtIn() {
        return with(List.of());
    }

    /**
     * The strategies that come with the desk, and users' own.
     *
     * @throws IllegalArgumentException if two have one name, or one has a name that cannot be configured
     */
    public static StrategyCatalogue with(Collection<? extends StrategyFactory<?>> users) {
        List<StrategyFactory<?>> all = new ArrayList<>(List.of(
                new MicroPriceMomentumFactory(),
                new SmaCrossFactory(),
                new EmaCrossFactory(),
                new DeltaDivergenceFactory(),
                new OrderBlockRetestFactory()));
        all.addAll(users);
        return new StrategyCatalogue(all);
    }

    /** All names, in their order. */
    public List<String> names() {
        return List.copyOf(factories.keySet());
    }

    /** All kinds, in the order of their names. */
    public Collection<StrategyFactory<?>> all() {
        return List.copyOf(factories.values());
    }

    public Optional<StrategyFactory<?>> find(String name) {
        return Optional.ofNullable(factories.get(name));
    }

    /** @throws IllegalArgumentException if there is none, naming those that there are */
    public StrategyFactory<?> require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no strategy \"" + name + '"'
                        + NearestName.hint(name, names()) + "; known are " + String.join(", ", names())));
    }

    /**
     * A new strategy.
     *
     * @param parameters text by name with hyphens; defaults apply where nothing is given
     * @throws IllegalArgumentException if there is no such strategy
     * @throws ParameterProblems naming all that is wrong with the parameters
     */
    public Strategy create(String name, Map<String, String> parameters) {
        return create(require(name), parameters);
    }

    private static <P extends Record> Strategy create(StrategyFactory<P> factory, Map<String, String> parameters) {
        P bound = StrategyParameters.bind(factory, parameters);
        Strategy strategy;
        try {
            strategy = factory.create(bound);
        } catch (IllegalArgumentException e) {
            throw new ParameterProblems(List.of(String.valueOf(e.getMessage())));
        }
        if (!strategy.name().equals(factory.name())) {
            throw new IllegalStateException(
                    factory.getClass().getName() + " promises " + factory.name() + " but makes " + strategy.name());
        }
        return strategy;
    }
}
