package dev.sluice.pipeline;

import dev.sluice.strategy.CrossParameters;
import dev.sluice.strategy.DeltaDivergenceParameters;
import dev.sluice.strategy.Direction;
import dev.sluice.strategy.MicroPriceMomentumParameters;
import dev.sluice.strategy.OrderBlockRetestParameters;
import dev.sluice.strategy.StrategyCatalogue;
import dev.sluice.strategy.StrategyFactory;
import io.quarkus.arc.All;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Users' own strategies in the service: every CDI bean that is a {@link StrategyFactory}, beside the built-in ones.
 * The records of these are read by reflection, which a native executable has to be told.
 */
@Singleton
@RegisterForReflection(
        targets = {
            MicroPriceMomentumParameters.class,
            CrossParameters.class,
            DeltaDivergenceParameters.class,
            OrderBlockRetestParameters.class,
            Direction.class
        })
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
