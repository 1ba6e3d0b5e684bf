package dev.sluice.strategy;

/** Makes {@link DeltaDivergence}. */
public final class DeltaDivergenceFactory implements StrategyFactory<DeltaDivergenceParameters> {
    @Override
    public String name() {
        return DeltaDivergence.NAME;
    }

    @Override
    public String description() {
        return "Trades against a price extreme that takers did not follow, measured by cumulative delta.";
    }

    @Override
    public DeltaDivergenceParameters defaults() {
        return new DeltaDivergenceParameters(20, Direction.LONG, 10, 2, 20, 20);
    }

    @Override
    public Strategy create(DeltaDivergenceParameters parameters) {
        return new DeltaDivergence(parameters);
    }
}
