/**
 * Can the desk trust its inputs and its parts?
 *
 * <p>Entry points: {@link dev.sluice.health.Health}, {@link dev.sluice.health.Diagnosis}, {@link
 * dev.sluice.health.Condition}.
 *
 * <p>Invariant: readiness, metrics and the health gate read the same state, written by the desk's loop alone.
 */
@NullMarked
package dev.sluice.health;

import org.jspecify.annotations.NullMarked;
