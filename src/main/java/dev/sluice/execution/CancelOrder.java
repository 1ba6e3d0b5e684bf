package dev.sluice.execution;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Symbol;

/** A committed wish to cancel an order. Repeating it does no harm, so it needs no proof. */
public record CancelOrder(OrderId order, Symbol symbol, ClientOrderId clientOrderId) {}
