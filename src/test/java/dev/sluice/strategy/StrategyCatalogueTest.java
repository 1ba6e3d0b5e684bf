package dev.sluice.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategyCatalogueTest {
    private final StrategyCatalogue catalogue = StrategyCatalogue.builtIn();

    @Test
    void makesEveryStrategyThatItNames() {
        assertThat(catalogue.names())
                .contains("micro-price-momentum", "sma-cross", "ema-cross", "delta-divergence", "order-block-retest");
        for (String name : catalogue.names()) {
            assertThat(catalogue.create(name, Map.of()).name()).isEqualTo(name);
            assertThat(catalogue.require(name).description()).endsWith(".");
        }
    }

    @Test
    void namesWhatThereIsWhenThereIsNoSuchStrategy() {
        assertThatThrownBy(() -> catalogue.create("sma-cros", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no strategy \"sma-cros\"; did you mean sma-cross?; known are ")
                .hasMessageContaining("micro-price-momentum");
    }

    @Test
    void refusesTwoOfOneName() {
        assertThatThrownBy(() -> StrategyCatalogue.with(List.of(new SmaCrossFactory())))
                .hasMessageContaining("two strategies are called sma-cross");
    }

    @Test
    void refusesANameThatCannotBeConfigured() {
        assertThatThrownBy(() -> StrategyCatalogue.with(List.of(new Named("My Strategy", "My Strategy"))))
                .hasMessageContaining("\"My Strategy\"")
                .hasMessageContaining("a-z 0-9 -");
    }

    @Test
    void refusesAFactoryThatMakesAnother() {
        StrategyCatalogue mixed = StrategyCatalogue.with(List.of(new Named("mine", "sma-cross")));

        assertThatThrownBy(() -> mixed.create("mine", Map.of()))
                .hasMessageContaining("promises mine but makes sma-cross");
    }

    private record Named(String name, String made) implements StrategyFactory<CrossParameters> {
        @Override
        public String description() {
            return "A test's.";
        }

        @Override
        public CrossParameters defaults() {
            return CrossParameters.DEFAULT;
        }

        @Override
        public Strategy create(CrossParameters parameters) {
            return new SmaCross(parameters);
        }
    }
}
