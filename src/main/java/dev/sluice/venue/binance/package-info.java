/**
 * The desk's side of Binance Spot: how requests are made, signed and admitted, what answers and events mean, and how a
 * connection lives, all without a socket; the sockets are in {@code venue.binance.vertx}.
 *
 * <p>Entry points, for trading: {@link dev.sluice.venue.binance.VenueRequest} and {@link
 * dev.sluice.venue.binance.VenueAnswer}, {@link dev.sluice.venue.binance.VenueErrors} (what an error proves), {@link
 * dev.sluice.venue.binance.RequestSigner}, {@link dev.sluice.venue.binance.RequestBudget}.
 *
 * <p>Invariants: one caller at a time (an adapter lives on one event loop); time comes in as {@link
 * dev.sluice.venue.binance.Timers}; secrets, signatures and signed payloads are in no {@code toString}, exception or
 * notice; an order goes out on one road only, and once.
 *
 * <p>"Binance" and file names such as {@code rest-api.md} refer to github.com/binance/binance-spot-api-docs at commit
 * a5e0bc3.
 */
@NullMarked
package dev.sluice.venue.binance;

import org.jspecify.annotations.NullMarked;
