/**
 * The paper exchange: a spot exchange in memory that follows Binance's published rules, and a recorded market mirrored
 * into it so that orders fill against what really happened.
 *
 * <p>Entry points: {@link dev.sluice.venue.paper.PaperExchange} (accounts, orders, books), {@link
 * dev.sluice.venue.paper.ExchangeEvent} (what it says), {@link dev.sluice.venue.paper.RecordedLiquidity} (recorded
 * depth and trades in).
 *
 * <p>Invariants: the same calls give the same answers (no clock, no randomness, no I/O, no threads; one caller at a
 * time); price-time priority; the book is never crossed between calls; no funded account's free or locked balance is
 * ever negative; every asset is conserved over funded accounts, collected commission and the house; an order never
 * fills beyond its quantity.
 *
 * <p>"Binance" and file names such as {@code filters.md} refer to github.com/binance/binance-spot-api-docs at commit
 * a5e0bc3.
 */
@NullMarked
package dev.sluice.venue.paper;

import org.jspecify.annotations.NullMarked;
