package dev.sluice.pipeline;

import dev.sluice.strategy.MicroPriceMomentum;
import dev.sluice.strategy.ParameterProblems;
import dev.sluice.strategy.Strategy;
import dev.sluice.strategy.StrategyCatalogue;
import dev.sluice.strategy.StrategyFactory;
import dev.sluice.strategy.StrategyParameters;
import dev.sluice.vocabulary.CandleInterval;
import dev.sluice.vocabulary.NearestName;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * From configuration to the strategies of a desk: every kind that there is, so that a person can switch on what the
 * configuration leaves off.
 */
final class StrategyFleet {
    private final SluiceConfig config;
    private final StrategyCatalogue catalogue;

    StrategyFleet(SluiceConfig config, StrategyCatalogue catalogue) {
        this.config = config;
        this.catalogue = catalogue;
    }

    /** In the order of their names. */
    List<Strategy> strategies() {
        return catalogue.names().stream()
                .map(name -> catalogue.create(name, parameters(name)))
                .toList();
    }

    /** How they run, by name. */
    Map<String, StrategyPolicy> policies() {
        Map<String, StrategyPolicy> policies = new LinkedHashMap<>();
        catalogue.all().forEach(factory -> policies.put(factory.name(), policy(factory)));
        return policies;
    }

    private StrategyPolicy policy(StrategyFactory<?> factory) {
        String name = factory.name();
        Optional<StrategyConfig> said = Optional.ofNullable(config.strategies().get(name));
        return new StrategyPolicy(
                isEnabled(name, said),
                said.flatMap(StrategyConfig::symbols)
                        .<Set<Symbol>>map(
                                names -> names.stream().map(Symbol::new).collect(Collectors.toUnmodifiableSet()))
                        .orElse(Set.of()),
                said.map(each -> CandleInterval.of(each.interval())).orElse(CandleInterval.ONE_MINUTE),
                factory.description(),
                StrategyParameters.text(StrategyParameters.bind(factory, parameters(name))),
                Optional.of(() -> catalogue.create(name, parameters(name))));
    }

    private boolean isEnabled(String name, Optional<StrategyConfig> said) {
        return name.equals(MicroPriceMomentum.NAME)
                ? config.strategy().microPriceMomentum().enabled()
                : said.flatMap(StrategyConfig::enabled).orElse(false);
    }

    /** The strategy that came first has a section of its own. */
    private Map<String, String> parameters(String name) {
        if (!name.equals(MicroPriceMomentum.NAME)) {
            return Optional.ofNullable(config.strategies().get(name))
                    .map(StrategyConfig::parameters)
                    .orElse(Map.of());
        }
        SluiceConfig.MicroPrice momentum = config.strategy().microPriceMomentum();
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("lookback", momentum.lookback().toString());
        parameters.put("momentum-bps", Double.toString(momentum.momentumBps()));
        parameters.put("imbalance", Double.toString(momentum.imbalance()));
        parameters.put("stop-bps", Double.toString(momentum.stopBps()));
        parameters.put("target-bps", Double.toString(momentum.targetBps()));
        parameters.put("hold", momentum.hold().toString());
        parameters.put("cooldown", momentum.cooldown().toString());
        parameters.put("collar-bps", Double.toString(momentum.collarBps()));
        return parameters;
    }

    /** All that is wrong with {@code sluice.strategies}. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        config.strategies().forEach((name, said) -> {
            String prefix = "sluice.strategies." + name + ".";
            Optional<StrategyFactory<?>> factory = catalogue.find(name);
            if (factory.isEmpty()) {
                problems.add("sluice.strategies." + name + ": there is no such strategy"
                        + NearestName.hint(name, catalogue.names()) + "; known are "
                        + String.join(", ", catalogue.names()));
            } else if (!name.equals(MicroPriceMomentum.NAME)) {
                parameters(prefix, factory.get(), said, problems);
            } else if (said.enabled().isPresent() || !said.parameters().isEmpty()) {
                problems.add(prefix + "enabled, " + prefix
                        + "parameters: stand in sluice.strategy.micro-price-momentum instead");
            }
            interval(prefix, said, problems);
            said.symbols().orElse(List.of()).stream()
                    .filter(symbol -> !config.symbols().contains(symbol))
                    .forEach(symbol -> problems.add(prefix + "symbols: " + symbol + " is not in sluice.symbols"));
        });
        return problems;
    }

    private void parameters(String prefix, StrategyFactory<?> factory, StrategyConfig said, List<String> problems) {
        try {
            catalogue.create(factory.name(), said.parameters());
        } catch (ParameterProblems e) {
            e.problems().forEach(problem -> problems.add(prefix + "parameters." + problem));
        }
    }

    private static void interval(String prefix, StrategyConfig said, List<String> problems) {
        try {
            CandleInterval.of(said.interval());
        } catch (IllegalArgumentException e) {
            problems.add(prefix + "interval: " + e.getMessage());
        }
    }
}
