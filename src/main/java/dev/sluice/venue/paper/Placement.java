package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.OrderTerms;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A request for an order, sized and named, before anything is checked.
 *
 * @param quoteQuantity what its quantity was worked out from
 * @param pending whether it has to wait for the working order of its list
 */
record Placement(
        Account account,
        ClientOrderId clientOrderId,
        OrderTerms terms,
        OrderTags tags,
        Optional<BigDecimal> quoteQuantity,
        boolean pending) {}
