package dev.sluice.execution;

/**
 * An end that the venue told, of an order of which trades are still missing.
 *
 * @param trigger CANCELED or EXPIRED
 */
record HeldEnd(OrderTrigger trigger, String reason) {}
