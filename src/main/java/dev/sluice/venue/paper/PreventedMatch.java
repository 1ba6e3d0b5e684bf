package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.SelfTradePrevention;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.VenueOrderId;
import java.util.Optional;

/**
 * A trade of an account with itself that did not happen ({@code faqs/stp_faq.md}, "What is a Prevented Match?").
 *
 * @param id counted for each symbol, from 0
 * @param mode what was done
 * @param quantity what would have traded
 * @param takerPrevented what the taker lost, if anything
 * @param makerPrevented what the maker lost, if anything
 */
public record PreventedMatch(
        Symbol symbol,
        long id,
        VenueOrderId taker,
        VenueOrderId maker,
        SelfTradePrevention mode,
        Price price,
        Quantity quantity,
        Optional<Quantity> takerPrevented,
        Optional<Quantity> makerPrevented,
        long atNanos) {}
