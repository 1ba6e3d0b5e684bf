package dev.sluice.operator;

/** What became of a {@link StrategyChange}. */
public sealed interface StrategyAnswer {
    record Changed(StrategyView strategy) implements StrategyAnswer {}

    /** Nothing was changed. */
    record Refused(String field, String problem) implements StrategyAnswer {}

    /** There is no strategy of that name. */
    record Unknown() implements StrategyAnswer {}
}
