package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;

/**
 * What the agents of a simulated market remember over a restart.
 *
 * @param fair the price that they quote around
 * @param trendBps where it is drifting, in basis points a second
 */
public record MarketState(Symbol symbol, Price fair, double trendBps, MarketPhase phase) {}
