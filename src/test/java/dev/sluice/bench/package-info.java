/**
 * The benchmarks behind {@code ./sluice bench}: figures for people, never assertions.
 *
 * <p>Entry point: {@link dev.sluice.bench.Bench}. One class measures one thing; every figure is the median of several
 * rounds of one run, because a shared machine makes single numbers worthless.
 */
@NullMarked
package dev.sluice.bench;

import org.jspecify.annotations.NullMarked;
