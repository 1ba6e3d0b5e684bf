/**
 * The adapter for Binance Spot: its streams, requests and answers, limits, errors and clock, as state machines.
 *
 * <p>Entry points: {@link dev.sluice.venue.binance.MarketStreams} (public market data), {@link
 * dev.sluice.venue.binance.VenueWatch} (what the adapter tells of itself), {@link
 * dev.sluice.venue.binance.VenueRequest}, {@link dev.sluice.venue.binance.VenueAnswer} and {@link
 * dev.sluice.venue.binance.VenueErrors} (what is asked, and what an answer proves), {@link
 * dev.sluice.venue.binance.RequestSigner}, {@link dev.sluice.venue.binance.RequestBudget}. Sockets enter through {@link
 * dev.sluice.venue.binance.VenueSockets}, time through {@link dev.sluice.venue.binance.VenueTimers}; the subpackage
 * {@code vertx} implements them.
 *
 * <p>Invariants: no thread, no clock and no I/O of its own, so that a day runs in a second of virtual time; everything
 * of one adapter happens on one event loop; secrets and signed payloads never leave it but on the wire.
 *
 * <p>File names such as {@code web-socket-streams.md} refer to github.com/binance/binance-spot-api-docs at commit
 * a5e0bc3.
 */
@NullMarked
package dev.sluice.venue.binance;

import org.jspecify.annotations.NullMarked;
