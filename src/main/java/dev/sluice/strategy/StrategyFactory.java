package dev.sluice.strategy;

/**
 * A kind of strategy that can be chosen by its name. Beans of this type are found at the start, built-in or a user's
 * own.
 *
 * @param <P> its parameters, a record of {@code int, long, double, boolean, String, Duration} or enum components; on
 *     the command line and in the configuration they bear the components' names with hyphens
 */
public interface StrategyFactory<P extends Record> {
    /** As {@link Strategy#name()}. */
    String name();

    /** One sentence for people who choose. */
    String description();

    /** What applies where nothing is given. */
    P defaults();

    /**
     * A new strategy without state.
     *
     * @throws IllegalArgumentException naming the parameter, its value and its limit
     */
    Strategy create(P parameters);
}
