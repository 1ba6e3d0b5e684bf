/**
 * The core over recorded events at full speed, without server or database, and what came of it.
 *
 * <p>Entry points: {@link dev.sluice.backtest.Backtest}, {@link dev.sluice.backtest.BacktestSettings},
 * {@link dev.sluice.backtest.BacktestResult}.
 *
 * <p>Invariants: the same input gives the same digest, whatever the number of threads; money is exact; no decision sees
 * an event before its time.
 */
@NullMarked
package dev.sluice.backtest;

import org.jspecify.annotations.NullMarked;
