/**
 * Numbers and shapes made of the market: the standard indicators by name, and market structure.
 *
 * <p>Entry points: {@link dev.sluice.indicator.Indicators}, {@link dev.sluice.indicator.MovingAverage},
 * {@link dev.sluice.indicator.Structure}, {@link dev.sluice.indicator.ReferenceStructure} (in hindsight).
 *
 * <p>Invariants: every step is incremental and looks at nothing that comes later; what the future would change is told
 * only once it is confirmed.
 */
@NullMarked
package dev.sluice.indicator;

import org.jspecify.annotations.NullMarked;
