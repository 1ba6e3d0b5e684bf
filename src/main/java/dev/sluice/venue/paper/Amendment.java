package dev.sluice.venue.paper;

import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;

/** One amendment of one order ({@code rest-api.md}, "Query Order Amendments"). */
public record Amendment(
        Symbol symbol,
        VenueOrderId order,
        long executionId,
        ClientOrderId before,
        ClientOrderId after,
        Quantity quantityBefore,
        Quantity quantityAfter,
        long atNanos) {}
