package dev.sluice.execution;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;

/** A question about an order; it changes nothing and needs no proof. */
public record QueryOrder(Symbol symbol, ClientOrderId clientOrderId) {}
