package dev.sluice.pipeline;

/**
 * What earlier processes counted, from the projections.
 *
 * @param refused proposals refused by a gate
 * @param orders all of them, those included that a pre-trade check refused
 */
record Counted(long proposals, long refused, long orders, long fills) {}
