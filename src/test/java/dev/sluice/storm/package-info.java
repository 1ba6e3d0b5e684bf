/**
 * The fault storm: the real adapter, pipeline and paper core in virtual time, from one seed, with every fault that the
 * paper exchange knows, cut and silent connections, and crashes at any instant. One thread, no wall clock: a seed that
 * fails, fails again. Start with {@link dev.sluice.storm.Storm}; what must hold afterwards stands in
 * {@link dev.sluice.storm.Invariants}.
 */
@NullMarked
package dev.sluice.storm;

import org.jspecify.annotations.NullMarked;
