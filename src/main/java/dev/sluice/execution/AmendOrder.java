package dev.sluice.execution;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;

/**
 * A committed wish to make an order smaller; it keeps its id and its place in the queue.
 *
 * @param quantity what it shall ask for in all, less than now
 */
public record AmendOrder(OrderId order, Symbol symbol, ClientOrderId clientOrderId, Quantity quantity) {}
