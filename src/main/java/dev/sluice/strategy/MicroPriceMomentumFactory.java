package dev.sluice.strategy;

import java.time.Duration;

/** Makes {@link MicroPriceMomentum}. */
public final class MicroPriceMomentumFactory implements StrategyFactory<MicroPriceMomentumParameters> {
    @Override
    public String name() {
        return MicroPriceMomentum.NAME;
    }

    @Override
    public String description() {
        return "Buys short moves of the micro-price that the top of the book leans into; long only, on book updates.";
    }

    @Override
    public MicroPriceMomentumParameters defaults() {
        return new MicroPriceMomentumParameters(
                Duration.ofSeconds(2), 0.5, 0.3, 8, 12, Duration.ofSeconds(30), Duration.ofSeconds(5), 0.5);
    }

    @Override
    public Strategy create(MicroPriceMomentumParameters parameters) {
        return new MicroPriceMomentum(parameters);
    }
}
