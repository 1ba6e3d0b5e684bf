package dev.sluice.strategy;

/**
 * What a strategy remembers of one symbol, in a form that outlives the process.
 *
 * @param version of the text's form, which the strategy counts up when it changes it
 * @param text in a form of the strategy's own, such as JSON; at most {@value #TEXT_LIMIT} characters
 */
public record StrategyState(int version, String text) {
    /** A state is written at every candle, so it has to be small. */
    public static final int TEXT_LIMIT = 65_536;

    public StrategyState {
        if (text.length() > TEXT_LIMIT) {
            throw new IllegalArgumentException("a state has " + text.length() + " characters, more than " + TEXT_LIMIT);
        }
    }
}
