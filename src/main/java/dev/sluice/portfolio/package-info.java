/**
 * What we hold and what is reserved: a fold of fills, transfers, balances and reservations.
 *
 * <p>Entry points: {@link dev.sluice.portfolio.Portfolio}, {@link dev.sluice.portfolio.Position}, {@link
 * dev.sluice.portfolio.Exposures}, {@link dev.sluice.portfolio.ReducingOrder}.
 *
 * <p>Invariants: a fill is booked once, whatever comes twice; position = fills − commissions in base; holdings =
 * what was there at first + fills − commissions ± transfers, of every asset; a commission that nothing priced is in no
 * sum; every reservation is released exactly once; a {@link dev.sluice.portfolio.ReducingOrder} is minted here and
 * nowhere else and can never take more than the position.
 */
@NullMarked
package dev.sluice.portfolio;

import org.jspecify.annotations.NullMarked;
