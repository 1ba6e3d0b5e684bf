package dev.sluice.pipeline;

import dev.sluice.execution.OrderGateway;
import dev.sluice.feed.MarketFeed;
import dev.sluice.reconciliation.VenueLedger;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.util.Map;

/**
 * The venue of a mode as the desk needs it, open.
 *
 * @param name as the status shows it
 * @param instruments the desk's symbols with the venue's rules
 * @param startHorizonNanos how long after an earlier process sent a request a "not found" proves nothing: none where
 *     the exchange died with that process and its requests
 */
record DeskVenue(
        String name,
        OrderGateway gateway,
        VenueLedger ledger,
        MarketFeed feed,
        Map<Symbol, Instrument> instruments,
        VenueNotices notices,
        long startHorizonNanos) {}
