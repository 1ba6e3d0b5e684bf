/**
 * The paper exchange: a spot exchange in memory that follows Binance's published rules, with a recorded market mirrored
 * into it so that orders fill against what really happened, or with agents that make a market of their own.
 *
 * <p>Entry points: {@link dev.sluice.venue.paper.PaperExchange} (accounts, orders, books), {@link
 * dev.sluice.venue.paper.AccountQueries} (what can be asked), {@link dev.sluice.venue.paper.ExchangeEvent} (what it
 * says), {@link dev.sluice.venue.paper.RecordedLiquidity} (recorded depth and trades in), {@link
 * dev.sluice.venue.paper.PaperHost} (the exchange on its loop, with a market and accounts that outlive the process in a
 * {@link dev.sluice.venue.paper.PaperStore}), {@link dev.sluice.venue.paper.SimulatedVenue} (the desk's connection to
 * it within the process).
 *
 * <p>Invariants: the same calls give the same answers (no clock, no chance but from seeds, no I/O, no threads; one
 * caller at a time); nothing is told that is not stored, where there is a store; price-time priority; the book is never
 * crossed between calls; no funded account's free or locked balance is ever negative; every asset is conserved over
 * funded accounts, collected commission and the house; an order never fills
 * beyond its quantity; what an account has locked is what its open orders hold.
 *
 * <p>"Binance" and file names such as {@code filters.md} refer to github.com/binance/binance-spot-api-docs at commit
 * a5e0bc3.
 */
@NullMarked
package dev.sluice.venue.paper;

import org.jspecify.annotations.NullMarked;
