package dev.sluice.strategy;

/** Makes {@link OrderBlockRetest}. */
public final class OrderBlockRetestFactory implements StrategyFactory<OrderBlockRetestParameters> {
    @Override
    public String name() {
        return OrderBlockRetest.NAME;
    }

    @Override
    public String description() {
        return "Enters when price comes back into an order block for the first time, in the direction of the break.";
    }

    @Override
    public OrderBlockRetestParameters defaults() {
        return new OrderBlockRetestParameters(5, Direction.LONG, 10, 2, 50, 20);
    }

    @Override
    public Strategy create(OrderBlockRetestParameters parameters) {
        return new OrderBlockRetest(parameters);
    }
}
