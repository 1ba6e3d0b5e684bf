package dev.sluice.strategy;

/** Makes {@link EmaCross}. */
public final class EmaCrossFactory implements StrategyFactory<CrossParameters> {
    @Override
    public String name() {
        return EmaCross.NAME;
    }

    @Override
    public String description() {
        return "Holds the side of the faster of two exponential moving averages, and turns when they cross.";
    }

    @Override
    public CrossParameters defaults() {
        return CrossParameters.DEFAULT;
    }

    @Override
    public Strategy create(CrossParameters parameters) {
        return new EmaCross(parameters);
    }
}
