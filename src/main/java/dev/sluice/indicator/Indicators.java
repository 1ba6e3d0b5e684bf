package dev.sluice.indicator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The standard indicators by name. */
public final class Indicators {
    private static final Map<String, Recipe> RECIPES = new LinkedHashMap<>();

    static {
        Stream.of(AverageRecipes.ALL, MomentumRecipes.ALL, RangeRecipes.ALL, VolumeRecipes.ALL)
                .flatMap(Collection::stream)
                .forEach(recipe -> RECIPES.put(recipe.kind().name(), recipe));
    }

    private Indicators() {}

    /** All of them: averages, momentum, ranges, volume. */
    public static List<IndicatorKind> catalogue() {
        return RECIPES.values().stream().map(Recipe::kind).toList();
    }

    /**
     * A new indicator without candles.
     *
     * @param parameters by name; what is left out has its standard value
     * @throws IllegalArgumentException naming what is unknown or out of range, and what there is instead
     */
    public static Indicator of(String name, Map<String, ? extends Number> parameters) {
        return keeping(0, name, parameters);
    }

    /** As {@link #of}, with more candles in memory than it needs. */
    static Indicator keeping(int candles, String name, Map<String, ? extends Number> parameters) {
        Recipe recipe = RECIPES.get(name);
        if (recipe == null) {
            throw new IllegalArgumentException(
                    "no indicator " + name + "; there are " + String.join(", ", RECIPES.keySet()));
        }
        return new CandleIndicator(recipe, Arguments.of(recipe.kind(), parameters), candles);
    }
}
