/**
 * Rules that turn market state into ideas. A strategy decides what it wants; it never sizes, approves or sends.
 *
 * <p>Entry points: {@link dev.sluice.strategy.Strategy}, {@link dev.sluice.strategy.Idea},
 * {@link dev.sluice.strategy.StrategyCatalogue}, {@link dev.sluice.strategy.StrategyParameters}.
 *
 * <p>Invariants: a strategy is deterministic, keeps its own state, reads no clock and does no I/O; everything it knows
 * came in with the event.
 */
@NullMarked
package dev.sluice.strategy;

import org.jspecify.annotations.NullMarked;
