package dev.sluice.pipeline;

import dev.sluice.strategy.StrategyCatalogue;
import dev.sluice.strategy.StrategyFactory;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Users' own strategies in the service: every CDI bean that is a {@link StrategyFactory}, beside the built-in ones. */
@Singleton
public class StrategyBeans {
    private final StrategyCatalogue catalogue;

    @Inject
    public StrategyBeans(@All List<StrategyFactory<?>> beans) {
        this.catalogue = StrategyCatalogue.with(beans);
    }

    StrategyCatalogue catalogue() {
        return catalogue;
    }
}
