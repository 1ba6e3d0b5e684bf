/**
 * The adapter's sockets, on Vert.x. Each adapter lives on one Vert.x context; everything of it happens there.
 *
 * <p>Entry points: {@link dev.sluice.venue.binance.vertx.VertxVenueSockets}.
 *
 * <p>Invariants: it decides nothing; bytes reach the adapter without being copied into text first.
 */
@NullMarked
package dev.sluice.venue.binance.vertx;

import org.jspecify.annotations.NullMarked;
