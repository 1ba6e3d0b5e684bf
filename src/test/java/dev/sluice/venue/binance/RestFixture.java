package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.VirtualTimers.SECOND;

import java.util.Optional;

/** The REST road in virtual time. */
final class RestFixture {
    static final String KEY = "test-key";
    static final String SECRET = "test-secret";

    final VenueClock clock;
    final RequestBudget budget;
    final VenueContext context;
    final BinanceRest rest;

    RestFixture(VirtualTimers timers, VenueHttp http, VenueWatch watch) {
        clock = new VenueClock(timers, watch);
        budget = new RequestBudget(20, watch);
        context = new VenueContext(timers, clock, budget, watch);
        SignedRequests requests = new SignedRequests(RequestSigner.hmac(KEY, SECRET), 5 * SECOND);
        rest = new BinanceRest(http, context, clock, Optional.of(requests), 10 * SECOND);
    }
}
