package dev.sluice.cli;

import dev.sluice.strategy.Strategy;
import dev.sluice.strategy.StrategyCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Which strategies run, with which parameters. */
final class StrategyOptions {
    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            required = true,
            description = "A strategy's name; several times for several, which share the wallet.")
    private List<String> names = List.of();

    @Option(
            names = "--param",
            paramLabel = "KEY=VALUE",
            description = "A parameter; with several strategies NAME.KEY=VALUE.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    List<String> names() {
        return names;
    }

    /** As they were given. */
    Map<String, String> parameters() {
        return parameters;
    }

    /**
     * New strategies, without state.
     *
     * @throws IllegalArgumentException saying which name or parameter is wrong and what there is
     */
    List<Strategy> create(StrategyCatalogue catalogue) {
        return create(catalogue, parameters);
    }

    /** The same with other parameters. */
    List<Strategy> create(StrategyCatalogue catalogue, Map<String, String> given) {
        Map<String, Map<String, String>> byStrategy = new TreeMap<>();
        for (String name : names) {
            catalogue.require(name);
            if (byStrategy.put(name, new LinkedHashMap<>()) != null) {
                throw new IllegalArgumentException("--strategy " + name + " is given twice");
            }
        }
        given.forEach((key, value) -> assign(key, value, byStrategy));
        List<Strategy> strategies = new ArrayList<>();
        for (String name : names) {
            strategies.add(catalogue.create(name, byStrategy.getOrDefault(name, Map.of())));
        }
        return strategies;
    }

    private void assign(String key, String value, Map<String, Map<String, String>> byStrategy) {
        int at = key.indexOf('.');
        String name = at < 0 ? names.get(0) : key.substring(0, at);
        if (at < 0 && names.size() > 1) {
            throw new IllegalArgumentException("--param " + key + ": with several strategies write NAME." + key
                    + ", such as " + names.get(0) + '.' + key);
        }
        Map<String, String> of = byStrategy.get(name);
        if (of == null) {
            throw new IllegalArgumentException("--param " + key + ": there is no --strategy " + name);
        }
        of.put(key.substring(at + 1), value);
    }
}
