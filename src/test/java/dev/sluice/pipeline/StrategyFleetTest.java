package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategyFleetTest {
    private final ConfigurationFixture configuration = new ConfigurationFixture();

    @Test
    void namesAllThatIsWrongWithStrategiesAtOnce() {
        configuration
                .with("sluice.strategies.sma-cros.enabled", "true")
                .with("sluice.strategies.sma-cross.interval", "15 minutes")
                .with("sluice.strategies.sma-cross.symbols", "DOGEUSDT")
                .with("sluice.strategies.sma-cross.parameters.fats", "3")
                .with("sluice.strategies.sma-cross.parameters.slow", "1")
                .with("sluice.strategies.ema-cross.parameters.fast", "40")
                .with("sluice.strategies.micro-price-momentum.parameters.hold", "1s");

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "sluice.strategies.sma-cros: there is no such strategy; did you mean sma-cross?; known are "
                                + "delta-divergence, ema-cross, micro-price-momentum, order-block-retest, sma-cross",
                        "sluice.strategies.sma-cross.interval: \"15 minutes\" is no interval such as 15m, 1h or"
                                + " 1d@22:00",
                        "sluice.strategies.sma-cross.symbols: DOGEUSDT is not in sluice.symbols",
                        "sluice.strategies.sma-cross.parameters.fats: sma-cross has no such parameter; did you mean"
                                + " fast?; it has fast, slow, direction, stop-pct, collar-bps",
                        "sluice.strategies.sma-cross.parameters.slow: must be from 2 to 5000 but is 1",
                        "sluice.strategies.ema-cross.parameters.fast: must be less than slow, 30, but is 40",
                        "sluice.strategies.micro-price-momentum.enabled, "
                                + "sluice.strategies.micro-price-momentum.parameters: stand in "
                                + "sluice.strategy.micro-price-momentum instead");
    }

    @Test
    void theFirstStrategyMayBeKeptToSymbols() {
        configuration.with("sluice.strategies.micro-price-momentum.symbols", "ETHUSDT");

        assertThat(new DeskFactory(configuration.build())
                        .replay(Map.of(), 1)
                        .desk()
                        .policies()
                        .strategies()
                        .byName()
                        .get("micro-price-momentum"))
                .satisfies(policy -> {
                    assertThat(policy.enabled()).isTrue();
                    assertThat(policy.symbols()).hasToString("[ETHUSDT]");
                    assertThat(policy.parameters()).containsEntry("hold", "30s").containsEntry("momentum-bps", "0.5");
                });
    }

    private List<String> problems() {
        return ConfigurationRules.problems(configuration.build());
    }
}
