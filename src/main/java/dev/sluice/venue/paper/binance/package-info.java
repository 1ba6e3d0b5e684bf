/**
 * The paper exchange's Binance face: Binance Spot's REST API, WebSocket API, market streams and user data stream, as
 * one set of operations over {@link dev.sluice.venue.paper.PaperExchange}.
 *
 * <p>Entry points: {@link dev.sluice.venue.paper.binance.Operation} (one thing a client can ask for, on either road),
 * {@link dev.sluice.venue.paper.binance.Params} (checked access to what was sent), {@link
 * dev.sluice.venue.paper.binance.ApiError} (documented errors), {@link dev.sluice.venue.paper.binance.JsonObject}
 * (answers).
 *
 * <p>Invariants: no socket, no clock, no thread: everything runs on the exchange's loop, and time comes from it, so
 * that all of it can be tested in virtual time; every request is answered exactly once, unless a fault that was asked
 * for loses the answer.
 *
 * <p>File names such as {@code rest-api.md} refer to github.com/binance/binance-spot-api-docs at commit a5e0bc3.
 */
@NullMarked
package dev.sluice.venue.paper.binance;

import org.jspecify.annotations.NullMarked;
