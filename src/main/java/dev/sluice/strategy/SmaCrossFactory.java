package dev.sluice.strategy;

/** Makes {@link SmaCross}. */
public final class SmaCrossFactory implements StrategyFactory<CrossParameters> {
    @Override
    public String name() {
        return SmaCross.NAME;
    }

    @Override
    public String description() {
        return "Holds the side of the faster of two simple moving averages, and turns when they cross.";
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
