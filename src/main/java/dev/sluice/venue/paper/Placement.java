package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderTerms;

/** A request for an order, before anything is checked. */
record Placement(Account account, ClientOrderId clientOrderId, OrderTerms terms) {}
